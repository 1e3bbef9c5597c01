// Starts the browser that shows the embedded VS Code.
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

/** No updates, no sync, no first-run page. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** WebGL 2 in software: float render targets work in pages and with OffscreenCanvas. */
const WEBGL = ['--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

/** No WebGL at all, as in many remote sessions and virtual machines. */
const NO_WEBGL = ['--disable-gpu', '--disable-software-rasterizer'];

/** WebGL on the machine's own graphics card, if there is one. */
const HARDWARE = ['--ignore-gpu-blocklist', '--enable-gpu', '--use-gl=angle'];

/** What ANGLE draws with. A machine without a screen needs one of the last two. */
const ANGLE = {
  default: [],
  vulkan: ['--use-angle=vulkan', '--enable-features=Vulkan', '--disable-vulkan-surface'],
  'gl-egl': ['--use-angle=gl-egl'],
};
export const HARDWARE_WAYS = Object.keys(ANGLE);

/**
 * Launches Chromium with `webgl`: true (in software), false (none), or 'hardware', and then `angle`, one of
 * HARDWARE_WAYS. Chromium does not run its sandbox as root, so only then the sandbox is switched off.
 */
export async function launchBrowser({ webgl = true, headless = true, angle = 'default' } = {}) {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const hardware = [...HARDWARE, ...(ANGLE[angle] ?? [`--use-angle=${angle}`])];
  const graphics = webgl === 'hardware' ? hardware : webgl ? WEBGL : NO_WEBGL;
  return chromium.launch({
    executablePath: await findChromium(),
    headless,
    args: [...root, ...QUIET, ...graphics],
  });
}
