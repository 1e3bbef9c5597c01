// `npm run bench:scale`: a matrix in a file that is read in passes, beside Dask and scikit-learn on the same file.
//
//   npm run bench:scale -- --cluster [--gb 0.25,0.5,1] [--workers 1,2,4] [--block 16] (scale/cluster.mjs)
//   npm run bench:scale -- [--gb 1,4] [--cols 1000] [--type f4] [--rounds 1] [--iterator QR] [--folder DIR] [--record]
//
// scale/make.py writes a .npy of that many GB, of float32 (f4) or doubles (f8), with a falling spectrum and noise. Ours is
// what the editor does: the plan, the pass of the picture, the passes of 32 singular values until their error bars are
// below 1e-6 of the first, and the pass that measures the errors of all ranks. The peers find 32 singular values and V,
// and state no error: `dask.array.linalg.svd_compressed` in threads, with as many multiplications by MᵀM as we had, and
// `IncrementalPCA`, which reads once and centres the columns. `--iterator power` is Dask's default, which loses small values.
//
// All run in processes of their own, one after the other, in every round. `processor` is the time of all
// its cores, which other work on the machine changes less. Memory is the most that was resident until the result was there;
// `own` is without the pages of the file that a memory map shows. scale/truth.py computes MᵀM in double
// precision, and from it all singular values; then it measures ‖M − M V Vᵀ‖_F of each result (of the centred matrix for
// IncrementalPCA). Of a matrix with many rows, the lens gives the factors of a smaller rank only, of which the error is measured
// then, beside the least of that rank. The bench fails if one of our values is farther from the truth than its error bar says.
//
// The truth is computed first, so that the file is in the memory of the system if it has room there. Needs Dask and
// scikit-learn, which are installed on Debian as root (LOW_RANK_LENS_PYTHON names a Python that has them), and disk for the
// largest file: DIR is the folder for it.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { buildKernels } from '../scripts/build-kernels.mjs';
import { sharesHost } from '../scripts/shares-host.mjs';
import { ensureDebianPackages, findPython } from '../scripts/vscode/debian.mjs';
import { median, startRecord } from './record.mjs';
import { clusterRuns } from './scale/cluster.mjs';
import { run } from './scale/run.mjs';

const { values: options } = parseArgs({
  options: {
    gb: { type: 'string' },
    cols: { type: 'string', default: '1000' },
    type: { type: 'string', default: 'f4' },
    rounds: { type: 'string', default: '1' },
    iterator: { type: 'string', default: 'QR' },
    folder: { type: 'string', default: tmpdir() },
    record: { type: 'boolean' },
    cluster: { type: 'boolean' },
    workers: { type: 'string', default: '1,2,4' },
    block: { type: 'string', default: '16' },
  },
});
const rounds = Number(options.rounds);
const sizes = options.gb ?? (options.cluster ? '0.25,0.5,1' : '1,4');
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const modules = ['numpy', 'dask.array', 'sklearn', 'distributed'];
if (!(await findPython(modules)))
  await ensureDebianPackages([
    'python3-numpy',
    'python3-dask',
    'python3-sklearn',
    'python3-distributed',
  ]);
const python = await findPython(modules);
if (!python)
  throw new Error('No Python has numpy, dask, distributed and sklearn; see LOW_RANK_LENS_PYTHON.');
