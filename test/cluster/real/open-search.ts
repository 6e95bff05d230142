import { freePorts } from './free-ports.ts';
import { openSearchClassPath } from './install.mjs';
import { startProgram, type Program } from './program.ts';

/** One OpenSearch node. */
export interface OpenSearch extends Program {
  readonly url: string;
}

export async function startOpenSearch(folder: string): Promise<OpenSearch> {
  const [http, transport] = (await freePorts(2)) as [number, number];
  const url = `http://127.0.0.1:${http}`;
  const { end } = await startProgram({
    name: 'opensearch',
    folder,
    source: 'OpenSearch.java',
    classPath: openSearchClassPath(),
    machine: ['-Xmx1g'],
    args: [`${folder}/opensearch`, String(http), String(transport)],
    readyUrl: `${url}/_cluster/health?wait_for_status=yellow`
  });
  return { end, url };
}
