import { createCamundaClientLoose, type CamundaClientLoose } from '@camunda8/orchestration-cluster-api';
import { loopbackFetch } from './loopback-fetch.ts';

/** Where the Orchestration Cluster REST API is; credentials of a cluster come from the SDK's own settings. */
export interface CamundaAddress {
  /** Without `/v2`. */
  readonly restAddress: string;
  /** The embedded gateway's token; absent for a cluster. */
  readonly token?: string;
}

export type Camunda = CamundaClientLoose;

const versioned = (address: string): string =>
  /\/v2\/?$/.test(address) ? address : `${address.replace(/\/$/, '')}/v2`;

/**
 * The client that `@camunda8/sdk` hands out, made here because the SDK passes neither a `fetch` nor the backpressure profile on: by
 * default a client has 16 calls under way at most, and the long polls of the job workers alone would hold them all.
 */
export function connectCamunda({ restAddress, token }: CamundaAddress): Camunda {
  const config = {
    CAMUNDA_REST_ADDRESS: versioned(restAddress),
    CAMUNDA_SDK_LOG_LEVEL: 'error',
    CAMUNDA_SDK_BACKPRESSURE_PROFILE: 'LEGACY'
  } as const;
  if (token === undefined) return createCamundaClientLoose({ config });
  return createCamundaClientLoose({
    config: { ...config, CAMUNDA_AUTH_STRATEGY: 'NONE' },
    fetch: loopbackFetch(token) as typeof fetch
  });
}

/** Reads what is there now; whoever needs later states polls. */
export const now = { consistency: { waitUpToMs: 0 } } as const;
