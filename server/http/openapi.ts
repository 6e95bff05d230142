import { z } from 'zod';
import { contract } from '../../api/contract.ts';
import type { Endpoint } from '../../api/endpoint.ts';
import { problem } from '../../api/schemas.ts';

type Json = Record<string, unknown>;

const schema = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

const properties = (type: z.ZodType | undefined): [string, Json, boolean][] => {
  if (!type) return [];
  const described = schema(type, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, value]) => [
    name,
    value,
    described.required?.includes(name) ?? false
  ]);
};

const parameters = (endpoint: Endpoint): Json[] => [
  ...properties(endpoint.params).map(([name, value]) => ({
    name,
    in: 'path',
    required: true,
    schema: value
  })),
  ...properties(endpoint.query).map(([name, value, required]) => ({
    name,
    in: 'query',
    required,
    schema: value
  }))
];

const json = (type: Json): Json => ({ 'application/json': { schema: type } });

function operation(name: string, endpoint: Endpoint): Json {
  return {
    operationId: name,
    summary: endpoint.summary,
    security: endpoint.access === 'public' ? [] : [{ session: [] }],
    parameters: parameters(endpoint),
    ...(endpoint.body && { requestBody: { required: true, content: json(schema(endpoint.body, 'input')) } }),
    responses: {
      200: { description: 'Done', content: json(schema(endpoint.answer, 'output')) },
      default: { description: 'Refused', content: json({ $ref: '#/components/schemas/Problem' }) }
    }
  };
}

/** The OpenAPI 3.1 description of the desk's API, from the same schemas that check every request. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of Object.entries(contract) as [string, Endpoint][]) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [endpoint.method]: operation(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Shoumi desk', version: '1' },
    paths,
    components: {
      schemas: { Problem: schema(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'shoumi_session' } }
    }
  };
}
