import type { MessageRecord } from '../../records.ts';
import { defaultTenant } from '../../records.ts';
import { accept, refuse } from '../../refusal.ts';
import { correlateMessage as correlate } from '../correlation.ts';
import type { Processing } from '../processing.ts';
import type { Handler } from './handler.ts';

interface Given {
  name: string;
  correlationKey?: string;
  messageId?: string;
  variables?: Record<string, unknown>;
}

function newMessage(
  p: Processing,
  { name, correlationKey, messageId, variables }: Given,
  timeToLive: number
): MessageRecord {
  return {
    key: p.state.keys.next(),
    name,
    correlationKey: correlationKey ?? '',
    messageId: messageId || null,
    deadline: p.now() + timeToLive,
    variables: JSON.stringify(variables ?? {}),
    correlatedTo: [],
    tenantId: defaultTenant
  };
}

export const publishMessage: Handler<'PublishMessage'> = (p, command) => {
  const { name, correlationKey = '', messageId, timeToLive = 0 } = command;
  if (name === '') return refuse('INVALID_ARGUMENT', 'No message name provided');
  if (messageId && p.state.messages.isDuplicate(name, correlationKey, messageId)) {
    return refuse(
      'ALREADY_EXISTS',
      `Expected to publish a new message with id '${messageId}', but a message with that id was already published`
    );
  }
  const message = newMessage(p, command, timeToLive);
  if (timeToLive > 0) p.state.messages.buffered(message);
  correlate(p, message);
  return accept({ messageKey: message.key, tenantId: message.tenantId });
};

export const correlateMessage: Handler<'CorrelateMessage'> = (p, command) => {
  if (command.name === '') return refuse('INVALID_ARGUMENT', 'No message name provided');
  const message = newMessage(p, command, 0);
  const [processInstanceKey] = correlate(p, message);
  if (processInstanceKey === undefined) {
    return refuse(
      'NOT_FOUND',
      `Expected to find subscription for message with name '${command.name}' and correlation key '${command.correlationKey ?? ''}', but none was found.`
    );
  }
  return accept({ messageKey: message.key, processInstanceKey, tenantId: message.tenantId });
};
