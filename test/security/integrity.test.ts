import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { renderDocument, type DocumentMark } from '../../documents/index.ts';
import { renderNotice } from '../../documents/notices/index.ts';
import { hashOfEntry } from '../../persistence/audit/chain.ts';
import { verifyAuditFile } from '../../persistence/audit/verify-file.ts';
import { createLog } from '../../server/http/log.ts';
import { isMailbox, mailOf } from '../../workers/notices/mail-of.ts';
import { makeTestStore, type TestStore } from '../support/case-store.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const mark: DocumentMark = {
  grade: 'official-secret',
  periodOrCondition: '決標公告後解密',
  agencyName: '臨港市政府工務局',
  caseNumber: '115-專-0001',
  codeName: '青松',
  date: '2026-11-02T01:00:00Z'
};

describe('documents', () => {
  const typed = [
    '<img src="file:///etc/passwd">',
    '<draw:image xlink:href="http://169.254.169.254/latest"/>',
    '&xxe; <!ENTITY xxe SYSTEM "file:///etc/passwd">',
    '\\includegraphics{/etc/passwd}'
  ].join(' ');
  const data = {
    ...{ signer: typed, role: typed, matters: typed, conflicts: typed, method: typed },
    signedAt: '2026-11-02T01:00:00Z'
  };

  it.each(['html', 'fodt'] as const)('40 · 41 refer to nothing outside themselves: %s', async (format) => {
    const text = (await renderDocument({ templateId: 'undertaking', format, data, mark })).toString('utf8');
    const tags = text.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /href=|src=|file:|^<!ENTITY|draw:/i.test(tag))).toEqual([]);
    expect(text).toContain('&lt;img');
    expect(text).not.toContain('root:');
  });

  it('40 · 41 a PDF carries no link, file or script', async () => {
    const bytes = await renderDocument({ templateId: 'undertaking', format: 'pdf', data, mark });
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).not.toMatch(/\/(URI|JavaScript|Launch|EmbeddedFile|GoToR)\b/);
  });

  it('17 · 18 a text that would turn the reading direction is printed without', async () => {
    const turned = { ...data, signer: '王\u202e小\u2066明\u0007' };
    const bytes = await renderDocument({ templateId: 'undertaking', format: 'fodt', data: turned, mark });
    expect(bytes.toString('utf8')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
    expect(bytes.toString('utf8')).toContain('王小明');
  });
});

/** Every program text of the rooms that run beside the case store. */
async function programs(): Promise<{ name: string; text: string }[]> {
  const rooms = ['server', 'workers', 'persistence', 'documents', 'domain', 'plan-model', 'engine'];
  const names = await Promise.all(
    rooms.map(async (room) =>
      (await readdir(path.join(root, room), { recursive: true })).map((name) => path.join(room, name))
    )
  );
  const texts = names.flat().filter((name) => /\.(ts|mjs)$/.test(name));
  return Promise.all(
    texts.map(async (name) => ({ name, text: await readFile(path.join(root, name), 'utf8') }))
  );
}

