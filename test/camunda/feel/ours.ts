import { Failure } from '../../../engine/feel/failure.ts';
import { Feel } from '../../../engine/feel/feel.ts';
import { toJsonText } from '../../../engine/feel/json.ts';
import { type Answer, now, type Question, variables } from './question.ts';

/** What the embedded engine answers. */
export function askOurs(questions: readonly Question[]): Answer[] {
  const feel = new Feel(() => now);
  return questions.map((question) => answer(feel, question));
}

function answer(feel: Feel, { text, input }: Question): Answer {
  const compiled = input === undefined ? feel.expression(text) : feel.unaryTests(text);
  if ('problem' in compiled) return { failure: compiled.problem };
  const value = compiled.evaluate((name) =>
    name === '?' ? input : Object.hasOwn(variables, name) ? variables[name] : undefined
  );
  if (value instanceof Failure) return { failure: value.message };
  return { value: input === undefined ? JSON.parse(toJsonText(value)) : value === true };
}
