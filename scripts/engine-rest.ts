/** Writes `docs/engine-rest.md` from the routes of the embedded engine. */
import { writeFileSync } from 'node:fs';
import { allRoutes } from '../engine/rest/routes/index.ts';
import { engineRestPage } from './engine-rest-page.ts';

writeFileSync(new URL('../docs/engine-rest.md', import.meta.url), engineRestPage(allRoutes));
