import { describe, expect, it } from '@jest/globals';
import { problemOf } from '../../web-desk/api/problem.ts';

describe('a refused answer', () => {
  it('keeps code, both sentences and the fields', () => {
    const problem = problemOf(422, {
      code: 'INVALID_INPUT',
      message: { zh: '請更正', en: 'Correct it' },
      problems: [{ path: 'title', zh: '必填', en: 'Required' }]
    });
    expect(problem).toMatchObject({ code: 'INVALID_INPUT', status: 422, text: { zh: '請更正' } });
    expect(problem.problems).toHaveLength(1);
  });

  it.each([null, 'proxy error', { code: 'X' }, { code: 'X', message: 'text' }])(
    'that is not the contract’s still says what to do: %j',
    (body) => {
      expect(problemOf(502, body)).toMatchObject({ code: 'UNREADABLE', status: 502 });
      expect(problemOf(502, body).text.zh).not.toBe('');
    }
  );
});
