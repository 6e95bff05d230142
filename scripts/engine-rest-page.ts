import type { Route } from '../engine/rest/route.ts';

const head = `# REST API of the embedded engine

Every operation of Camunda 8's Orchestration Cluster API that the embedded engine answers under \`/v2\`, and every one that it refuses with
501 and the reason. Written by \`npm run docs:engine-rest\`; a test says when it is out of date.

* **Who may call.** Whoever has the gateway's token, as a bearer token or as the password of HTTP Basic; and a user of the directory by HTTP Basic
  with its password. Without a token only where \`--no-auth\` asks for it, on loopback, and never for pages in a browser. A link to a document opens that document until it expires.
* **The directory.** Users, groups, roles, tenants, mapping rules and authorizations are kept durably and can be searched. Whoever is admitted may
  do everything, as with Camunda 8 Run, where authorizations are off unless they are asked for. There is one tenant, \`<default>\`. Of a
  password a salted scrypt digest is kept.
* **Searches** filter, sort and page (\`from\` and \`limit\`, \`after\`, \`before\`) as in Camunda 8, and see what is committed.
* **Refusals** are problem details (RFC 9457) with the code as their title.
`;

/** The page `docs/engine-rest.md`: one row for each operation, by path and method. */
export function engineRestPage(routes: readonly Route[]): string {
  const rows = [...routes]
    .sort((a, b) => (a.path === b.path ? compare(a.method, b.method) : compare(a.path, b.path)))
    .map(({ method, path, note, refused }) => {
      const answer = refused === undefined ? 'served' : '501';
      return `| \`${method} ${path}\` | ${answer} | ${refused ?? note ?? ''} |`;
    });
  const served = routes.filter(({ refused }) => refused === undefined).length;
  const count = `${served} operations are served, ${routes.length - served} refused.`;
  return `${head}\n${count}\n\n| operation | answer | remark |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
