import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome'
].filter((place) => place !== undefined);

const found = places.find((place) => existsSync(place));

const missing =
  'Chromium was not found. Install it (apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.';

if (!found && process.env.CI !== 'true') console.warn(missing);

/** A suite that needs Chromium: skipped with the way to get it where there is none, an error in CI. */
export const describeInBrowser = found || process.env.CI === 'true' ? describe : describe.skip;

/** Starts Chromium without anything that would call home. */
export function launchChromium(): Promise<Browser> {
  if (!found) throw new Error(missing);
  return chromium.launch({
    executablePath: found,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  });
}
