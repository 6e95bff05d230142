import { carryOn } from '../carry-on.ts';
import type { Desk } from '../desk.ts';
import { driveMessage } from './drive-message.ts';

type Parts = Pick<Desk, 'store' | 'camunda' | 'models' | 'clock' | 'log'>;

/** Sends again what a lost engine or a restart kept from the engine; younger than `ageMs` is still somebody's request. */
export async function retryMessages(parts: Parts, ageMs: number): Promise<void> {
  const before = new Date(parts.clock.now() - ageMs).toISOString();
  for (const message of await parts.store.messages.unfinished(before, 100)) {
    const keys = { messageId: message.messageId, attempts: message.attempts + 1 };
    if (await carryOn(parts.log, keys, () => driveMessage(parts, message)))
      parts.log.info(keys, 'message published late');
  }
}
