import Modeler from 'bpmn-js/lib/Modeler';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule
} from 'bpmn-js-properties-panel';
import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebeModdle from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { translateModule } from '../i18n/translate-module.ts';
import { editModule } from './edit.ts';
import { labelModules } from './english-labels.ts';
import { measurePaletteModule } from './measure-palette.ts';

/** A bpmn-js modeler that speaks the reader's language and knows Camunda 8's elements and the office's measures. */
export const createModeler = (container: HTMLElement, language: 'zh' | 'en'): Modeler =>
  new Modeler({
    container,
    moddleExtensions: { zeebe: zeebeModdle },
    additionalModules: [
      translateModule(language),
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      zeebeBehaviors,
      editModule,
      measurePaletteModule,
      ...labelModules(language)
    ]
  });
