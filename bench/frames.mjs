// `npm run bench:frames`: the delay of the heatmaps after user input, as medians, in the embedded VS Code, with
// software WebGL and without WebGL; and whether memory stays constant.
//   --sizes 256,1024   sizes of the matrices (256,1024,4096)
//   --moves N          slider moves in the memory check (1000)
//   --reopen N         times the visualizer is closed and opened again (50)
//   --graphics A,B     which graphics: graphics card, software auto, software WebGL, no WebGL (the last three)
//   --record           also writes the results to bench/results/frames (record.mjs)
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { mustRun } from '../scripts/shell.mjs';
import './frames/no-bodies.mjs';
import { browserMegabytes, heapMegabytes, heldMegabytes } from './frames/memory.mjs';
import {
  moveSlider,
  record as recordFrames,
  sharpened,
  showMatrix,
  takeTimes,
} from './frames/page.mjs';
import { loadLens } from './open/lens.mjs';
import { median, startRecord } from './record.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const SIZES = option('--sizes', '256,1024,4096').split(',').map(Number);
const MOVES = Number(option('--moves', '1000'));
const REOPENINGS = Number(option('--reopen', '50'));
const STEPS = 24;
const COMMAND = 'Low-Rank Lens: Visualize Matrix';

const say = (line) => console.log(line);
const ms = (value) => (Number.isNaN(value) ? '–' : value.toFixed(1)).padStart(9);

/** The graphics that users have. With software WebGL there is a choice, which "auto" makes. */
const ALL_GRAPHICS = [
  { graphics: 'graphics card', webgl: 'hardware', backend: 'auto' },
  { graphics: 'software auto', webgl: true, backend: 'auto' },
  { graphics: 'software WebGL', webgl: true, backend: 'webgl' },
  { graphics: 'no WebGL', webgl: false, backend: 'auto' },
];
const chosen = option('--graphics', 'software auto,software WebGL,no WebGL').split(',');
const GRAPHICS = ALL_GRAPHICS.filter(({ graphics }) => chosen.includes(graphics));

async function start(Lens, { webgl, backend }) {
  const size = { width: 1800, height: 1000 };
  const settings = { 'lowRankLens.compute.backend': backend };
  const lens = await Lens.start({ name: 'bench', webgl, size, settings });
  await lens.editor.cursorAt('lora.py', '[ 0.0421', 3);
  await lens.command(COMMAND);
  const visualizer = await lens.visualizer();
  await visualizer.ready();
  return { lens, visualizer };
}

/**
 * Waits for the singular values, or at least the leading ones, and cancels the rest: it would disturb the
 * timing.
 */
async function decomposed(frame) {
  const cancel = frame.getByTestId('cancel');
  await frame
    .waitForFunction(() => document.documentElement.dataset.lensReady, undefined, {
      timeout: 300_000,
      polling: 100,
    })
    .catch(() => console.log('  no singular values within five minutes: M alone'));
  if (await cancel.isVisible()) await cancel.click({ timeout: 2000 }).catch(() => undefined);
}

async function framesAt({ lens, visualizer: { frame } }, n, job) {
  const first = await frame.evaluate(showMatrix, { n, job });
  await decomposed(frame);
  await frame.evaluate(recordFrames);
  const picture = frame.getByTestId('heatmap-matrix').getByTestId('picture');
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  const x = box.x + box.width * 0.4;
  const y = box.y + box.height * 0.6;
  await lens.page.mouse.move(x, y);
  await lens.page.waitForTimeout(1500);
  await frame.evaluate(takeTimes);
  // Zooms in to about a hundredth of the matrix, and out again.
  for (let i = 0; i < STEPS; i++) {
    await lens.page.mouse.wheel(0, i < STEPS / 2 ? -180 : 180);
    await lens.page.waitForTimeout(120);
  }
  await frame
    .getByTestId('screen-full')
    .click({ timeout: 1000 })
    .catch(() => undefined);
  await lens.page.mouse.move(x, y);
  await lens.page.waitForTimeout(500);
  const zoom = await frame.evaluate(takeTimes);
  for (let i = 0; i < STEPS; i++) {
    await lens.page.mouse.move(x + 3 * i, y - 2 * i);
    await lens.page.waitForTimeout(40);
  }
  const hover = await frame.evaluate(takeTimes);
  const hasSlider = await frame.getByTestId('rank-range').isVisible();
  if (hasSlider) await frame.evaluate(moveSlider, STEPS);
  await frame.evaluate(sharpened);
  const slider = await frame.evaluate(takeTimes);
  return { first, zoom, hover, slider };
}

