// `npm run bench:open`: the waiting times of a user, as medians, in the embedded VS Code.
//   --runs N     windows that are opened for activation and the cold start, and pages for each file (5)
//   --only PART    only one of: opening, stages, scripts, typing, stepping
//   --record     also writes the results to bench/results/open (record.mjs)
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun } from '../scripts/shell.mjs';
import { activation } from './open/activation.mjs';
import { loadLens } from './open/lens.mjs';
import { firstFrameAfter, installProbe, lastInput, sliderStep, stagesOf } from './open/probe.mjs';
import { hasScript, scriptOnce, startScript } from './open/script.mjs';
import { typing, TYPING } from './open/typing.mjs';
import { median, startRecord } from './record.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const option = (name) => process.argv.indexOf(name);
const RUNS = option('--runs') < 0 ? 5 : Number(process.argv[option('--runs') + 1]);
const STEPS = 24;
const SIZES = [10, 256, 1024];
const COMMAND = 'Low-Rank Lens: Visualize Matrix';

/** A full-rank matrix as CSV, the same every time. */
function csv(n, seed) {
  const row = (i) =>
    Array.from({ length: n }, (_, j) => ((i * 37 + j * 91 + i * j * seed) % 199) - 99);
  return Array.from({ length: n }, (_, i) => `${row(i).join(',')}\n`).join('');
}

/** From the click on the command in the palette to the first heatmaps with their SVD. */
async function open(lens, file, line = 2, column = 2) {
  await lens.editor.open(file);
  await lens.editor.goto(line, column);
  await lens.command(COMMAND);
  const start = await lastInput(lens.page);
  const { frame } = await lens.visualizer();
  const drawn = await firstFrameAfter(frame, start);
  return { frame, millis: drawn.at - start };
}

async function opening(Lens) {
  const times = { load: [], activate: [], cold: [], warm: [] };
  for (let run = 0; run < RUNS; run++) {
    const lens = await Lens.start({ name: 'bench', webgl: true, initScript: installProbe });
    try {
      await writeFile(join(lens.folder, 'a.csv'), csv(10, 3));
      await writeFile(join(lens.folder, 'b.csv'), csv(10, 5));
      times.cold.push((await open(lens, 'a.csv')).millis);
      times.warm.push((await open(lens, 'b.csv')).millis);
      times.warm.push((await open(lens, 'a.csv')).millis);
      const { load, activate } = await activation(lens);
      times.load.push(load);
      times.activate.push(activate);
    } finally {
      await lens.close();
    }
  }
  return times;
}

/** The same numbers as JSON, one row on each line. */
function json(n, seed) {
  return `[${csv(n, seed)
    .trim()
    .split('\n')
    .map((row) => `[${row}]`)
    .join(',\n')}]\n`;
}

/** Files that are opened in a new page each time, from the command to everything on screen. */
const OPENED = [
  ['3×3, CSV', 'm3.csv', csv(3, 7)],
  ['512×512, CSV', 'm512.csv', csv(512, 7)],
  ['1024×1024, CSV', 'm1024.csv', csv(1024, 7)],
  ['1024×1024, JSON, a row on each line', 'm1024.json', json(1024, 7)],
];
const STAGES = ['skeleton', 'first heatmap', 'all heatmaps', 'all numbers'];

async function stages(Lens) {
  const settings = { 'lowRankLens.compute.backend': 'auto' };
  const lens = await Lens.start({
    name: 'bench',
    webgl: false,
    settings,
    initScript: installProbe,
  });
  const times = OPENED.map(() => Object.fromEntries(STAGES.map((stage) => [stage, []])));
  try {
    for (const [, file, text] of OPENED) await writeFile(join(lens.folder, file), text);
    for (let run = 0; run < RUNS; run++) {
      for (const [k, [, file]] of OPENED.entries()) {
        await lens.editor.open(file);
        await lens.editor.goto(2, 2);
        await lens.command(COMMAND);
        const start = await lastInput(lens.page);
        const visualizer = await lens.visualizer();
        const seen = await stagesOf(visualizer.frame);
        for (const stage of STAGES) if (seen[stage]) times[k][stage].push(seen[stage] - start);
        await lens.command('View: Close All Editors');
      }
    }
  } finally {
    await lens.close();
  }
  return times;
}

/** The literals that the lens and a Python script (open/script.py) show, with numbers of 6 decimals. */
function literal(n, seed) {
  let state = seed;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647 - 0.5;
  const side = () => Array.from({ length: n }, () => Array.from({ length: 5 }, next));
  const [left, right] = [side(), side()];
  const entry = (u, v) => u.reduce((sum, x, k) => sum + x * v[k], 0.05 * next()).toFixed(6);
  const row = (u) => `    [${right.map((v) => entry(u, v)).join(', ')}],\n`;
  return `import numpy as np\n\nM = np.array([\n${left.map(row).join('')}])\n`;
}

