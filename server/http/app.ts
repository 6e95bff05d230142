import path from 'node:path';
import express, { type Express } from 'express';
import { RefusalError } from '../../domain/refusals.ts';
import type { Desk } from '../desk.ts';
import type { Handlers } from './call.ts';
import { refuseCrossSite, refuseForeignHosts } from './cross-site.ts';
import { downloadRouter } from './downloads.ts';
import { jsonBody } from './json-body.ts';
import { logRequests } from './log.ts';
import { openApi } from './openapi.ts';
import { answerProblems } from './problem.ts';
import { contractRouter, type Identify } from './router.ts';
import { noStore, securityHeaders } from './security-headers.ts';

export interface AppParts {
  readonly desk: Desk;
  readonly handlers: Handlers;
  readonly identify: Identify;
  /** Folder of the built pages; without it only the API is served. */
  readonly webRoot: string;
  readonly hostNames: readonly string[];
}

const ordinaryBody = 1_000_000;
const planBody = 5_000_000;
/** Paths whose body carries a diagram. */
const withDiagram = /^\/plans\/[^/]+(\/check)?$/;

function api({ desk, handlers, identify }: AppParts): express.Router {
  const router = express.Router();
  router.use(noStore, refuseCrossSite);
  const small = jsonBody(ordinaryBody);
  const large = jsonBody(planBody);
  router.use((request, response, next) =>
    (withDiagram.test(request.path) ? large : small)(request, response, next)
  );
  let description: string | undefined;
  router.get('/openapi.json', (_request, response) => {
    description ??= JSON.stringify(openApi());
    response.type('application/json').send(description);
  });
  router.use(downloadRouter(desk, identify));
  router.use(contractRouter({ handlers, store: desk.store, identify }));
  router.use(() => {
    throw new RefusalError({ code: 'NOT_FOUND' });
  });
  return router;
}

/** A path of the application, as opposed to a file that is not there. */
const isPage = (pathname: string): boolean => !path.basename(pathname).includes('.');

/** Pages of the desk: files as built; an address within the application gets its start page. */
function pages(webRoot: string): express.Router {
  const router = express.Router();
  router.use(express.static(webRoot, { index: false, dotfiles: 'ignore', maxAge: '1h' }));
  router.get(/.*/, (request, response, next) => {
    if (!isPage(request.path)) throw new RefusalError({ code: 'NOT_FOUND' });
    response.set('cache-control', 'no-cache');
    response.sendFile('index.html', { root: webRoot }, (error) => {
      if (error && !response.headersSent) next(new RefusalError({ code: 'NOT_FOUND' }));
    });
  });
  return router;
}

/** The desk's express application. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', false);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(logRequests(parts.desk.log), securityHeaders());
  app.use(refuseForeignHosts(new Set(['127.0.0.1', 'localhost', '[::1]', ...parts.hostNames])));
  app.use('/api', api(parts));
  app.use(pages(parts.webRoot));
  app.use(answerProblems(parts.desk.log));
  return app;
}