async function frames(Lens, graphics) {
  const opened = await start(Lens, graphics);
  try {
    for (const [at, n] of SIZES.entries()) {
      const { first, zoom, hover, slider } = await framesAt(opened, n, 1_000_000 + at);
      const of = { size: `${n}x${n}`, graphics: graphics.graphics };
      for (const [name, values] of [
        ['M', [first]],
        ['zoom', zoom.zoom],
        ['zoom, painter', zoom.painter],
        ['hover', hover.hover],
        ['slider', slider.slider],
        ['slider, painter', slider.painter],
        ['sharp', slider.sharp],
      ]) {
        record.add({ name, of, values });
      }
      say(
        `${`${n}×${n}`.padEnd(11)}${graphics.graphics.padEnd(16)}` +
          `${ms(first)} ${ms(median(zoom.zoom))} ${ms(median(zoom.painter))} ` +
          `${ms(median(hover.hover))} ${ms(median(slider.slider))} ${ms(median(slider.painter))} ${ms(median(slider.sharp))}`,
      );
    }
  } finally {
    await opened.lens.close();
  }
}

async function memory(Lens) {
  const { lens, visualizer } = await start(Lens, GRAPHICS[0]);
  const measure = async (what) => {
    const heap = await heapMegabytes(lens.page);
    const all = browserMegabytes();
    const held = await heldMegabytes(lens.page);
    for (const [name, value] of Object.entries({ heap, all, held })) {
      record.add({
        name: `memory, ${name}`,
        of: { when: what },
        unit: 'MB',
        values: value ? [value] : [],
      });
    }
    const megabytes = (value) => (value?.toFixed(0) ?? '–').padStart(15);
    say(`${what.padEnd(36)}${heap.toFixed(1).padStart(9)}${megabytes(all)}${megabytes(held)}`);
  };
  try {
    await visualizer.frame.evaluate(showMatrix, { n: 256, job: 1_000_000 });
    await decomposed(visualizer.frame);
    await visualizer.frame.evaluate(moveSlider, Math.min(100, MOVES));
    await measure('before');
    await visualizer.frame.evaluate(moveSlider, MOVES);
    await measure(`after ${MOVES} slider moves (256²)`);
    // Another editor keeps the group open: VS Code keeps closed groups in memory with everything drawn in
    // them, which is not measured here.
    await lens.editor.open('ratings.tsv', 2);
    const tab = lens.page.locator('.tab', { hasText: 'Lens: ' });
    // Close with the tab's button. The cursor stays in the matrix, so the command opens the visualizer
    // again.
    const reopen = async () => {
      await tab.hover();
      await tab.locator('.codicon-close').click();
      await tab.waitFor({ state: 'detached' });
      await lens.page.keyboard.press('Control+1');
      await lens.command(COMMAND);
      await (await lens.visualizer()).ready();
    };
    await lens.editor.cursorAt('lora.py', '[ 0.0421', 3);
    await reopen();
    await measure('after 1 reopening (8×8)');
    for (let i = 1; i < REOPENINGS; i++) {
      await reopen();
      if (i === REOPENINGS >> 1) await measure(`after ${i + 1} reopenings`);
    }
    await measure(`after ${REOPENINGS} reopenings`);
  } finally {
    await lens.close();
  }
}

// The production build, minified.
const production = ['scripts/build.mjs', '--production'];
await mustRun('The build', process.execPath, production, {
  cwd: fileURLToPath(new URL('../', import.meta.url)),
  quiet: true,
});
const Lens = await loadLens();
const record = startRecord('frames');
say(record.heading);
say('');
say('Medians in ms. M: from the message to its picture. Zoom and slider: from the event to all');
say("pictures on screen, and the painter's part of it. Hover: work of the page for one move.");
say('Sharp: where a step of the slider draws a sample of the cells, all of them once it rests.');
say('');
say(
  'matrix     graphics               M      zoom   painter     hover    slider   painter     sharp',
);
for (const graphics of GRAPHICS) await frames(Lens, graphics);
if (MOVES > 0 || REOPENINGS > 0) {
  say('');
  say('Memory in MB                        page heap  all processes  caches emptied');
  await memory(Lens);
}
say('');
say(`load average at the end ${loadavg()[0].toFixed(1)}`);
record.finish();
