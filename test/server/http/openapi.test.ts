import { describe, expect, it } from '@jest/globals';
import { contract } from '../../../api/contract.ts';
import { openApi } from '../../../server/http/openapi.ts';

interface Operation {
  operationId: string;
  parameters: { name: string; in: string }[];
  requestBody?: unknown;
  security: unknown[];
}

describe('the OpenAPI description', () => {
  const { paths } = openApi() as { paths: Record<string, Record<string, Operation>> };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));

  it('names every endpoint of the contract once', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(contract).sort());
  });

  it('describes path parameters, bodies and who may come in', () => {
    const complete = paths['/api/tasks/{taskKey}/complete']?.post;
    expect(complete?.parameters).toEqual([expect.objectContaining({ name: 'taskKey', in: 'path' })]);
    expect(complete?.requestBody).toBeDefined();
    expect(complete?.security).toEqual([{ session: [] }]);
    expect(paths['/api/session']?.post?.security).toEqual([]);
  });
});
