import { describe, expect, it } from '@jest/globals';
import { templateIds } from '../../../documents/index.ts';
import { dispositionOf, documentFormats } from '../../../server/http/document-file.ts';

const decoded = (header: string): string =>
  decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(header)?.[1] ?? '');

describe('the name of a downloaded document', () => {
  it('is case number and title in Chinese, with a plain name beside it', () => {
    const header = dispositionOf('115-專-0001', 'plan-document', 'pdf');
    expect(decoded(header)).toBe('115-專-0001-專案機密維護計畫.pdf');
    expect(header).toMatch(
      /^attachment; filename="115-0001-plan-document\.pdf"; filename\*=UTF-8''[\x21-\x7e]+$/
    );
  });

  it.each(templateIds)('tells nobody that there was a leak: %s', (templateId) => {
    const header = dispositionOf('115-政-0001', templateId, 'pdf');
    expect(`${header} ${decoded(header)}`).not.toMatch(/leak|洩密|補救/i);
  });

  it('lets nothing out of its quotes', () => {
    const header = dispositionOf('1"; x="\r\n’(*)', 'receipt', 'fodt');
    expect(header).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/);
  });
});

it('a reading copy is shown where no script runs and nothing is fetched', () => {
  const { disposition, contentType, headers } = documentFormats.html;
  expect([disposition, contentType]).toEqual(['inline', 'text/html; charset=utf-8']);
  expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
  expect(headers['content-security-policy']).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
  expect(documentFormats.pdf.disposition).toBe('attachment');
});
