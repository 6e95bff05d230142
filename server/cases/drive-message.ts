import { RefusalError } from '../../domain/refusals.ts';
import type { SentMessage } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import { now } from '../engine/camunda.ts';
import { engineFailure } from '../engine/failure.ts';
import { actionsOf } from './actions.ts';
import { instancesOf } from './instances.ts';

type Parts = Pick<Desk, 'store' | 'camunda' | 'models'>;

interface Ended {
  readonly endDate?: string | null;
}

/** Whether the event has taken place since the message was sent: an earlier try went through, its answer was lost. */
async function wasReceived({ camunda }: Parts, message: SentMessage): Promise<boolean> {
  const { processInstanceKey, elementId, createdAt } = message;
  const query = { filter: { processInstanceKey, elementId, state: 'COMPLETED' }, page: { limit: 500 } };
  const { items } = (await camunda.searchElementInstances(query as never, now)) as unknown as {
    items: readonly Ended[];
  };
  return items.some(({ endDate }) => Date.parse(endDate ?? '') >= Date.parse(createdAt));
}

async function isAwaited(parts: Parts, { caseKey, name, processInstanceKey }: SentMessage): Promise<boolean> {
  const actions = await actionsOf(parts, await instancesOf(parts.camunda, caseKey));
  return actions.some((each) => each.action === name && each.processInstanceKey === processInstanceKey);
}

/** A message already published under its id counts as published. */
async function publish({ camunda }: Parts, message: SentMessage): Promise<void> {
  const { name, caseKey, timeToLiveMs, messageId, variables } = message;
  try {
    await camunda.publishMessage({
      name,
      correlationKey: caseKey,
      timeToLive: timeToLiveMs,
      messageId,
      variables: { ...variables }
    });
  } catch (error) {
    const failure = engineFailure(error);
    if (failure.kind === 'unreachable' || failure.status !== 409) throw error;
  }
}

/** ENGINE_UNAVAILABLE for a call that did not get through. */
async function reached<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (engineFailure(error).kind === 'refused') throw error;
    throw new RefusalError({ code: 'ENGINE_UNAVAILABLE' }, { cause: error });
  }
}

async function drive(parts: Parts, message: SentMessage): Promise<void> {
  const { messages } = parts.store;
  const { messageId, state, attempts } = message;
  if (state === 'published') return;
  if (state === 'failed') throw new RefusalError({ code: 'NOT_FOUND' });
  if (attempts > 0) {
    if (await reached(wasReceived(parts, message))) return messages.markPublished(messageId);
    if (!(await reached(isAwaited(parts, message)))) {
      await messages.markFailed(messageId, 'NOT_FOUND');
      throw new RefusalError({ code: 'NOT_FOUND' });
    }
  }
  await messages.markTried(messageId);
  await reached(publish(parts, message));
  await messages.markPublished(messageId);
}

/**
 * Carries a recorded message to the engine, once and by one at a time. While the engine cannot be reached the message stays and is tried again
 * (ENGINE_UNAVAILABLE); one that nothing waits for any more is NOT_FOUND.
 */
export async function driveMessage(parts: Parts, { messageId }: SentMessage): Promise<void> {
  await parts.store.alone(messageId, async () => {
    const message = await parts.store.messages.get(messageId);
    if (message) await drive(parts, message);
  });
}
