// Time of hard-impute and soft-impute, compared with the plain loop in NumPy: an SVD, its truncation, and the known
// entries put back, until it reaches the same residual. Both take turns on the same matrices.
//
//   npm run bench:completion -- [--rounds 3] [--seconds 20] [--only 300x200] [--record]
//
// The matrices are A Bᵀ with normal factors, and normal noise. Hard-impute runs without a ridge, because the loop has
// none. `chosen` is the time with the ridge that is chosen by default. A loop that does not reach the residual within
// the limit of seconds is marked by `>`: the ratio is then an upper bound. Needs python3 with numpy (PYTHON names
// another Python).
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildKernels } from '../scripts/build-kernels.mjs';
import { median, startRecord } from './record.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    record: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const tolerance = 1e-6;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/bench-completion-`);
const record = startRecord('completion');

const corePath = `${folder}/core.mjs`;
await buildKernels();
await build({
  bundle: true,
  logLevel: 'error',
  entryPoints: [here('../src/core/index.ts')],
  format: 'esm',
  outfile: corePath,
});
const { complete, seededRandom } = await import(pathToFileURL(corePath).href);

/** Share missing; a number of entries above 1. λ > 0 is soft-impute. */
const cases = [
  [30, 20, 2, 0.1, 0.3],
  [50, 20, 3, 0.1, 0.6],
  [40, 40, 5, 0, 0.65],
  [100, 50, 3, 0.1, 0.3],
  [100, 50, 3, 0.1, 0.7],
  [200, 100, 5, 0.1, 0.1],
  [200, 100, 5, 0.1, 0.5],
  [200, 100, 5, 0, 0.8],
  [200, 100, 20, 0.1, 0.1],
  [200, 100, 50, 0.1, 3],
  [200, 100, 50, 0.1, 0.01, 30],
  [200, 100, 50, 0.1, 0.3, 30],
  [300, 200, 10, 0.1, 0.3],
  [300, 200, 10, 0.1, 0.7],
  [300, 200, 40, 0.1, 0.1],
  [1000, 400, 10, 0.1, 3],
  [1000, 400, 10, 0, 0.3],
  [1000, 400, 10, 0.1, 0.7],
].map(([rows, cols, rank, noise, missing, lambda = 0]) => ({
  rows,
  cols,
  rank,
  noise,
  missing,
  lambda,
}));

/** A Bᵀ plus noise as a share of its size, with entries missing. */
function sample({ rows, cols, rank, noise, missing }) {
  const random = seededRandom(rows + cols + rank);
  const draw = (count) => Float64Array.from({ length: count }, () => random.normal());
  const [a, b] = [draw(rows * rank), draw(cols * rank)];
  const data = new Float64Array(rows * cols);
  for (let at = 0; at < data.length; at++) {
    const [i, j] = [Math.floor(at / cols), at % cols];
    for (let f = 0; f < rank; f++) data[at] += a[i * rank + f] * b[j * rank + f];
    data[at] += noise * Math.sqrt(rank) * random.normal();
  }
  if (missing < 1)
    for (let at = 0; at < data.length; at++) if (random.uniform() < missing) data[at] = NaN;
  for (let count = 0; missing >= 1 && count < missing; count++)
    data[random.below(data.length)] = NaN;
  return { rows, cols, data };
}

/** Short runs are repeated for this time, in milliseconds, and their mean counts. */
const span = 60;

function ours(matrix, { rank, lambda }, more) {
  const method = lambda > 0 ? 'soft-impute' : 'hard-impute';
  const options = { rank, method, tolerance, ...(lambda > 0 && { lambda }), ...more };
  const start = performance.now();
  for (let count = 1; ; count++) {
    const result = complete(matrix, options);
    const spent = performance.now() - start;
    if (!result.ok) throw new Error(result.problem.message);
    if (spent > span) return { millis: spent / count, ...result.value };
  }
}

const python = spawn(process.env.PYTHON ?? 'python3', [here('completion/numpy_loop.py')], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
const answer = async () => JSON.parse((await lines.next()).value);
const ask = (job) => {
  python.stdin.write(`${JSON.stringify(job)}\n`);
  return answer();
};

const { ready } = await answer();
const threads = process.env.OPENBLAS_NUM_THREADS ?? process.env.OMP_NUM_THREADS ?? 'all';
console.log(`Completion, ${record.heading}, NumPy ${ready}, threads: ${threads}`);
console.log(
  `Medians of ${rounds} rounds in milliseconds; the ratio is to the loop at the same residual.\n`,
);
console.log(
  'case                                  residual      ours  steps   chosen       loop  steps  ratio',
);
for (const of of cases) {
  const { rows, cols, rank, noise, missing, lambda } = of;
  if (!`${rows}x${cols}`.includes(options.only)) continue;
  const matrix = sample(of);
  const path = `${folder}/matrix.bin`;
  writeFileSync(path, matrix.data);
  const known = Math.sqrt(
    matrix.data.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value * value), 0),
  );
  const times = { ours: [], chosen: [], loop: [] };
  let last;
  // The compiler of the engine needs some runs of a small case.
  for (const start = performance.now(); performance.now() - start < 1500;) {
    ours(matrix, of, { ridge: 0 });
  }
  for (let round = 0; round <= rounds; round++) {
    const fit = ours(matrix, of, { ridge: 0 });
    const chosen = ours(matrix, of, {});
    // Without noise the residual falls to rounding.
    const target = Math.max(fit.residual * (1 + 1e-6), 1e-6 * known);
    const loop = await ask({ path, rows, cols, rank, penalty: lambda, target, seconds, span });
    if (round === 0 && rounds > 0) continue;
    times.ours.push(fit.millis);
    times.chosen.push(chosen.millis);
    times.loop.push(loop.millis);
    last = { fit, loop };
  }
  const against = { name: 'NumPy loop', values: times.loop };
  const more = {
    residual: last.fit.residual / known,
    iterations: last.fit.iterations,
    loopIterations: last.loop.iterations,
    loopReached: last.loop.reached,
  };
  record.add({ name: 'Low-Rank Lens', of, values: times.ours, against, more });
  record.add({ name: 'Low-Rank Lens, ridge chosen', of, values: times.chosen, against });
  record.add({ name: 'NumPy loop', of, values: times.loop });
  const [our, chosen, loop] = [times.ours, times.chosen, times.loop].map(median);
  const name = `${rows}×${cols}, rank ${rank}, noise ${noise}, missing ${missing}${lambda ? `, λ ${lambda}` : ''}`;
  const cell = (value, width) => value.toFixed(1).padStart(width);
  console.log(
    `${name.padEnd(38)}${more.residual.toExponential(1).padStart(8)} ${cell(our, 9)} ` +
      `${String(more.iterations).padStart(6)} ${cell(chosen, 8)} ${last.loop.reached ? ' ' : '>'}${cell(loop, 9)} ` +
      `${String(more.loopIterations).padStart(6)} ${(our / loop).toFixed(2).padStart(6)}`,
  );
}
python.stdin.end();
await once(python, 'close');
rmSync(folder, { recursive: true });
record.finish();
