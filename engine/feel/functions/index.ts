import type { Builtin } from './builtin.ts';
import { conditionFunctions } from './conditions.ts';
import { contextFunctions } from './contexts.ts';
import { conversionFunctions } from './conversion.ts';
import { dateFunctions } from './dates.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { patternFunctions } from './patterns.ts';
import { rangeFunctions } from './ranges.ts';
import { statisticFunctions } from './statistics.ts';
import { textFunctions } from './texts.ts';

/** All functions that an expression may call by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  Object.entries({
    ...conditionFunctions,
    ...contextFunctions,
    ...conversionFunctions,
    ...dateFunctions,
    ...listFunctions,
    ...numberFunctions,
    ...patternFunctions,
    ...rangeFunctions,
    ...statisticFunctions,
    ...textFunctions
  })
);
