import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';
import { type GatewayBench, openGateway, token } from '../../support/engine-gateway.ts';

type DocumentClient = ReturnType<typeof createCamundaClient>;

/**
 * The client's schemas hold a file for a string: `createDocument` and `createDocuments` refuse every file that they are given, and
 * `getDocument` refuses every content that it is answered with. So uploads go without the check of requests, downloads without that
 * of answers; all else is checked.
 */
describe("documents through the SDK's clients", () => {
  let bench: GatewayBench;
  /** Its requests are not checked. */
  let client: DocumentClient;
  /** Its answers are not checked. */
  let reader: DocumentClient;
  let strict: DocumentClient;

  const connect = (validation: string) =>
    createCamundaClient({
      config: {
        CAMUNDA_REST_ADDRESS: bench.server.url,
        CAMUNDA_AUTH_STRATEGY: 'BASIC',
        CAMUNDA_BASIC_AUTH_USERNAME: 'engine',
        CAMUNDA_BASIC_AUTH_PASSWORD: token,
        CAMUNDA_SDK_VALIDATION: validation
      } as never
    });

  beforeAll(async () => {
    bench = await openGateway();
    client = connect('req:none,res:fanatical');
    reader = connect('req:strict,res:none');
    strict = connect('req:strict,res:strict');
  });
  afterAll(() => bench?.close());

  const content = Buffer.from([0, 255, 13, 10, 45, 45, 0x7f]);
  const named = (name: string, bytes: Uint8Array = content) =>
    new File([bytes as never], name, { type: 'image/png' });

  it('keeps a document byte by byte, links to it, and deletes it', async () => {
    const made = await client.createDocument({ file: named('甲 (1).png') } as never);
    expect(made).toMatchObject({
      'camunda.document.type': 'camunda',
      storeId: 'engine',
      metadata: { contentType: 'image/png', fileName: '甲 (1).png', size: content.length }
    });
    const { documentId, contentHash } = made as { documentId: string; contentHash: string };
    const blob = (await reader.getDocument({ documentId, contentHash } as never)) as unknown as Blob;
    expect(Buffer.from(await blob.arrayBuffer())).toEqual(content);

    const link = await strict.createDocumentLink({ documentId, contentHash, timeToLive: 1000 } as never);
    const url = link.url!;
    const read = await fetch(url);
    expect([read.status, read.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([
      200,
      true
    ]);
    expect((await fetch(url.replace(documentId, 'other'))).status).toBe(401);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(401);
    await bench.client.pinClock({ timestamp: bench.clock.now() + 2000 });
    expect((await fetch(url)).status).toBe(401);

    await strict.deleteDocument({ documentId } as never);
    await expect(strict.getDocument({ documentId, contentHash } as never)).rejects.toMatchObject({
      status: 404
    });
    expect(
      await bench.store.get('documentContent', (await bench.store.load()).document[0]?.key ?? '1')
    ).toBeUndefined();
  });

  it('are refused by the strict schemas at the file alone: nothing else of request and answer is', async () => {
    const upload = { file: named('strict') } as never;
    await expect(strict.createDocument(upload)).rejects.toMatchObject({
      issues: [expect.stringMatching(/body\.file.*string/)]
    });
    await expect(strict.createDocuments({ files: [named('strict')] } as never)).rejects.toMatchObject({
      issues: [expect.stringMatching(/body\.files.*string/)]
    });
    const { documentId, contentHash } = (await client.createDocument(upload)) as {
      documentId: string;
      contentHash: string;
    };
    await expect(strict.getDocument({ documentId, contentHash } as never)).rejects.toMatchObject({
      issues: [expect.stringMatching(/string/)]
    });
  });

  it('serves the older client, and several documents at once', async () => {
    const { older } = bench;
    const made = await older.uploadDocument({
      file: content as never,
      metadata: { contentType: 'text/plain', fileName: 'a.txt', customProperties: { for: 'test' } } as never
    });
    expect(made).toMatchObject({ metadata: { fileName: 'a.txt' } });
    const { documentId, contentHash } = made;
    expect(await older.downloadDocument({ documentId, contentHash } as never)).toEqual(content);
    await older.createDocumentLink({ documentId, contentHash, timeToLive: 1000 } as never);
    await older.deleteDocument({ documentId } as never);

    const many = await client.createDocuments({ files: [named('1.png'), named('x'.repeat(300))] } as never);
    expect(many.createdDocuments).toHaveLength(1);
    expect(many.failedDocuments).toMatchObject([{ detail: expect.stringContaining('255 characters') }]);
  });

  it('lets a document go when it expires', async () => {
    const expiresAt = new Date(bench.clock.now() + 60_000).toISOString();
    await client.createDocument({
      file: named('short'),
      documentId: 'short',
      metadata: { expiresAt }
    } as never);
    expect((await bench.store.load()).document.map((each) => each.documentId)).toContain('short');
    await bench.client.pinClock({ timestamp: bench.clock.now() + 61_000 });
    expect((await bench.store.load()).document.map((each) => each.documentId)).not.toContain('short');
  });

  it('refuses what is too large, known already, or hostile', async () => {
    const create = (file: File, more = {}) => client.createDocument({ file, ...more } as never);
    await create(named('once'), { documentId: 'once' });
    await expect(create(named('once'), { documentId: 'once' })).rejects.toMatchObject({ status: 409 });
    for (const documentId of ['../../etc', '.', '..'])
      await expect(create(named('x'), { documentId })).rejects.toMatchObject({ status: 400 });
    await create(named('x'), { documentId: '...' });
    await expect(create(named('x'), { storeId: 'gcp' })).rejects.toMatchObject({ status: 400 });
    const type = { metadata: { contentType: 'text/html\r\nset-cookie: a=b' } };
    await expect(create(named('x'), type)).rejects.toMatchObject({ status: 400 });
    const large = named('large', new Uint8Array(8 * 1024 * 1024 + 1));
    await expect(create(large)).rejects.toMatchObject({ status: 400 });
  });
});
