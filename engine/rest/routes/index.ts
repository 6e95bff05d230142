import type { Route } from '../route.ts';
import { adHocRoutes } from './ad-hoc.ts';
import { authenticationRoutes } from './authentication.ts';
import { authorizationRoutes } from './authorizations.ts';
import { batchOperationRoutes } from './batch-operations.ts';
import { clockRoutes } from './clock.ts';
import { clusterRoutes } from './cluster.ts';
import { conditionRoutes } from './conditions.ts';
import { decisionRoutes } from './decisions.ts';
import { definitionRoutes } from './definitions.ts';
import { deploymentRoutes } from './deployments.ts';
import { directoryRoutes } from './directory.ts';
import { documentRoutes } from './documents.ts';
import { expressionRoutes } from './expressions.ts';
import { groupedStatisticsRoutes } from './grouped-statistics.ts';
import { historyRoutes } from './history.ts';
import { incidentRoutes } from './incidents.ts';
import { jobRoutes } from './jobs.ts';
import { membershipRoutes } from './memberships.ts';
import { jobStatisticsRoutes } from './job-statistics.ts';
import { messageRoutes } from './messages.ts';
import { modificationRoutes } from './modification.ts';
import { processInstanceRoutes } from './process-instances.ts';
import { resourceRoutes } from './resources.ts';
import { signalRoutes } from './signals.ts';
import { statisticsRoutes } from './statistics.ts';
import { unsupportedRoutes } from './unsupported.ts';
import { userTaskRoutes } from './user-tasks.ts';
import { variableRoutes } from './variables.ts';

/** Every operation of the Orchestration Cluster API (v2) that the gateway answers, refused ones included. */
export const allRoutes: readonly Route[] = [
  ...clusterRoutes,
  ...authenticationRoutes,
  ...deploymentRoutes,
  ...definitionRoutes,
  ...processInstanceRoutes,
  ...modificationRoutes,
  ...batchOperationRoutes,
  ...jobRoutes,
  ...userTaskRoutes,
  ...variableRoutes,
  ...messageRoutes,
  ...adHocRoutes,
  ...signalRoutes,
  ...conditionRoutes,
  ...incidentRoutes,
  ...decisionRoutes,
  ...historyRoutes,
  ...resourceRoutes,
  ...documentRoutes,
  ...directoryRoutes,
  ...membershipRoutes,
  ...authorizationRoutes,
  ...expressionRoutes,
  ...statisticsRoutes,
  ...groupedStatisticsRoutes,
  ...jobStatisticsRoutes,
  ...clockRoutes,
  ...unsupportedRoutes
];