describe('requests of the program itself', () => {
  it('41 go to the engine, its database and the mail server alone, whose addresses no answer of a person reaches', async () => {
    const callers = (await programs())
      .filter(({ text }) =>
        /\bfetch\(|https?\.(get|request)\(|\bhttpRequest\(|net\.connect|createConnection\(|createTransport\(|createCamundaClient\w*\(/.test(
          text
        )
      )
      .map(({ name }) => name)
      .sort();
    expect(callers).toEqual([
      'persistence/engine-store/mariadb/open.ts',
      'server/engine/camunda.ts',
      'server/engine/loopback-fetch.ts',
      'workers/notices/mailer.ts'
    ]);
  });

  it('6 · 8 nothing is run that arrives as data', async () => {
    const callers = (await programs()).filter(({ text }) =>
      /\beval\(|new Function\(|node:vm|node:child_process/.test(text)
    );
    // The cap on the time of a form's rules runs one text of its own, which calls the work that it is given.
    expect(callers.map(({ name }) => name)).toEqual(['server/forms/within-time.ts']);
    expect(callers[0]?.text.match(/new vm\.Script\(.*?\)'\)/g)).toEqual(["new vm.Script('work()')"]);
  });
});

describe('mails', () => {
  const notice = {
    noticeId: 'n-1',
    caseKey: 'k',
    caseNumber: '115-L-0001',
    caseCodeName: '青松\r\nBcc: thief@elsewhere.example\r\n\r\n<b>',
    personId: 'p',
    templateId: 'leak-suspected',
    createdAt: '2026-11-02T01:00:00.000Z',
    readAt: null,
    email: 'head@linkang.example',
    language: 'zh',
    displayName: '溫以恆',
    attempts: 1
  } as const;
  const sender = { name: '守密', address: 'desk@linkang.example', deskUrl: 'https://desk.linkang.example' };

  it('42 a code name adds no header and no recipient', () => {
    const mail = mailOf(notice, sender);
    expect(mail?.subject).not.toMatch(/[\r\n]/);
    expect(mail?.to.address).toBe('head@linkang.example');
    expect(Object.keys(mail?.headers ?? {})).toEqual(['Auto-Submitted']);
    const facts = { caseNumber: '1\u2028Bcc: a@b.c', codeName: 'x\u0000\u0085y' };
    expect(renderNotice('leak-suspected', facts, 'en').subject).not.toMatch(/\p{Cc}|\u2028/u);
  });

  it.each([
    'a@b.c, thief@elsewhere.example',
    'a@b.c\r\nRCPT TO:<thief@elsewhere.example>',
    'a@b.c thief@elsewhere.example',
    '"x" <thief@elsewhere.example>',
    '<a@b.c>',
    'a@b.c>',
    'a@@b.c',
    'a@b..c',
    ''
  ])('42 an address that is more than one mailbox gets nothing: %j', (email) => {
    expect(isMailbox(email)).toBe(false);
    expect(mailOf({ ...notice, email }, sender)).toBeUndefined();
  });
});

describe('the log', () => {
  it('43 is one line for each event, whatever it is told, and repeats no words of an error', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
    const forged = 'x\n{"level":30,"msg":"forged"}\r\n\u2028y';
    log.error({ err: new Error(forged, { cause: new Error(forged) }), note: forged }, 'failed');
    log.info({ password: forged, headers: { cookie: forged, authorization: forged } }, 'request');
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line.trimEnd()).not.toContain('\n');
    expect(JSON.parse(lines[0] ?? '')).not.toHaveProperty('err.message');
    expect(JSON.stringify(JSON.parse(lines[0] ?? '').err)).not.toContain('forged');
    expect(lines[1]).not.toContain('forged');
  });

  it('43 nothing is exported as a table that a spreadsheet would calculate', async () => {
    const tables = (await programs()).filter(({ text }) => /text\/csv|\.csv['"`]|spreadsheet/.test(text));
    expect(tables.map(({ name }) => name)).toEqual([]);
  });
});

describe('the audit log under a database administrator', () => {
  let held: TestStore;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'shoumi-audit-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    held = await makeTestStore();
    for (let index = 1; index <= 6; index += 1)
      await held.store.audit.append({ actor: 'p', act: 'plan.decide', caseKey: 'k', facts: { index } });
  });

  const withoutTriggers = async () => {
    for (const event of ['update', 'delete']) await held.db.raw(`DROP TRIGGER audit_log_refuse_${event}`);
  };

  it('44 resists changes for as long as its triggers stand', async () => {
    try {
      await expect(held.db.raw("UPDATE audit_log SET actor = 'q' WHERE seq = 2")).rejects.toThrow();
      await expect(held.db.raw('DELETE FROM audit_log')).rejects.toThrow();
    } finally {
      await held.close();
    }
  });

  it.each([
    ['edited', ["UPDATE audit_log SET actor = 'q' WHERE seq = 3"]],
    ['edited in its facts', ["UPDATE audit_log SET facts = '{}' WHERE seq = 3"]],
    ['with an entry removed', ['DELETE FROM audit_log WHERE seq = 3']],
    [
      'reordered',
      [
        'UPDATE audit_log SET seq = 100 WHERE seq = 3',
        'UPDATE audit_log SET seq = 3 WHERE seq = 4',
        'UPDATE audit_log SET seq = 4 WHERE seq = 100'
      ]
    ],
    ['cut off at its end', ['DELETE FROM audit_log WHERE seq > 4']],
    [
      'cut off together with its head',
      [
        'DELETE FROM audit_log WHERE seq > 4',
        'UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_log WHERE seq = 4)'
      ]
    ],
    ['emptied', ['DELETE FROM audit_log', 'UPDATE audit_head SET seq = 0']]
  ])('44 tells when it was %s', async (_, statements) => {
    try {
      const known = await held.store.audit.head();
      await withoutTriggers();
      for (const statement of statements) await held.db.raw(statement);
      expect(await held.store.audit.verify(known)).toMatchObject({ ok: false });
    } finally {
      await held.close();
    }
  });

  it('44 tells when it was put back whole to an older state, by a head that was noted outside', async () => {
    try {
      const older = await held.db('audit_head').first();
      await held.store.audit.append({ actor: 'p', act: 'plan.decide', caseKey: 'k', facts: { index: 7 } });
      const known = await held.store.audit.head();
      await withoutTriggers();
      await held.db('audit_log').where('seq', '>', older.seq).delete();
      await held.db('audit_head').update(older);
      expect(await held.store.audit.verify()).toMatchObject({ ok: true });
      expect(await held.store.audit.verify(known)).toMatchObject({ ok: false, problem: 'rolled-back' });
    } finally {
      await held.close();
    }
  });

  it('44 tells when the whole chain was computed anew, since nobody but the program can sign its end', async () => {
    try {
      const lines: string[] = [];
      for await (const line of held.store.audit.export()) lines.push(line);
      const end = JSON.parse(lines.pop() ?? '') as { end: { seq: number; hash: string; publicKey: string } };
      let prevHash = '0'.repeat(64);
      const forged = lines.map((line) => {
        const entry = { ...JSON.parse(line), actor: 'q', prevHash };
        prevHash = hashOfEntry(prevHash, entry);
        return JSON.stringify({ ...entry, hash: prevHash });
      });
      const file = path.join(folder, 'audit.jsonl');
      const last = JSON.stringify({ end: { ...end.end, hash: prevHash } });
      await writeFile(file, [...forged, last, ''].join('\n'));
      const { publicKey } = end.end;
      expect(await verifyAuditFile(file, { publicKey })).toMatchObject({ ok: false, problem: 'signature' });
    } finally {
      await held.close();
    }
  });
});
