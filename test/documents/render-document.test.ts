import { describe, expect, it } from '@jest/globals';
import {
  renderDocument,
  templateIds,
  templateTitles,
  type DocumentData,
  type DocumentMark
} from '../../documents/index.ts';
import { pageContents, pageCount, rectangles, textObjects } from './pdf.ts';
import { mark, samples, withTexts } from './samples.ts';
import { textOfXml } from './xml.ts';
import { processorMsOf } from '../support/processor-time.ts';

const hostile =
  '</text:p><script>alert(1)</script>&amp;"\'`={{constructor.constructor("x")()}}<!--]]>\u0000\u0008\ud800\u202e逆\n二行';

const render = <Id extends keyof DocumentData>(
  templateId: Id,
  format: 'fodt' | 'pdf' | 'html',
  changed: { readonly data?: DocumentData[Id]; readonly mark?: Partial<DocumentMark> } = {}
) =>
  renderDocument({
    templateId,
    format,
    data: changed.data ?? samples[templateId],
    mark: { ...mark, ...changed.mark }
  });

describe.each(templateIds)('%s', (templateId) => {
  it('is an OpenDocument text with its mark, title, case and ROC date', async () => {
    const text = textOfXml((await render(templateId, 'fodt')).toString('utf8'));
    expect(text).toContain('密等及解密條件或保密期限：密（至決標公告時解密）');
    expect(text).toContain(templateTitles[templateId].zh);
    expect(text).toContain('案件編號：115-維-0012');
    expect(text).toContain('海風市政府工務局\u3000中華民國115年11月20日');
  });

  it('is a PDF of at least one page, each with text', async () => {
    const pdf = await render(templateId, 'pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = pageContents(pdf);
    expect(pages.length).toBe(pageCount(pdf));
    expect(pages.every((page) => textObjects(page) > 4)).toBe(true);
  });

  it('takes what people typed as text and nothing else', async () => {
    const changed = {
      data: withTexts(samples[templateId], hostile),
      mark: { ...withTexts(mark, hostile), date: mark.date, copy: { number: 1, holder: hostile } }
    };
    const text = textOfXml((await render(templateId, 'fodt', changed as never)).toString('utf8'));
    expect(text).toContain('<script>alert(1)</script>&amp;"\'`={{constructor.constructor("x")()}}<!--]]>逆');
    const html = (await render(templateId, 'html', changed as never)).toString('utf8');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/[\p{Bidi_Control}]/u);
    expect(html.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(pageCount(await render(templateId, 'pdf', changed as never))).toBeGreaterThan(0);
  });
});

describe('a numbered copy', () => {
  it('carries its number and holder', async () => {
    const copy = { number: 3, holder: '林靐文' };
    const fodt = textOfXml((await render('receipt', 'fodt', { mark: { copy } })).toString('utf8'));
    expect(fodt).toContain('複製物\u3000編號：3\u3000持有人：林靐文');
    const original = pageContents(await render('receipt', 'pdf')).map(textObjects);
    const numbered = pageContents(await render('receipt', 'pdf', { mark: { copy } })).map(textObjects);
    expect(numbered.map((count, page) => count > (original[page] ?? 0))).toEqual(original.map(() => true));
  });
});

describe('tables', () => {
  const [measure] = samples['plan-document'].measures;
  const withMeasures = (count: number, text: string) => ({
    data: {
      ...samples['plan-document'],
      measures: Array.from({ length: count }, () => ({ ...measure!, measure: text }))
    }
  });

  it('run over pages and repeat their header on each', async () => {
    const pages = pageContents(await render('plan-document', 'pdf', withMeasures(60, '逐份編號並簽收。')));
    expect(pages.length).toBeGreaterThan(4);
    // The shaded cells of the seven-column header are the only filled ones on the pages in between.
    const shaded = pages.map((page) => page.match(/\bf\n/g)?.length ?? 0);
    expect(shaded.slice(1, -1).every((count) => count >= 7)).toBe(true);
  });

  it('cut a row that is higher than a page', async () => {
    const pages = pageContents(
      await render('plan-document', 'pdf', withMeasures(1, '一列長文。'.repeat(900)))
    );
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.every((page) => rectangles(page) > 0)).toBe(true);
  });

  it('draw an empty row rather than none', async () => {
    const data = { ...samples['copy-register'], copies: [], items: [] };
    const xml = (await render('copy-register', 'fodt', { data })).toString('utf8');
    expect(xml.match(/<text:p text:style-name="CellText"\/>/g)).toHaveLength(8 + 5);
  });
});

describe('rare characters', () => {
  it('come from the second font, and what no font has is reported', async () => {
    const missing: string[] = [];
    const data = { ...samples.undertaking, signer: '林靐䶮𠮷𫠝' };
    await renderDocument({
      templateId: 'undertaking',
      format: 'pdf',
      data,
      mark,
      onMissingGlyphs: (characters) => missing.push(...characters)
    });
    expect(missing).toEqual(['𫠝']);
  });
});

describe('marks', () => {
  it.each(['top-secret', 'secret', 'confidential'] as const)(
    'refuse a %s document: only its register is kept',
    async (grade) => {
      await expect(render('receipt', 'html', { mark: { grade } })).rejects.toMatchObject({
        refusal: { code: 'STATE_SECRET_CONTENT' }
      });
    }
  );

  it('refuse a graded document without period or condition', async () => {
    await expect(render('receipt', 'pdf', { mark: { periodOrCondition: ' ' } })).rejects.toMatchObject({
      refusal: { code: 'PERIOD_OR_CONDITION_REQUIRED' }
    });
  });

  it('let an unclassified document go without both', async () => {
    const text = textOfXml(
      (await render('receipt', 'fodt', { mark: { grade: 'unclassified', periodOrCondition: '' } })).toString(
        'utf8'
      )
    );
    expect(text).toContain('密等及解密條件或保密期限：案件編號');
  });

  it('put nothing but the paper’s name and the case number into the file’s properties', async () => {
    const pdf = await render('plan-document', 'pdf');
    expect(pdf.includes(Buffer.from('青嵐路', 'utf16le').swap16())).toBe(false);
    expect((await render('plan-document', 'fodt')).toString('utf8')).toContain(
      '<dc:title>專案機密維護計畫 115-維-0012</dc:title>'
    );
  });
});

it('gives the same bytes for the same document', async () => {
  for (const format of ['fodt', 'pdf', 'html'] as const)
    expect((await render('leak-report', format)).equals(await render('leak-report', format))).toBe(true);
});

it('renders soon once the fonts are open', async () => {
  await render('plan-document', 'pdf');
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    times.push(await processorMsOf(() => render('plan-document', 'pdf')));
  }
  expect(times.sort((a, b) => a - b)[2]).toBeLessThan(1_000);
});
