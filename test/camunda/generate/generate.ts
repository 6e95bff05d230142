import { model } from '../../support/bpmn.ts';
import type { Case } from '../play/case.ts';
import { Chance } from '../play/chance.ts';
import { vocabularyOf } from '../play/vocabulary.ts';
import { features } from './features.ts';
import { inSequence, Scene, withEnds } from './scene.ts';

const names = Object.keys(features);

/**
 * The case of one number: each feature leads in its turn, so that as many numbers as there are features show them all;
 * models grow with their number.
 */
export function generate(number: number, mostActs: number, chosen: readonly string[] = names): Case {
  const id = `g${number}`;
  const chance = new Chance('model', number);
  const made = chosen.flatMap((name) => features[name] ?? []);
  const leading = made[number % made.length];
  if (!leading) throw new Error('no features');
  const makers = made.map(({ make }) => make);
  const leaves = made.filter(({ isLeaf }) => isLeaf).map(({ make }) => make);
  const scene = new Scene(id, chance, makers, leaves);
  const blocks = [leading.make(scene)];
  if (number >= chosen.length)
    blocks.push(scene.sequence(1 + Math.min(3, Math.floor(number / chosen.length))));
  const bare = model(withEnds(scene, inSequence(blocks)) + scene.beside.join(''), {
    id,
    extensions: scene.extensions.join(''),
    roots: scene.roots.join(''),
    more: scene.processes.join('')
  });
  const xml = withAssociationsLast(withReferences(withDefinitionIds(bare)));
  return {
    name: id,
    seed: `${number}`,
    files: { ...scene.files, [`${id}.bpmn`]: xml },
    later: Object.keys(scene.later).length > 0 ? [scene.later] : [],
    processId: id,
    startedProcesses: scene.started,
    triggers: scene.triggers,
    adHoc: scene.adHoc,
    variables: {
      key: `key-${id}`,
      n: chance.number(7),
      flag: chance.happens(50),
      color: chance.pick(['red', 'blue', 'green']),
      items: chance.pick([[1, 2, 3], [5], [], [2, 4]]),
      person: { name: 'Chen', age: 40 }
    },
    vocabulary: vocabularyOf([xml]),
    repair: { key: `key-${id}`, n: 4, flag: true, color: 'red', items: [1], missing: 'PT5M' },
    mostActs,
    failures: 8,
    results: (results) =>
      results.happens(30) ? { n: results.number(7), r: results.pick(['x', 1, null, [1, 2]]) } : {}
  };
}

/** Each flow node with references to its sequence flows, as the standard asks for and the real engine checks. */
function withReferences(xml: string): string {
  const flows = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)" sourceRef="([^"]+)" targetRef="([^"]+)"/g)];
  const tagged = (tag: string, end: 2 | 3, node: string) =>
    flows.filter((flow) => flow[end] === node).map(([, id]) => `<bpmn:${tag}>${id}</bpmn:${tag}>`);
  const references = (node: string) =>
    [...tagged('incoming', 3, node), ...tagged('outgoing', 2, node)].join('');
  return xml.replace(
    /(<bpmn:(?!sequenceFlow|association|process|message|error|signal|escalation)\w+ id="([^"]+)"[^>]*>)((?:<bpmn:extensionElements>.*?<\/bpmn:extensionElements>)?)/g,
    (whole, open: string, id: string, extensions: string) => `${open}${extensions}${references(id)}`
  );
}

/** Definitions of compensation and links with ids: the real engine cannot do without. */
function withDefinitionIds(xml: string): string {
  let count = 0;
  return xml.replace(
    /<bpmn:(?:compensate|link)EventDefinition/g,
    (tag) => `${tag} id="Definition${++count}"`
  );
}

const scopes =
  /<bpmn:association [^>]*\/>|<bpmn:(process|subProcess|adHocSubProcess) [^>]*>|(?:<bpmn:completionCondition[^>]*>[^<]*<\/bpmn:completionCondition>)?<\/bpmn:(process|subProcess|adHocSubProcess)>/g;

/** Associations come last in their scope, as the schema of the standard asks for. */
function withAssociationsLast(xml: string): string {
  const open: string[][] = [];
  return xml.replace(scopes, (found) => {
    if (found.startsWith('<bpmn:association')) {
      open.at(-1)?.push(found);
      return '';
    }
    const closes = found.includes('</bpmn:') && !/^<bpmn:(process|subProcess|adHocSubProcess) /.test(found);
    if (closes) return (open.pop() ?? []).join('') + found;
    open.push([]);
    return found;
  });
}
