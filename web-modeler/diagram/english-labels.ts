import TextRenderer from 'bpmn-js/lib/draw/TextRenderer';
import { englishName } from '../i18n/english-names.ts';

/** English words need this much to stand unbroken beside an event or a flow, in the diagram's units. */
const leastWidth = 90;

type Draw = TextRenderer['createText'];

/** Labels beside a shape, which alone are not aligned, are drawn as wide as English needs, about the centre where they stood. */
function drawEnglish(draw: Draw, text: string, options: Parameters<Draw>[1]): SVGElement {
  const { box, align } = (options ?? {}) as { box?: { width: number }; align?: string };
  const missing = box && align === undefined ? Math.max(0, leastWidth - box.width) : 0;
  if (!box || missing === 0) return draw(text, options);
  const wider = { ...options, box: { ...box, width: leastWidth } };
  const drawn = draw(text, wider as Parameters<Draw>[1]);
  drawn.setAttribute('transform', `translate(${-missing / 2} 0)`);
  return drawn;
}

/** Draws shipped names in English. Only what is drawn: names, sizes and the saved XML stay as they are written. */
class EnglishTextRenderer extends TextRenderer {
  static override readonly $inject = ['config.textRenderer'];

  constructor(config?: ConstructorParameters<typeof TextRenderer>[0]) {
    super(config);
    const draw = this.createText;
    this.createText = (text, options) => {
      const english = englishName(text);
      return english === text ? draw(text, options) : drawEnglish(draw, english, options);
    };
  }
}

const englishLabels = [{ textRenderer: ['type', EnglishTextRenderer] }];
const asWritten: typeof englishLabels = [];

/** The modules by which bpmn-js draws a plan's names in the reader's language. */
export const labelModules = (language: 'zh' | 'en') => (language === 'en' ? englishLabels : asWritten);
