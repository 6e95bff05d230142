import { refusedAtField } from '../../domain/refusals.ts';
import type { Values } from '../forms/expression.ts';
import { answerOf, itemOf } from './context-values.ts';
import type { ActContext } from './register-act.ts';

/**
 * What a number read off a seal shows. The registered one changes nothing. Another one, typed twice alike, is what stands on the seal:
 * it counts as broken, and the process stops and reports as if the person had said so (tp-07.5, tp-18.1). Typed once it may be a slip:
 * SEAL_MISMATCH.
 */
export async function sealFound(context: ActContext): Promise<Values> {
  const sealNumber = answerOf(context, 'sealNumber');
  if (sealNumber === undefined || sealNumber === (await itemOf(context)).sealNumber) return {};
  if (answerOf(context, 'sealNumberAgain') === sealNumber) return { sealCheck: 'broken' };
  throw refusedAtField({ code: 'SEAL_MISMATCH' }, 'sealNumber', ['tp-07.5']);
}
