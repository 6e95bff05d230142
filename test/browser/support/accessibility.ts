import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

interface Axe {
  run(context: Document, options: object): Promise<{ violations: readonly Violation[] }>;
}

let axe: Promise<string> | undefined;

/** Puts axe into the page from outside, which the page's own policy would rightly refuse; once for all that the page shows. */
async function inject(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  axe ??= readFile(axePath, 'utf8');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Runtime.evaluate', { expression: await axe });
  await devtools.detach();
}

/** What breaks WCAG 2.1 A or AA on the page as it stands, one line each. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await inject(page);
  const violations = await page.evaluate(async (values) => {
    const result = await (window as unknown as { axe: Axe }).axe.run(document, {
      iframes: false,
      runOnly: { type: 'tag', values }
    });
    return result.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary = '' }) => ({ html, failureSummary }))
    }));
  }, standards);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} — ${failureSummary}`)
  );
}