const record = startRecord('scale');
const folder = mkdtempSync(`${options.folder}/bench-scale-`);
const script = (name, ...args) =>
  execFileSync(python, [here(`scale/${name}`), ...args.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

await buildKernels();
const common = { bundle: true, logLevel: 'error', platform: 'node', format: 'cjs' };
await build({
  ...common,
  entryPoints: [here('../src/extension.ts')],
  outfile: `${folder}/web/extension.js`,
  external: ['vscode'],
  platform: 'browser',
});
await build({
  ...common,
  entryPoints: [here('../src/node/thread.ts')],
  outfile: `${folder}/threads.js`,
  plugins: [sharesHost],
});
await build({
  ...common,
  stdin: {
    contents: `export { analyseInThread } from '../src/node/analyse-in-thread.ts';
      export { openOnDisk } from '../src/node/disk-file.ts';
      export * from '../src/core/index.ts';`,
    resolveDir: here('.'),
    loader: 'ts',
  },
  outfile: `${folder}/lens.cjs`,
});

const NAMES = { ours: 'Low-Rank Lens', dask: 'Dask', sklearn: 'scikit-learn' };

/** All contenders, and what is true of their results. */
async function round(path, truth) {
  const target = (name) => `${folder}/${name}.npz`;
  const ours = await run(process.execPath, [here('scale/ours.mjs'), folder, path, target('ours')]);
  const rank = ours.s.length;
  const peer = (name, env, ...args) =>
    run(python, [here('scale/peers.py'), name, path, target(name), rank, ...args], env);
  // Dask's advice: its threads are the parallel ones.
  const one = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const dask = await peer('dask', one, ours.passes - 1, options.iterator);
  const sklearn = await peer('sklearn', {});
  const found = { ours, dask, sklearn };
  script('truth.py', 'check', path, truth, ...Object.keys(found).map(target))
    .trim()
    .split('\n')
    .forEach((line, i) => Object.assign(Object.values(found)[i], { truth: JSON.parse(line) }));
  ours.truth.off.forEach((off, i) => {
    // The truth itself is rounded.
    const rounding = (1e-13 * ours.truth.first ** 2) / ours.s[i];
    if (off > ours.errors[i] + rounding)
      throw new Error(`σ${i + 1} is off by ${off}, and its error bar is ${ours.errors[i]}`);
  });
  const off = Math.abs(ours.measured / ours.truth.error - 1);
  if (off > 1e-9)
    throw new Error(`The measured error of rank ${ours.rankOfFactors} is off by ${off}`);
  return found;
}

const digits = (value, count) => value.toPrecision(count);
const cell = (text, width) => String(text).padStart(width);

function show(name, runs, times) {
  const of = (get) => median(runs.map(get));
  const seconds = of((each) => each.seconds);
  const to = (peer) => cell((seconds / median(times[peer])).toFixed(2), 8);
  console.log(
    `  ${NAMES[name].padEnd(14)}${cell(digits(seconds, 3), 6)} s${to('dask')}${to('sklearn')}` +
      `${cell(
        digits(
          of((each) => each.processor),
          3,
        ),
        8,
      )} s${cell(Math.round(of((each) => each.memory)), 7)} MiB${cell(Math.round(of((each) => each.own)), 6)} MiB` +
      `${cell(
        digits(
          of((each) => each.truth.error / each.truth.least - 1),
          2,
        ),
        12,
      )}` +
      `${cell(
        digits(
          of((each) => each.truth.values),
          2,
        ),
        11,
      )}`,
  );
}

async function size(gigabytes) {
  const path = `${folder}/matrix.npy`;
  const truth = `${folder}/truth.npz`;
  const cols = Number(options.cols);
  const rows = Number(script('make.py', path, gigabytes, cols, options.type));
  script('truth.py', 'spectrum', path, truth);
  if (options.cluster) {
    const bytes = rows * cols * (options.type === 'f8' ? 8 : 4);
    const name = `${gigabytes} GB, ${rows}×${cols} of ${options.type}`;
    clusterRuns(script, { path, truth, bytes, cols, name }, options, record);
    rmSync(path);
    return;
  }
  const all = { ours: [], dask: [], sklearn: [] };
  for (let i = 0; i < rounds; i++) {
    const found = await round(path, truth);
    for (const name of Object.keys(all)) all[name].push(found[name]);
  }
  rmSync(path);
  const [first] = all.ours;
  const of = { gigabytes, shape: `${rows}×${cols}`, type: options.type };
  const times = Object.fromEntries(
    Object.entries(all).map(([name, runs]) => [name, runs.map(({ seconds }) => seconds)]),
  );
  console.log(`${gigabytes} GB, ${rows}×${cols} of ${options.type}, rank ${first.s.length}`);
  console.log(
    '                    time      to      to processor     memory        own error above error of σ\n' +
      '                            Dask sklearn                                   the least',
  );
  for (const name of Object.keys(all)) {
    show(name, all[name], times);
    const values = all[name];
    const more = {
      processorSeconds: values.map(({ processor }) => processor),
      peakMiB: values.map(({ memory }) => memory),
      ownMiB: values.map(({ own }) => own),
      error: values.map((each) => each.truth.error),
      leastError: values.map((each) => each.truth.least),
      errorOfValues: values.map((each) => each.truth.values),
      ...(name === 'ours'
        ? { passes: first.passes, at: first.at, eachPass: first.eachPass, plan: first.plan }
        : { version: values[0].version }),
      ...(name === 'dask' && { iterator: options.iterator, powerIterations: first.passes - 1 }),
    };
    const against = name !== 'dask' && { name: NAMES.dask, values: times.dask };
    record.add({
      name: NAMES[name],
      of,
      unit: 's',
      values: times[name],
      more,
      ...(against && { against }),
    });
  }
  const { plan, at, passes } = first;
  const when = ['plan', 'overview', 'values'].filter((key) => at[key] !== undefined);
  console.log(
    (first.rankOfFactors < first.s.length
      ? `  the error of ours is that of rank ${first.rankOfFactors}, of which there are factors\n`
      : '') +
      `  ours: ${when.map((key) => `${key} at ${digits(at[key], 3)} s`).join(', ')}, ${passes} passes of the search` +
      (plan
        ? `; planned ${digits(plan.shortest, 3)} to ${digits(plan.longest, 3)} s and ${Math.round(plan.memory / 2 ** 20)} MiB`
        : ''),
  );
  console.log(
    `  Dask ${all.dask[0].version} with ${passes - 1} iterations (${options.iterator}), ` +
      `scikit-learn ${all.sklearn[0].version}\n`,
  );
}

try {
  console.log(`${record.heading}; medians of ${rounds} rounds\n`);
  for (const gigabytes of sizes.split(',')) await size(Number(gigabytes));
  record.finish();
} finally {
  rmSync(folder, { recursive: true });
}
