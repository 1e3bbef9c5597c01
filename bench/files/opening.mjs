// From the click on a file to its pictures in the embedded VS Code, and the memory of the extension host, the page and
// the editor above what they have before; beside a Python script that draws the same pictures of the same file. Both find the
// file in the memory of the system.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDriver, loadLens } from '../open/lens.mjs';
import { installProbe, lastInput, timeOf } from '../open/probe.mjs';
import { mustRun } from '../../scripts/shell.mjs';
import { median } from '../record.mjs';
import { memoryBelow, watchMemory } from './memory.mjs';
import { writeWaves } from './write.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const script = fileURLToPath(new URL('randomized.py', import.meta.url));

const FILES = [
  { mb: 1, rows: 500, cols: 250, kind: 'f8' },
  { mb: 10, rows: 2500, cols: 500, kind: 'f8' },
  { mb: 100, rows: 12_500, cols: 1000, kind: 'f8' },
  { mb: 320, rows: 20_000, cols: 2000, kind: 'f8' },
  { mb: 400, rows: 100_000, cols: 1000, kind: 'f4' },
];

async function ours(Lens, { openFile, untilEditorIsKnown }, path, name) {
  const lens = await Lens.start({ name: 'bench', webgl: false, initScript: installProbe });
  try {
    symlinkSync(path, join(lens.folder, name));
    await untilEditorIsKnown(lens);
    await lens.command('View: Close All Editors');
    await lens.page.waitForTimeout(2000);
    const idle = memoryBelow();
    const stop = watchMemory();
    await openFile(lens, name);
    const start = await lastInput(lens.page);
    const { frame } = await lens.visualizer();
    const first = await timeOf(frame, '[data-testid=heatmap-matrix] canvas[data-rank]');
    const all = await timeOf(
      frame,
      '[data-testid=heatmap-error] canvas[data-rank]:not([data-rank="0"])',
    );
    const numbers = await timeOf(frame, '[data-number=measured]:not([data-value=""])');
    const memory = stop() - idle;
    return { first: first - start, all: all - start, numbers: numbers - start, memory };
  } finally {
    await lens.close();
  }
}

function theirs(path, folder) {
  const start = performance.now();
  const out = execFileSync(process.env.PYTHON ?? 'python3', [script, path, join(folder, 'p.png')], {
    encoding: 'utf8',
  });
  const whole = performance.now() - start;
  const [memory, first] = out.trim().split(' ').map(Number);
  return { whole, first, memory };
}

/** Reads a file, so that it lies in the memory of the system for whoever opens it next. */
function warm(path) {
  const part = new Uint8Array(2 ** 22);
  const file = openSync(path, 'r');
  try {
    while (readSync(file, part) > 0);
  } finally {
    closeSync(file);
  }
}

/** One row for each file. */
export async function opening(record, rounds, { least, most }) {
  // What ships: the production build, minified.
  const production = ['scripts/build.mjs', '--production'];
  await mustRun('The build', process.execPath, production, { cwd: root, quiet: true });
  const Lens = await loadLens();
  const opener = await loadDriver('known-editor');
  const folder = mkdtempSync(`${tmpdir()}/bench-opening-`);
  console.log(`From the click to the pictures, medians of ${rounds} windows; ${record.heading}\n`);
  console.log('              M    M̂, error  measured  above idle |  script: M   whole    peak');
  try {
    for (const { mb, rows, cols, kind } of FILES) {
      if (mb > most || mb < least) continue;
      const path = join(folder, `waves-${mb}.npy`);
      writeWaves(path, rows, cols, kind);
      const own = { first: [], all: [], numbers: [], memory: [] };
      const other = { first: [], whole: [], memory: [] };
      for (let round = 0; round < rounds; round++) {
        warm(path);
        const seen = await ours(Lens, opener, path, `waves-${mb}.npy`);
        warm(path);
        const script = theirs(path, folder);
        for (const key of Object.keys(own)) own[key].push(seen[key]);
        for (const key of Object.keys(other)) other[key].push(script[key]);
      }
      rmSync(path);
      const of = { megabytes: mb, shape: `${rows}×${cols}`, type: kind };
      const against = { name: 'load, randomized_svd and Matplotlib', values: other.whole };
      record.add({ name: 'M', of, values: own.first });
      record.add({ name: 'all pictures', of, values: own.all, against });
      record.add({ name: 'measured error', of, values: own.numbers });
      record.add({ name: 'memory above idle', of, unit: 'MiB', values: own.memory });
      record.add({ name: against.name, of, values: other.whole });
      record.add({ name: 'script, M after its imports', of, values: other.first });
      record.add({ name: 'script, peak memory', of, unit: 'MiB', values: other.memory });
      const cell = (values, width) => Math.round(median(values)).toString().padStart(width);
      console.log(
        `${String(mb).padStart(4)} MB ${cell(own.first, 7)} ms ${cell(own.all, 6)} ms ` +
          `${cell(own.numbers, 6)} ms ${cell(own.memory, 7)} MiB | ${cell(other.first, 6)} ms ` +
          `${cell(other.whole, 6)} ms ${cell(other.memory, 5)} MiB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
