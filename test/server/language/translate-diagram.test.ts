import { describe, expect, it } from '@jest/globals';
import { translateDiagram } from '../../../server/language/translate-diagram.ts';
import { processorMs } from '../../support/processor-time.ts';

const dictionary = new Map([
  ['核定', 'Approve'],
  ['分發\n複本', 'Issue & copy'],
  ['底價', 'Reserve price']
]);

const xml = `<bpmn:process id="p" name="底價">
  <bpmn:extensionElements><zeebe:property name="核定" value="底價" /></bpmn:extensionElements>
  <bpmn:userTask id="核定" name="核定" />
  <bpmn:userTask id="b" name="分發&#10;複本" />
  <bpmn:userTask id="c" name="承辦人自訂 &amp; 其他" />
</bpmn:process>`;

describe('a diagram for someone who reads English', () => {
  const english = translateDiagram(xml, dictionary);

  it('has the names that are drawn in English', () => {
    expect(english).toContain('<bpmn:process id="p" name="Reserve price">');
    expect(english).toContain('<bpmn:userTask id="核定" name="Approve" />');
    expect(english).toContain('name="Issue &amp; copy"');
  });

  it('has labels as wide as English needs, about the same centre', () => {
    const label = (bounds: string) => `<bpmndi:BPMNLabel>\n  <dc:Bounds ${bounds} height="14" />`;
    const narrow = label('x="36" y="197" width="48"');
    expect(translateDiagram(narrow, dictionary)).toBe(label('x="15" y="197" width="90"'));
    const wide = label('x="36.5" y="1" width="120"') + '<dc:Bounds x="1" y="2" width="3" height="4" />';
    expect(translateDiagram(wide, dictionary)).toBe(wide);
  });

  it('keeps ids, extensions and an officer’s own names as they are', () => {
    expect(english).toContain('<zeebe:property name="核定" value="底價" />');
    expect(english).toContain('name="承辦人自訂 &amp; 其他"');
  });

  it('takes no longer for texts that only look like tags', () => {
    for (const lookAlike of ['<bpmn:a ', '<bpmndi:BPMNLabel ']) {
      const text = `<!-- ${lookAlike.repeat(50_000)}-->`;
      expect(processorMs(() => expect(translateDiagram(text, dictionary)).toBe(text))).toBeLessThan(3_000);
    }
  });
});
