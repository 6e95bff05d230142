import assert from 'node:assert/strict';
import type { Chapter } from './story.ts';

interface Variables {
  readonly items: readonly { readonly name: string; readonly value: string }[];
  readonly page: { readonly endCursor?: string | null };
}

/** No process variable holds one of the story's secrets. */
export const engineHoldsNothing = (secrets: readonly string[]): Chapter => ({
  title: '流程引擎不存任何案件內容',
  async play({ desk, tell }) {
    let after: string | undefined;
    let seen = 0;
    do {
      const query = { page: { limit: 500, ...(after && { after }) } };
      const found = (await desk.product.desk.camunda.searchVariables(query as never, {
        consistency: { waitUpToMs: 0 }
      })) as unknown as Variables;
      for (const { name, value } of found.items)
        for (const secret of secrets)
          assert.ok(!value.includes(secret), `the variable ${name} holds case content`);
      seen += found.items.length;
      after = found.items.length === 500 ? (found.page.endCursor ?? undefined) : undefined;
    } while (after);
    assert.ok(seen > 100);
    tell(`${seen} 個流程變數中無案件內容`);
  }
});

export const verifyAudit: Chapter = {
  title: '稽核紀錄完整',
  async play(play) {
    const verdict = await play.desk.as('ethics1').call('verifyAudit');
    assert.equal(verdict.intact, true);
    play.tell(`${verdict.entries} 筆，雜湊鏈完整，末端 ${verdict.head.slice(0, 16)}…`);
  }
};
