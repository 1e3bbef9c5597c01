// The cost of a keystroke in a long Python file: the time until it is painted, and the processor time of the extension
// host, each with and without the extension.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionHosts, processorTime } from './host-time.mjs';

const LINES = 50_000;
const FILE = 'long.py';
const KEYS = 150;
/** Pause between two keys, in milliseconds: a fast typist. */
const PAUSE = 80;

const matrix = ['M = np.array([', ...Array.from({ length: 8 }, (_, i) => row(i)), '])'];

function row(i) {
  return `    [${Array.from({ length: 8 }, (_, j) => ((i * 37 + j * 91) % 199) / 10).join(', ')}],`;
}

/** A matrix on the first lines, then code with numbers and lists, as people have it. */
function text() {
  const lines = ['import numpy as np', '', ...matrix, ''];
  for (let i = lines.length; i < LINES; i++) {
    lines.push(
      i % 10 === 0 ? `def f${i}(x, y=${i}):` : `    x[${i % 7}] = y * ${i} + g(${i}, [1, ${i}])`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Where the keys are pressed, and what else is there. */
export const TYPING = [
  { name: 'without the extension', bare: true, line: 25_000 },
  { name: 'extension active, no page', line: 25_000, active: true },
  { name: 'matrix on screen', line: 25_000, shown: true },
  { name: 'matrix on screen, typing in it', line: 4, column: 6, shown: true },
];

/** Milliseconds until each key was painted, and milliseconds of the extension host's processor time per key. */
export async function typing(Lens, { bare = false, line, column = 1, shown, active }, keys = KEYS) {
  const lens = await Lens.start({ name: 'bench', webgl: false, bare });
  try {
    await writeFile(join(lens.folder, FILE), text());
    await lens.editor.open(FILE);
    await lens.editor.goto(4, 6);
    if (shown || active) {
      await lens.command('Low-Rank Lens: Visualize Matrix');
      await (await lens.visualizer()).ready();
    }
    if (active) await lens.command('View: Close Editors in Other Groups');
    await lens.editor.open(FILE);
    await lens.editor.goto(line, column);
    await lens.page.waitForTimeout(3_000);
    await watchKeys(lens.page);
    const before = processorTime(extensionHosts());
    const start = performance.now();
    for (let i = 0; i < keys; i++) {
      await lens.page.keyboard.press(i % 2 === 0 ? '1' : 'Backspace');
      await lens.page.waitForTimeout(PAUSE);
    }
    // What follows the last key belongs to the keys.
    await lens.page.waitForTimeout(2_000);
    const busy = processorTime(extensionHosts()) - before;
    const idle = await idleTime(lens.page, performance.now() - start);
    const host = (busy - idle) / keys;
    const painted = await lens.page.evaluate(() => window.lensKeys);
    return { painted, host: Math.max(0, host) };
  } finally {
    await lens.close();
  }
}

/** What the extension hosts use while nobody types, in the same time. */
async function idleTime(page, millis) {
  const before = processorTime(extensionHosts());
  await page.waitForTimeout(millis);
  return processorTime(extensionHosts()) - before;
}

/** Collects the milliseconds from each keydown until the frame after it is painted. */
async function watchKeys(page) {
  await page.evaluate(() => {
    window.lensKeys = [];
    const painted = (start) => {
      const channel = new window.MessageChannel();
      channel.port1.onmessage = () => window.lensKeys.push(performance.now() - start);
      channel.port2.postMessage(0);
    };
    const press = (event) => requestAnimationFrame(() => painted(event.timeStamp));
    window.addEventListener('keydown', press, true);
  });
}
