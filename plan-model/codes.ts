import { roles } from '../domain/roles.ts';
import { isShippedText, type DeployedCopy } from './deployed-copy.ts';
import type { Problem } from './problem.ts';
import { actNames, planJobs } from './vocabulary.ts';

const words = /[A-Za-z0-9_]+|\P{ASCII}+/gu;

/** Ids as the designer makes them, `Activity_0abc123`, and the names of due dates made of them. */
const generated =
  /^(?:activity|event|gateway|flow|association|textannotation|group|message|signal|error|escalation|category|categoryvalue|\w*eventdefinition)_[01][0-9a-z]{6}$/i;
/** Numbers, deadlines `3wd`, durations `PT1H`, and the random keys and hashes that the product makes. */
const figures = /^(?:\d+(?:wd|d|h)?|[PTR0-9DHMSWY]+|[0-9a-f]{12,64})$/;

/** What the contract between models and desk itself is written in, whether a shipped model uses it or not. */
const contract: ReadonlySet<string> = new Set(
  [
    'shoumi template templateVersion scope title phase risk riskPoint artefact until date condition reads role clauses proof fresh excludes',
    'submitter act documents notice measure evidence due discloses issue publish transmit open approves witnesses closes evaluation action',
    'form repeats shows nominates composition plan',
    ...Object.keys(roles),
    ...actNames,
    ...planJobs
  ].flatMap((text) => text.match(words) ?? [])
);

const isCode = (word: string, shipped: ReadonlySet<string>): boolean =>
  shipped.has(word) || contract.has(word) || generated.test(word) || figures.test(word);

/** Words of ids, expressions, variables and headers in shipped models and forms. */
export const wordsOf = (text: string): readonly string[] => text.match(words) ?? [];

/**
 * What of a drawing would reach the engine besides shipped texts and codes: an id, a variable or a text in an expression that an officer
 * typed. `shipped` holds the words of everything that the product ships.
 */
export function strangeCodes(
  strings: DeployedCopy['strings'],
  shipped: ReadonlySet<string>
): readonly Problem[] {
  const strange = strings.flatMap(({ elementId, text }) => {
    const word = isShippedText(text) ? undefined : wordsOf(text).find((each) => !isCode(each, shipped));
    return word === undefined ? [] : [{ elementId, word }];
  });
  return [...new Map(strange.map((each) => [`${each.elementId} ${each.word}`, each])).values()].map(
    ({ elementId, word }) => ({
      rule: 'speaks-in-codes',
      elementId,
      zh: `代號、變數或條件中的「${word}」會存入流程引擎，請改用範本既有或設計器產生的代號；說明文字請寫在名稱或措施欄。`,
      en: `“${word}” in an id, a variable or a condition would be kept by the engine; use the template’s or a generated code, and write words into names or measures.`
    })
  );
}
