import { parseArgs } from 'node:util';
import { verifyAuditFile } from '../persistence/audit/verify-file.ts';

const USAGE = `Usage: npm run audit:verify -- FILE [--key PUBLIC_KEY] [--known SEQ:HASH]
  FILE     audit log as exported by the desk (JSON lines)
  --key    public key noted at installation (SPKI, base64); else the key that the file names is only shown
  --known  number and hash of an entry seen before, to find a log put back to an older state`;

const problems: Readonly<Record<string, string>> = {
  unreadable: 'the line cannot be read · 此行無法讀取',
  sequence: 'entries are missing, doubled or out of order · 紀錄缺漏、重複或順序錯誤',
  link: 'the entry does not follow the one before it · 與前一筆不相連',
  hash: 'the entry was changed · 紀錄內容遭變更',
  truncated: 'the log was cut off · 紀錄遭截斷',
  signature: 'the head is not signed by this key · 簽章不符',
  'rolled-back': 'an entry seen before is gone · 曾見過的紀錄不見了'
};

function parseKnown(text: string | undefined): { seq: number; hash: string } | undefined {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text ?? '') ?? [];
  return seq && hash ? { seq: Number(seq), hash } : undefined;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string' }, known: { type: 'string' } }
  });
  const [file] = positionals;
  const known = parseKnown(values.known);
  if (!file || (values.known !== undefined && !known)) {
    console.error(USAGE);
    return 2;
  }
  const verdict = await verifyAuditFile(file, {
    ...(values.key === undefined ? {} : { publicKey: values.key }),
    ...(known === undefined ? {} : { known })
  });
  if (!verdict.ok) {
    console.error(`FAILED at entry ${verdict.seq}: ${problems[verdict.problem]}`);
    return 1;
  }
  console.log(`OK: ${verdict.entries} entries, head ${verdict.head}, signed by ${verdict.publicKey}`);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
);
