/** The version of DMN that files are read as. */
const read = 'https://www.omg.org/spec/DMN/20191111';

/** Namespaces of other versions, whose elements are read as those of DMN 1.3. */
const alike: ReadonlyMap<string, string> = new Map([
  ['http://www.omg.org/spec/DMN/20151101/dmn.xsd', `${read}/MODEL/`],
  ['http://www.omg.org/spec/DMN/20151101/dmn11.xsd', `${read}/MODEL/`],
  ['http://www.omg.org/spec/DMN/20180521/MODEL/', `${read}/MODEL/`],
  ['https://www.omg.org/spec/DMN/20211108/MODEL/', `${read}/MODEL/`],
  ['https://www.omg.org/spec/DMN/20230324/MODEL/', `${read}/MODEL/`],
  ['http://www.omg.org/spec/DMN/20180521/DMNDI/', `${read}/DMNDI/`],
  ['https://www.omg.org/spec/DMN/20211108/DMNDI/', `${read}/DMNDI/`],
  ['https://www.omg.org/spec/DMN/20230324/DMNDI/', `${read}/DMNDI/`]
]);

const namespace = /=(\s*)(["'])(https?:\/\/www\.omg\.org\/spec\/DMN\/[\w./]{1,40})\2/g;

/** A file of any version of DMN, as one of DMN 1.3. */
export const asDmn13 = (xml: string): string =>
  xml.replace(namespace, (all, space: string, quote: string, other: string) => {
    const as = alike.get(other);
    return as === undefined ? all : `=${space}${quote}${as}${quote}`;
  });

/** How a file may say that an expression is FEEL, in small letters. */
export const languages: ReadonlySet<string> = new Set([
  'feel',
  'http://www.omg.org/spec/feel/20140401',
  'http://www.omg.org/spec/dmn/20180521/feel/',
  'https://www.omg.org/spec/dmn/20191111/feel/',
  'https://www.omg.org/spec/dmn/20211108/feel/'
]);
