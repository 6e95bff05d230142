import type { Broker } from './broker.ts';
import { freePorts } from './free-ports.ts';
import type { Program } from './program.ts';
import { startServer } from './server.ts';

/** Tasklist and Operate in one program; who signs in is {@link account}. */
export interface WebApps extends Program {
  readonly url: string;
}

/** The account that the web applications make at their first start. */
export const account = { username: 'demo', password: 'demo' } as const;

const databaseOf = (app: 'OPERATE' | 'TASKLIST', searchUrl: string, { restAddress, grpcAddress }: Broker) => {
  const name = `CAMUNDA_${app}`;
  return {
    [`${name}_DATABASE`]: 'opensearch',
    [`${name}_OPENSEARCH_CLUSTERNAME`]: 'test',
    [`${name}_OPENSEARCH_URL`]: searchUrl,
    [`${name}_ZEEBEOPENSEARCH_CLUSTERNAME`]: 'test',
    [`${name}_ZEEBEOPENSEARCH_URL`]: searchUrl,
    [`${name}_ZEEBEOPENSEARCH_PREFIX`]: 'zeebe-record',
    [`${name}_ZEEBE_GATEWAYADDRESS`]: grpcAddress,
    [`${name}_ZEEBE_RESTADDRESS`]: restAddress,
    [`${name}_IMPORTER_READERBACKOFF`]: '200',
    [`${name}_ARCHIVERENABLED`]: 'false',
    [`${name}_CSRFPREVENTIONENABLED`]: 'false'
  };
};

export async function startWebApps(folder: string, searchUrl: string, broker: Broker): Promise<WebApps> {
  const [port, management, member] = (await freePorts(3)) as [number, number, number];
  const { end } = await startServer({
    name: 'web-apps',
    folder,
    main: 'io.camunda.application.StandaloneCamunda',
    port,
    managementPort: management,
    readyPath: '/actuator/health',
    env: {
      SPRING_PROFILES_ACTIVE: 'operate,tasklist,auth',
      // The program contains a gateway that nobody asks; told nothing, it would listen on every address.
      ZEEBE_GATEWAY_CLUSTER_HOST: '127.0.0.1',
      ZEEBE_GATEWAY_CLUSTER_PORT: String(member),
      ...databaseOf('OPERATE', searchUrl, broker),
      ...databaseOf('TASKLIST', searchUrl, broker)
    }
  });
  return { end, url: `http://127.0.0.1:${port}` };
}
