import TextRenderer from 'bpmn-js/lib/draw/TextRenderer';
import { englishName } from '../i18n/english-names.ts';

/** Draws shipped names in English. Only what is drawn: names, sizes and the saved XML stay as they are written. */
class EnglishTextRenderer extends TextRenderer {
  static override readonly $inject = ['config.textRenderer'];

  constructor(config?: ConstructorParameters<typeof TextRenderer>[0]) {
    super(config);
    const draw = this.createText;
    this.createText = (text, options) => draw(englishName(text), options);
  }
}

const englishLabels = [{ textRenderer: ['type', EnglishTextRenderer] }];
const asWritten: typeof englishLabels = [];

/** The modules by which bpmn-js draws a plan's names in the reader's language. */
export const labelModules = (language: 'zh' | 'en') => (language === 'en' ? englishLabels : asWritten);
