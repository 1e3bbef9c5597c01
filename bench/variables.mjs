// `npm run bench:variables`: a 2048×2048 variable of a Python program that has stopped in its debugger, in the embedded
// VS Code: from the expression to the first picture (in blocks), to all pictures and to the measured error, and the
// memory of editor, extension host, page and debugger above what they had; the way from *Continue* to the picture of the
// next stop; beside a Python script that decomposes and draws the same numbers. It needs debugpy, NumPy, pandas, SciPy,
// PyTorch and Matplotlib.
//   --runs N     windows (3)
//   --record     also writes the results to bench/results/variables (record.mjs)
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildProduct } from '../test/vscode/bundle.mjs';
import { providePython } from '../test/vscode/python.mjs';
import { memoryBelow, watchMemory } from './files/memory.mjs';
import { loadDriver } from './open/lens.mjs';
import { installProbe, lastInput, timeOf } from './open/probe.mjs';
import { median, startRecord } from './record.mjs';

const at = process.argv.indexOf('--runs');
const RUNS = at < 0 ? 3 : Number(process.argv[at + 1]);
const path = (file) => fileURLToPath(new URL(file, import.meta.url));

async function ours(Debugging) {
  const debug = await Debugging.open(
    {
      name: 'bench',
      webgl: false,
      initScript: installProbe,
      extensions: [path('../test/vscode/extensions/python-debugger')],
    },
    'loop.py',
    {
      type: 'debugpy',
      python: [process.env.LOW_RANK_LENS_PYTHON],
      console: 'internalConsole',
    },
  );
  const { lens } = debug;
  try {
    await debug.start();
    await lens.page.waitForTimeout(2000);
    const idle = memoryBelow();
    const stop = watchMemory();
    await debug.visualize('big');
    const start = await lastInput(lens.page);
    const visualizer = await lens.visualizer();
    const first = await timeOf(visualizer.frame, '[data-testid=heatmap-matrix] canvas[data-rank]');
    const all = await timeOf(
      visualizer.frame,
      '[data-testid=heatmap-error] canvas[data-rank]:not([data-rank="0"])',
    );
    const numbers = await timeOf(visualizer.frame, '[data-number=measured]:not([data-value=""])');
    const memory = stop() - idle;
    const before = await visualizer.shown();
    await debug.visualize('W');
    await visualizer.ready(before);
    await debug.goOn();
    const goes = await lastInput(lens.page);
    const next = await timeOf(visualizer.frame, '[data-testid=changed]');
    return {
      first: first - start,
      all: all - start,
      numbers: numbers - start,
      memory,
      stop: next - goes,
    };
  } finally {
    await lens.close();
  }
}

/** Imports, numbers, singular vectors, and the three pictures as a file. */
const script = `
import numpy as np, matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
M = np.random.default_rng(0).normal(size=(2048, 2048))
u, s, vt = np.linalg.svd(M)
A = (u[:, :32] * s[:32]) @ vt[:32]
figure, axes = plt.subplots(1, 3)
for axis, each in zip(axes, (M, A, M - A)): axis.imshow(each)
figure.savefig('/dev/null', format='png')
`;

function theirs() {
  const begun = performance.now();
  execFileSync(process.env.LOW_RANK_LENS_PYTHON, ['-c', script]);
  return performance.now() - begun;
}

await providePython();
await buildProduct();
const { Debugging } = await loadDriver('debugging');
const record = startRecord('variables');
console.log(`A variable of 2048×2048 doubles, medians of ${RUNS} windows; ${record.heading}\n`);
const times = { first: [], all: [], numbers: [], memory: [], stop: [] };
const other = [];
for (let run = 0; run < RUNS; run++) {
  const seen = await ours(Debugging);
  for (const key of Object.keys(times)) times[key].push(seen[key]);
  other.push(theirs());
}
const of = { shape: '2048×2048', type: 'float64', debugger: 'debugpy' };
const against = { name: 'numpy.linalg.svd and Matplotlib, a script', values: other };
record.add({ name: 'first picture', of, values: times.first });
record.add({ name: 'all pictures', of, values: times.all, against });
record.add({ name: 'measured error', of, values: times.numbers });
record.add({ name: 'memory above idle', of, unit: 'MiB', values: times.memory });
record.add({ name: 'from Continue to the next picture', of: { shape: '4×3' }, values: times.stop });
record.add({ name: against.name, of, values: other });
for (const [name, key, unit] of [
  ['first picture', 'first', 'ms'],
  ['all pictures', 'all', 'ms'],
  ['measured error', 'numbers', 'ms'],
  ['memory above idle', 'memory', 'MiB'],
  ['next stop, 4×3', 'stop', 'ms'],
]) {
  console.log(
    `${name.padEnd(20)} ${Math.round(median(times[key])).toString().padStart(7)} ${unit}`,
  );
}
console.log(`${'script'.padEnd(20)} ${Math.round(median(other)).toString().padStart(7)} ms`);
console.log(`ratio of all pictures ${(median(times.all) / median(other)).toFixed(2)}`);
record.finish();
