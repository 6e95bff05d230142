import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Collects all garbage now; what a native module holds for dead objects goes with them. */
export const collectGarbage = runInNewContext('gc') as () => void;
