// Finds an installed Chromium for the tests. Playwright's own download is not used.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, which } from '../shell.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
].flatMap((app) =>
  ['/Applications', join(process.env.HOME ?? '', 'Applications')].map((at) => join(at, app)),
);

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
].flatMap((app) =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .filter((name) => process.env[name])
    .map((name) => join(process.env[name], app)),
);

function installedChromium() {
  for (const name of NAMES) {
    const file = which(name);
    if (file) return file;
  }
  const places = { darwin: MAC, win32: WINDOWS }[process.platform] ?? [];
  return places.find((file) => existsSync(file));
}

/** The path of a Chromium, Chrome or Edge. On Debian, one is installed if there is none. */
export async function findChromium() {
  const chosen = process.env.LOW_RANK_LENS_CHROMIUM;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`LOW_RANK_LENS_CHROMIUM names a file that does not exist: ${chosen}`);
  }
  const found = installedChromium();
  if (found) return found;
  console.log('No Chromium here; trying apt-get install chromium …');
  await aptInstall(['chromium']);
  const now = installedChromium();
  if (now) return now;
  throw new Error(
    'These tests drive a Chromium, Chrome or Edge, and none was found. Install one, or set ' +
      'LOW_RANK_LENS_CHROMIUM to the path of its program.',
  );
}
