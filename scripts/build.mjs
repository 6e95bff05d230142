import { build, isBuilt, parts } from './parts.mjs';

/** `node scripts/build.mjs NAME…`: builds these parts, each only when one of its sources has changed since the last time. */
const stale = [];
for (const name of process.argv.slice(2)) if (!(await isBuilt(parts[name]))) stale.push(name);
if (stale.length > 0) {
  console.log(`Building: ${stale.join(', ')}…`);
  await Promise.all(stale.map((name) => build(parts[name])));
}
