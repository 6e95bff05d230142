import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import type { Program } from './program.ts';
import { startServer } from './server.ts';

/** A broker with its gateway, one partition, its log flushed as is its default. */
export interface Broker extends Program {
  readonly restAddress: string;
  /** `host:port` of the gRPC gateway. */
  readonly grpcAddress: string;
}

const exporter = (searchUrl: string) => ({
  ZEEBE_BROKER_EXPORTERS_OPENSEARCH_CLASSNAME: 'io.camunda.zeebe.exporter.opensearch.OpensearchExporter',
  ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_URL: searchUrl,
  ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_BULK_SIZE: '1',
  ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_BULK_DELAY: '1',
  CAMUNDA_REST_QUERY_ENABLED: 'true',
  CAMUNDA_DATABASE_TYPE: 'opensearch',
  CAMUNDA_DATABASE_CLUSTERNAME: 'test',
  CAMUNDA_DATABASE_URL: searchUrl
});

/** Starts a broker in a folder; with `searchUrl` it exports to that OpenSearch and answers searches from it. */
export async function startBroker(folder: string, searchUrl?: string): Promise<Broker> {
  const [rest, management, command, internal, gateway] = (await freePorts(5)) as [
    number,
    number,
    number,
    number,
    number
  ];
  const { end } = await startServer({
    name: 'broker',
    folder,
    main: 'io.camunda.application.StandaloneBroker',
    port: rest,
    managementPort: management,
    readyPath: '/ready',
    env: {
      ZEEBE_BROKER_NETWORK_HOST: '127.0.0.1',
      ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT: String(command),
      ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT: String(internal),
      ZEEBE_BROKER_GATEWAY_NETWORK_HOST: '127.0.0.1',
      ZEEBE_BROKER_GATEWAY_NETWORK_PORT: String(gateway),
      ZEEBE_BROKER_GATEWAY_CLUSTER_REQUESTTIMEOUT: '120s',
      ZEEBE_BROKER_DATA_DIRECTORY: join(folder, 'data'),
      ...(searchUrl !== undefined && exporter(searchUrl))
    }
  });
  return { end, restAddress: `http://127.0.0.1:${rest}`, grpcAddress: `127.0.0.1:${gateway}` };
}
