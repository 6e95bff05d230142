import { describe, expect, it } from '@jest/globals';
import { boundaryOf, parseMultipart } from '../../../engine/rest/multipart.ts';

function body(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'));
}

const part = (headers: string, content: string) => ['--b', headers, '', content];

describe('multipart bodies', () => {
  it('gives parts with name, file name and bytes', () => {
    const parts = parseMultipart(
      body(
        ...part(
          'Content-Disposition: form-data; name="resources"; filename="甲 a.bpmn"\r\nContent-Type: text/xml',
          '<x/>\r\n'
        ),
        ...part('Content-Disposition: form-data; name="tenantId"', '<default>'),
        '--b--',
        ''
      ),
      'b'
    );
    expect(parts.map(({ name, filename, content }) => [name, filename, content.toString()])).toEqual([
      ['resources', '甲 a.bpmn', '<x/>\r\n'],
      ['tenantId', undefined, '<default>']
    ]);
  });

  it('undoes escapes of hostile names without taking them for headers', () => {
    const [only] = parseMultipart(
      body(
        ...part(
          'Content-Disposition: form-data; name="resources"; filename="%22; name=%22x%0D%0A.bpmn"',
          'y'
        ),
        '--b--'
      ),
      'b'
    );
    expect(only).toMatchObject({ name: 'resources', filename: '"; name="x\r\n.bpmn' });
  });

  it.each([
    ['JSON posing as multipart', '{"resources":[]}'],
    ['nothing', ''],
    ['an end that is missing', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'],
    ['a part without a name', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--'],
    ['a boundary line that goes on', '--bc\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--'],
    ['headers without end', `--b\r\n${'X: y\r\n'.repeat(2000)}\r\nx\r\n--b--`]
  ])('refuses %s', (_what, text) => {
    expect(() => parseMultipart(Buffer.from(text), 'b')).toThrow('INVALID_ARGUMENT');
  });

  it('refuses thousands of parts', () => {
    const many = Array(5000).fill('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n').join('');
    expect(() => parseMultipart(Buffer.from(`${many}--b--`), 'b')).toThrow('1000 parts');
  });

  it('reads the boundary, quoted or not, and refuses other media types and hostile boundaries', () => {
    expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b');
    expect(boundaryOf('multipart/form-data; charset=utf-8; boundary=----x1')).toBe('----x1');
    expect(() => boundaryOf('application/json')).toThrow('UNSUPPORTED_MEDIA_TYPE');
    expect(() => boundaryOf(undefined)).toThrow('UNSUPPORTED_MEDIA_TYPE');
    expect(() => boundaryOf(`multipart/form-data; boundary=${'x'.repeat(71)}`)).toThrow('INVALID_ARGUMENT');
    expect(() => boundaryOf('multipart/form-data')).toThrow('INVALID_ARGUMENT');
  });
});
