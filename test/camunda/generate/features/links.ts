import { element, extensions, flows, io, onLink } from '../../../support/bpmn.ts';
import type { Feature } from '../scene.ts';

/** A link: the way goes on at the catch event of the same name; now and then from two places. */
export const link: Feature = (scene) => {
  const [caught, name] = [scene.name('LinkTo'), scene.name('link')];
  const thrown = scene.name('LinkFrom');
  const mapping = scene.chance.happens(30) ? extensions(io({ local: '=n' }, { r: '=n' })) : '';
  const target = element('intermediateCatchEvent', caught, mapping + onLink(name));
  if (scene.chance.happens(50))
    return {
      xml: element('intermediateThrowEvent', thrown, mapping + onLink(name)) + target,
      entry: thrown,
      exit: caught
    };
  const [fork, other] = [scene.name('Fork'), scene.name('LinkFrom')];
  const block = scene.sequence(1);
  const xml =
    element('exclusiveGateway', fork, '', `default="${fork}-${thrown}"`) +
    element('intermediateThrowEvent', thrown, onLink(name)) +
    block.xml +
    element('intermediateThrowEvent', other, onLink(name)) +
    target +
    flows(`${fork} -> ${thrown}`, `${fork} -> ${block.entry}: =n > 3`, `${block.exit} -> ${other}`);
  return { xml, entry: fork, exit: caught };
};
