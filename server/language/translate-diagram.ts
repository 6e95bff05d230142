import { translateName, type Dictionary } from './dictionary.ts';

/** Names that a viewer draws: attributes of BPMN elements, not those of extensions. A tag is sought up to the next `<` at most, in linear time. */
const drawnName = /(<bpmn:\w+\b[^<>]*?\sname=")([^"<]*)(")/g;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#10;': '\n'
};

const plain = (text: string): string => text.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);

const written = (text: string): string =>
  text.replace(
    /[&<>"\n]/g,
    (sign) => Object.keys(entities).find((entity) => entities[entity] === sign) ?? ''
  );

const labelBox = /(<bpmndi:BPMNLabel\b[^<>]*>\s*<dc:Bounds x=")([\d.-]+)("[^<>]*? width=")([\d.]+)(")/g;

/** English words need this much to stand unbroken beside an event or a flow, in the diagram's units. */
const leastWidth = 90;

/** Labels as wide as English needs, about the centre where they stood. */
const widened = (xml: string): string =>
  xml.replace(labelBox, (whole, before: string, x: string, between: string, width: string, after: string) => {
    const missing = leastWidth - Number(width);
    return missing > 0 ? `${before}${Number(x) - missing / 2}${between}${leastWidth}${after}` : whole;
  });

/** A copy of the BPMN XML to look at, its drawn names in English; everything else, and an officer's own names, stay as they are. */
export const translateDiagram = (xml: string, dictionary: Dictionary): string =>
  widened(xml).replace(drawnName, (whole, before: string, name: string, after: string) => {
    const text = plain(name);
    const english = translateName(text, dictionary);
    return english === text ? whole : `${before}${written(english)}${after}`;
  });
