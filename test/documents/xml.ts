import { Parser } from 'saxen';

/** Text of a document that is well-formed XML; throws with the place where it is not. */
export function textOfXml(xml: string): string {
  const texts: string[] = [];
  const parser = new Parser();
  parser.on('error', (error: Error) => {
    throw error;
  });
  parser.on('warn', (error: Error) => {
    throw error;
  });
  parser.on('text', (text: string, decode: (text: string) => string) => texts.push(decode(text)));
  parser.parse(xml);
  // XML 1.0 §2.2: the parser does not look at single characters.
  const forbidden = xml.match(/(?![\n\r\t])[\p{Cc}\p{Cs}\ufffe\uffff]/u);
  if (forbidden) throw new Error(`forbidden character at ${forbidden.index}`);
  return texts.join('');
}
