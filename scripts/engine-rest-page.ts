import type { Route } from '../engine/rest/route.ts';

const head = `# REST API of the embedded engine

Every operation of Camunda 8's Orchestration Cluster API that the embedded engine answers under \`/v2\`, and every one that it refuses with
501 and the reason. Written by \`npm run docs:engine-rest\`; a test says when it is out of date.

* **Who may call.** Whoever has the gateway's token, as a bearer token or as the password of HTTP Basic; and a user of the directory by HTTP Basic
  with its password. Without a token only where \`--no-auth\` asks for it, on loopback, and never for pages in a browser. A link to a document opens that document until it expires;
  \`/status\` and \`/license\` are open to everyone.
* **The directory.** Users, groups, roles, tenants, mapping rules and authorizations are kept durably and can be searched. Whoever is admitted may
  do everything, as with Camunda 8 Run, where authorizations are off unless they are asked for. There is one tenant, \`<default>\`. It
  and the roles that come with Camunda (\`admin\`, \`connectors\`, \`readonly-admin\`, \`rpa\`) are there from the start, without authorizations, and
  are made again at the next start when they have been deleted. Of a password a salted scrypt digest is kept.
* **Searches** filter, sort and page (\`from\` and \`limit\`, \`after\`, \`before\`) as in Camunda 8, and see what is committed.
* **Requests** with a property, a word of an enumeration, a cursor or a tenant that the operation does not know are refused with 400, and so is a
  batch operation whose filter asks for nothing; so is what the objects within do not know where process instances are created, modified or migrated
  and jobs completed. Numbers are taken as digits too, and keys as numbers, since the SDK's older client writes them so.
* **What is written into the directory** is checked as by Camunda 8.8: ids match \`^[a-zA-Z0-9_~@.+-]+$\` (of tenants \`^[\\w.-]+$\`, 31 characters
  at most), addresses of mail are well formed, what must be there is not blank. All that is wrong with a request is told at once. Ids and texts have
  255 characters at most, where Camunda takes 256. A claim has one mapping rule; an authorization permits what Camunda 8.8 knows of resources of its
  type.
* **Refusals** are problem details (RFC 9457) with the code as their title. What a command was refused for stands in \`detail\` behind Camunda's
  \`Command 'COMPLETE' rejected with code 'NOT_FOUND':\`; what is wrong with the request itself stands there alone.
* **Limits.** A page or an activation of jobs is bounded by its size, not only by its count: 64 million characters and 4 MB. A pattern of \`$like\`
  has 200 characters and looks at the first 8,191 of a value. A request has 20,000 variables at most.
* **What is checked.** Tests hold requests and answers strictly against the schemas of the SDK of Camunda 8.8, to the last property. That
  SDK does not know what 8.9 added: its operations are tested against its documentation, and its new fields are in answers where
  something asks for them (\`businessId\` of process instances, the warnings of expressions); an SDK that is set to refuse what it does
  not know (\`res:fanatical\`) would refuse the others.
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
