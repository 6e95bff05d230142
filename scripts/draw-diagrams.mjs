import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** Draws every model of `workflows/` as docs/pictures/diagrams/<process>.svg, with bpmn-js in Chromium (CHROMIUM_PATH). */
const models = new URL('../workflows/', import.meta.url);
const pictures = new URL('../docs/pictures/diagrams/', import.meta.url);
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

/** Runs in the page. */
async function drawn(xml) {
  const canvas = globalThis.document.body.appendChild(globalThis.document.createElement('div'));
  const bpmn = new globalThis.BpmnJS({ container: canvas });
  await bpmn.importXML(xml);
  const { svg } = await bpmn.saveSVG();
  bpmn.destroy();
  return svg;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
try {
  const page = await browser.newPage();
  await page.addScriptTag({ path: viewer });
  await mkdir(pictures, { recursive: true });
  for (const name of (await readdir(models)).filter((each) => each.endsWith('.bpmn')).sort()) {
    const picture = new URL(name.replace(/bpmn$/, 'svg'), pictures);
    await writeFile(picture, await page.evaluate(drawn, await readFile(new URL(name, models), 'utf8')));
    console.log(fileURLToPath(picture));
  }
} finally {
  await browser.close();
}
