import { describe, expect, test } from '@jest/globals';
import type { Cases, Deployment } from './deployments/around.ts';
import { asDrawn } from './deployments/as-drawn.ts';
import { compensations } from './deployments/compensations.ts';
import { events } from './deployments/events.ts';
import { known } from './deployments/known-differences.ts';
import { lengths } from './deployments/lengths.ts';
import { listenerPlaces } from './deployments/listeners.ts';
import { references } from './deployments/references.ts';
import { structure } from './deployments/structure.ts';
import { tasks } from './deployments/tasks.ts';
import { timers } from './deployments/timers.ts';
import { bothEngines } from './drive/both.ts';
import type { Driver } from './drive/driver.ts';
import { casesOf } from '../support/cases.ts';

/** What the real engine deploys is deployed, what it refuses is refused; with the element, and the reason in its words where they help. */
const groups: Readonly<Record<string, Cases>> = {
  references,
  tasks,
  timers,
  events,
  compensations,
  structure,
  lengths,
  listeners: listenerPlaces
};

/** Reasons that both tell in the same words. */
const sameWords =
  /^(Expected to find|Expected static value to be|Attribute '(versionTag|key)'|Exactly one of|Priority must|Headers contain duplicate entries for key '[^n]|Must have exactly one 'zeebe:\w+' extension element|Must have either one '(?!zeebe:publishMessage)|User task form|An escalation boundary|Cannot reference the same|A compensation .* waitForCompletion|Conditional sequence flows|Default flow|Must have a condition|Must contain|Must have at least|Multiple none|Task listeners are only|The referenced compensation activity '\w+' doesn't|Processes are not|An interrupting event subprocess)/;

/** Reasons that the real engine tells of a scope, an activity or a gateway, the embedded one of the event in it that is at fault. */
const ofOneWithin =
  /^(Multiple|The same scope|Target elements|Can't find|A message cannot be referred|Non-Interrupting|Interrupting timer)/;

const both = bothEngines();
const differences = new Set(Object.values(known).flat());
const deployed = 'deployed';

async function answer(engine: Driver, given: Deployment): Promise<string> {
  const files = Object.entries(typeof given === 'string' ? { 'm.bpmn': given } : given);
  const drawn = files.map(([name, text]) => [name, name.endsWith('.bpmn') ? asDrawn(text) : text] as const);
  try {
    await engine.deploy(Object.fromEntries(drawn));
    return deployed;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Each element that the real engine refuses with its reasons. Definitions have ids here alone. */
function problemsOf(refusal: string): { element: string; reasons: string[] }[] {
  return refusal
    .split('- Element: ')
    .slice(1)
    .map((text) => ({
      element: text.split(/\s/)[0] ?? '',
      reasons: [...text.matchAll(/- ERROR: (.*)/g)].map(([, reason = '']) => reason)
    }))
    .filter(({ element }) => !/^([Dd]efinitions$|Definition\d)/.test(element));
}

/** What the embedded engine has to tell: the reason up to where the real one goes into details of its own. */
const told = (reason: string) => reason.replace(/ when exists\. .*|(?<=on Camunda user tasks)\.$|\.$/, '');

const someOf = (cases: Cases) => casesOf(Object.entries(cases));

describe.each(Object.entries(groups))('%s', (_, cases) => {
  test.each(someOf(cases))(
    '%s',
    async (name, given) => {
      const { real, embedded } = await both((engine) => answer(engine, given));
      expect(embedded === deployed).toBe((real === deployed) !== differences.has(name));
      if (real === deployed || embedded === deployed) return;
      expect(embedded).toMatch(/Element: \S+ - ERROR: \S|^INVALID_ARGUMENT: .*\n'/s);
      for (const { element, reasons } of problemsOf(real)) {
        if (!reasons.some((reason) => ofOneWithin.test(reason)))
          expect(embedded.includes(`Element: ${element} `) || embedded.includes(`'${element}'`)).toBe(true);
        for (const reason of reasons.filter((each) => sameWords.test(each)))
          expect(embedded).toContain(told(reason));
      }
    },
    60_000
  );
});
