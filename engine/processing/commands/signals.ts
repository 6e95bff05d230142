import { defaultTenant } from '../../records.ts';
import { accept, refuse } from '../../refusal.ts';
import { broadcastSignal as broadcast } from '../broadcast-signal.ts';
import type { Handler } from './handler.ts';

export const broadcastSignal: Handler<'BroadcastSignal'> = (p, { signalName, variables }) => {
  if (signalName === '') return refuse('INVALID_ARGUMENT', 'No signalName provided');
  const signalKey = broadcast(p, signalName, JSON.stringify(variables ?? {}));
  return accept({ signalKey, tenantId: defaultTenant });
};
