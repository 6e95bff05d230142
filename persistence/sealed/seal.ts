import type { RegisterContext } from '../register/context.ts';
import { toBuffer, type Blob } from '../register/rows.ts';
import { openBytes, sealBytes, type Place } from './envelope.ts';

/** Seals bytes under the data key of the case that the place begins with. */
export async function seal(context: RegisterContext, place: Place, plain: Buffer): Promise<Buffer> {
  return sealBytes(await context.keys.of(context.db, place[0]), plain, place, context.random);
}

/** SEALED_DAMAGED when the bytes are not what was sealed at this place. */
export async function unseal(context: RegisterContext, place: Place, sealed: Blob): Promise<Buffer> {
  return openBytes(await context.keys.of(context.db, place[0]), toBuffer(sealed), place);
}

export const sealJson = (context: RegisterContext, place: Place, value: unknown): Promise<Buffer> =>
  seal(context, place, Buffer.from(JSON.stringify(value), 'utf8'));

/** The value as it was sealed; its type is the writer's. */
export async function unsealJson<T>(context: RegisterContext, place: Place, sealed: Blob): Promise<T> {
  return JSON.parse((await unseal(context, place, sealed)).toString('utf8')) as T;
}
