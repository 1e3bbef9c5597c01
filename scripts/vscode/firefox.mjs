// Finds an installed Firefox and starts it, for the pages that a person sends. Nothing is downloaded but a Debian package.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { aptInstall, which } from '../shell.mjs';

const NAMES = ['firefox-esr', 'firefox'];

const PLACES = {
  darwin: ['/Applications', join(process.env.HOME ?? '', 'Applications')].map((at) =>
    join(at, 'Firefox.app/Contents/MacOS/firefox'),
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)']
    .filter((name) => process.env[name])
    .map((name) => join(process.env[name], 'Mozilla Firefox\\firefox.exe')),
};

function installedFirefox() {
  for (const name of NAMES) {
    const file = which(name);
    if (file) return file;
  }
  return (PLACES[process.platform] ?? []).find((file) => existsSync(file));
}

/** The path of a Firefox. On Debian, Firefox ESR is installed if there is none. */
export async function findFirefox() {
  const chosen = process.env.LOW_RANK_LENS_FIREFOX;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`LOW_RANK_LENS_FIREFOX names a file that does not exist: ${chosen}`);
  }
  const found = installedFirefox();
  if (found) return found;
  console.log('No Firefox here; trying apt-get install firefox-esr …');
  await aptInstall(['firefox-esr']);
  const now = installedFirefox();
  if (now) return now;
  throw new Error(
    'These tests drive a Firefox, and none was found. Install one, or set LOW_RANK_LENS_FIREFOX to the path of its program.',
  );
}

/** Starts Firefox with `webgl`: true or false, and a profile of its own that is removed at the end. */
export async function launchFirefox({ webgl = true } = {}) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: await findFirefox(),
    headless: true,
    extraPrefsFirefox: {
      'webgl.disabled': !webgl,
      'webgl.force-enabled': webgl,
      // Nothing but the page itself.
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'app.update.enabled': false,
    },
  });
}
