import type { EngineQueries, EngineStore } from '../../../engine/ports.ts';
import type { MariadbSettings } from '../../../persistence/engine-store/mariadb/open.ts';
import { openMariadbEngineStore } from '../../../persistence/engine-store/mariadb/store.ts';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import * as bpmn from '../../support/bpmn.ts';

/** Where an engine keeps its rows. */
export type Place = { readonly file: string } | { readonly mariadb: MariadbSettings };

export type Store = EngineStore & EngineQueries;

export const openPlace = (place: Place): Store | Promise<Store> =>
  'file' in place ? openSqliteEngineStore(place) : openMariadbEngineStore(place.mariadb);

/** What the engine under load acknowledged, or that it is ready and how long that took. */
export type Told =
  | { readonly kind: 'ready'; readonly ms: number }
  | { readonly kind: 'created' | 'worked'; readonly key: string }
  | { readonly kind: 'reviewed'; readonly key: string; readonly processInstanceKey: string };

export const processId = 'load';
export const jobType = 'load-work';

/** start → service task → user task → end. */
export const model = bpmn.model(
  [
    bpmn.start(),
    bpmn.service('Work', jobType),
    bpmn.element('userTask', 'Review', bpmn.extensions('<zeebe:userTask />')),
    bpmn.end(),
    bpmn.flows('Start -> Work', 'Work -> Review', 'Review -> End')
  ].join(''),
  { id: processId }
);
