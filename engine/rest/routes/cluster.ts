import { json, noContent } from '../answer.ts';
import { ProblemError } from '../problem.ts';
import type { Handler, Route } from '../route.ts';

/** The version of Camunda 8 whose API this gateway speaks. */
export const API_VERSION = '8.8.0';

const topology: Handler = (gateway) => {
  const { host, port } = gateway.address();
  const partitions = [
    { partitionId: 1, role: 'leader', health: gateway.engine.healthy() ? 'healthy' : 'unhealthy' }
  ];
  return json({
    brokers: [{ nodeId: 0, host, port, partitions, version: API_VERSION }],
    clusterSize: 1,
    partitionsCount: 1,
    replicationFactor: 1,
    gatewayVersion: API_VERSION,
    lastCompletedChangeId: '-1'
  });
};

const status: Handler = (gateway) => {
  if (gateway.engine.healthy()) return noContent();
  throw new ProblemError({
    status: 503,
    title: 'UNAVAILABLE',
    detail: 'The engine is reading its state again.'
  });
};

const license: Handler = () => json({ validLicense: true, licenseType: 'apache-2.0', isCommercial: false });

/** The engine itself: what it is, whether it is well. */
export const clusterRoutes: readonly Route[] = [
  { method: 'GET', path: '/topology', handle: topology },
  { method: 'GET', path: '/status', handle: status },
  { method: 'GET', path: '/license', handle: license }
];
