import { offlineProblem, problemOf } from './problem.ts';
import { downloadPaths, pathOf } from './routes.ts';

/**
 * The reading copy of a document, as HTML text to be shown in a frame of its own.
 * @throws ApiProblem when the server refuses or cannot be reached
 */
export async function readDocument(caseKey: string, documentId: string): Promise<string> {
  const url = pathOf(downloadPaths.document, { caseKey, documentId });
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => {
    throw offlineProblem();
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return response.text();
}