/** From the text to all pictures, by the lens and by a Python script, in the same rounds. */
async function scripts(Lens) {
  if (!hasScript()) {
    console.log('No Python with NumPy and Matplotlib: the comparison with a script is left out.');
    return [];
  }
  const script = await startScript();
  const rows = SIZES.map((n) => ({ n, cold: [], warm: [], python: [], pythonWarm: [] }));
  const settings = { 'lowRankLens.compute.backend': 'auto' };
  const graphics = { webgl: false, settings, initScript: installProbe };
  for (let run = 0; run < RUNS; run++) {
    for (const row of rows) {
      const lens = await Lens.start({ name: 'bench', ...graphics });
      const files = ['a.py', 'b.py'].map((name) => join(lens.folder, name));
      try {
        for (const [i, file] of files.entries()) await writeFile(file, literal(row.n, i + 1));
        row.cold.push((await open(lens, 'a.py', 4, 6)).millis);
        row.warm.push((await open(lens, 'b.py', 4, 6)).millis);
        row.warm.push((await open(lens, 'a.py', 4, 6)).millis);
        row.python.push(await scriptOnce(files[0]));
        row.pythonWarm.push(await script.draw(files[1]), await script.draw(files[0]));
      } finally {
        await lens.close();
      }
    }
  }
  script.stop();
  console.log(`The script: ${script.versions}`);
  return rows;
}

/** The graphics that users have. With software WebGL there is a choice, which "auto" makes. */
const GRAPHICS = [
  { graphics: 'software WebGL, auto', webgl: true, backend: 'auto' },
  { graphics: 'software WebGL, chosen', webgl: true, backend: 'webgl' },
  { graphics: 'no WebGL', webgl: false, backend: 'auto' },
];

async function stepping(Lens, { graphics, webgl, backend }) {
  const rows = [];
  const settings = { 'lowRankLens.compute.backend': backend };
  const lens = await Lens.start({ name: 'bench', webgl, settings, initScript: installProbe });
  try {
    for (const n of SIZES) {
      await writeFile(join(lens.folder, `m${n}.csv`), csv(n, 7));
      const { frame, millis } = await open(lens, `m${n}.csv`);
      // Wait until labels and the check against double precision are done, before the slider is dragged.
      await lens.page.waitForTimeout(2_000);
      const steps = [];
      for (let i = 0; i < STEPS; i++) steps.push(await sliderStep(frame, i % 8 < 4 ? -1 : 1));
      rows.push({
        n,
        graphics,
        open: millis,
        step: steps.map((step) => step.whole),
        painter: steps.map((step) => step.painter),
      });
    }
  } finally {
    await lens.close();
  }
  return rows;
}

// The production build, minified.
const production = ['scripts/build.mjs', '--production'];
await mustRun('The build', process.execPath, production, { cwd: ROOT, quiet: true });
const Lens = await loadLens();
const record = startRecord('open');
const only = option('--only') < 0 ? undefined : process.argv[option('--only') + 1];
const wanted = (part) => only === undefined || only === part;
const opened = wanted('opening') ? await opening(Lens) : undefined;
const seen = wanted('stages') ? await stages(Lens) : [];
const written = wanted('scripts') ? await scripts(Lens) : [];
const typed = [];
if (wanted('typing')) {
  for (const where of TYPING) typed.push({ where, ...(await typing(Lens, where)) });
}
const steps = [];
if (wanted('stepping')) {
  for (const graphics of GRAPHICS) steps.push(...(await stepping(Lens, graphics)));
}

const show = (values) => `${median(values).toFixed(1).padStart(9)} ms`;
console.log(`\nMedians; ${record.heading}`);
const totals = opened && [
  ['loading the script', opened.load],
  ['activation', opened.activate],
  ['10×10, webview cold', opened.cold],
  ['10×10, webview warm', opened.warm],
];
for (const [name, values] of totals ?? []) {
  console.log(`${name.padEnd(44)}${show(values)}`);
  record.add({ name, values });
}
for (const [k, [what]] of OPENED.entries()) {
  if (!seen[k]) continue;
  const line = STAGES.map((stage) => {
    const values = seen[k][stage];
    record.add({ name: stage, of: { file: what }, values });
    return `${stage} ${values.length > 0 ? median(values).toFixed(0) : '–'}`;
  });
  console.log(`${`${what}, a new page (ms)`.padEnd(52)}${line.join(', ')}`);
}
for (const { n, cold, warm, python, pythonWarm } of written) {
  for (const [when, values, reference] of [
    ['first of a window', cold, python],
    ['page open already', warm, pythonWarm],
  ]) {
    const against = { name: 'Python script', values: reference };
    record.add({
      name: `text to all pictures, ${when}`,
      of: { size: `${n}x${n}` },
      values,
      against,
    });
    const ratio = (median(values) / median(reference)).toFixed(2);
    console.log(
      `${`${n}×${n}, text to all pictures, ${when}`.padEnd(52)}${show(values)}, script ${show(reference)}, ratio ${ratio}`,
    );
  }
}
for (const { where, painted, host } of typed) {
  record.add({ name: 'keystroke to paint', of: { where: where.name }, values: painted });
  record.add({ name: 'extension host per keystroke', of: { where: where.name }, values: [host] });
  console.log(
    `${`a keystroke, ${where.name}`.padEnd(52)}${show(painted)}, extension host ${host.toFixed(1)} ms`,
  );
}
for (const { n, graphics, open, step, painter } of steps) {
  const name = `slider step ${n}×${n}, ${graphics}`;
  console.log(`${name.padEnd(44)}${show(step)}   painter ${show(painter)}`);
  const of = { size: `${n}x${n}`, graphics };
  record.add({ name: 'opening', of, values: [open] });
  record.add({ name: 'slider step', of, values: step });
  record.add({ name: 'slider step, painter', of, values: painter });
}
record.finish();
