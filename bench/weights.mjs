// `npm run bench:weights`: the table of an adapter and of a model, beside the scripts that people write for them; and how
// long the page, and the host with a header of almost 100 MB, block their threads.
//
//   npm run bench:weights -- [--only adapter|model|page|header] [--table llama|adapter] [--pairs 200] [--tensors 100] [--rounds 3] [--peerPairs 2] [--record]
//
// Both are made by weights/make.py: an adapter of 200 pairs of 4096×4096 with ranks of 16, 32 and 64, and a model of 100
// matrices of up to 2048×2048. Ours is what the editor does: headers, the order of its schedule, its threads, with every
// number of the table. The peers are in weights/scripts.py: a loop over NumPy's singular values, in double and in single
// precision; and for the adapter a script that forms each product and calls torch.linalg.svdvals, for some pairs, from
// which the time of all is extrapolated. Needs python3 with numpy and torch (PYTHON names another Python).
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { buildKernels } from '../scripts/build-kernels.mjs';
import { mustRun } from '../scripts/shell.mjs';
import { median, startRecord } from './record.mjs';
import { headerBlocks } from './weights/header.mjs';
import { pageTasks, tables } from './weights/page.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    pairs: { type: 'string', default: '200' },
    tensors: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '3' },
    table: { type: 'string' },
    peerPairs: { type: 'string', default: '2' },
    record: { type: 'boolean' },
  },
});
const rounds = Number(options.rounds);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/bench-weights-`);
const record = startRecord('weights');
const python = (...args) =>
  execFileSync(process.env.PYTHON ?? 'python3', args.map(String), {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });

await buildKernels();
const common = { bundle: true, logLevel: 'error', platform: 'node', format: 'cjs' };
await build({
  ...common,
  entryPoints: [here('../src/node/thread.ts')],
  outfile: `${folder}/threads.js`,
});
await build({
  ...common,
  stdin: {
    contents: `export { measureInThreads } from '../src/node/measure-in-threads.ts';
      export { MeasuringRun } from '../src/host/weights/measuring-run.ts';
      export { costOf, costOfPair } from '../src/host/weights/costs.ts';
      export * from '../src/core/index.ts';`,
    resolveDir: here('.'),
    loader: 'ts',
  },
  outfile: `${folder}/lens.cjs`,
});
const lens = createRequire(import.meta.url)(`${folder}/lens.cjs`);

/** The file as the host of the extension reads it. */
function fileBytes(path) {
  const { size } = statSync(path);
  const read = (start, end) => {
    const handle = openSync(path, 'r');
    const bytes = new Uint8Array(end - start);
    readSync(handle, bytes, 0, end - start, start);
    closeSync(handle);
    return Promise.resolve(bytes);
  };
  return { size, read, take: read };
}

/** The whole table of a file. Resolves with seconds until its first row and all of it, and with every σ₁. */
async function table(path) {
  const start = performance.now();
  const bytes = fileBytes(path);
  const head = await bytes.read(0, 8);
  const length = lens.headerLength(head).value;
  const header = lens.readSafetensorsHeader(await bytes.read(0, length), bytes.size).value;
  const adapter = lens.recogniseAdapter(lens.modelOf([{ name: path, header }]).tensors);
  const [tasks, costs] = [new Map(), []];
  for (const pair of adapter.pairs) {
    costs.push(lens.costOfPair(tasks.size, pair.rows, pair.cols, pair.rank));
    tasks.set(tasks.size, { kind: 'pair', pair, scale: 1 });
  }
  for (const tensor of adapter.rest) {
    const layout = lens.layoutOf(tensor.shape);
    if (!layout.ok) continue;
    costs.push(lens.costOf(tasks.size, layout.value.rows, layout.value.cols));
    tasks.set(tasks.size, { kind: 'tensor', tensor });
  }
  const sigma = new Array(tasks.size);
  let first;
  // The threads let a window close without them, and this process, too.
  const waiting = setInterval(() => undefined, 1000);
  return new Promise((resolve, reject) => {
    const run = new lens.MeasuringRun(
      tasks,
      costs,
      tasks.size,
      () => lens.measureInThreads([bytes]),
      {
        measured: (id, { numbers, problem }) => {
          first ??= (performance.now() - start) / 1000;
          if (numbers) sigma[id] = numbers.spectral;
          else reject(new Error(problem));
        },
        progressed: () => {
          if (run?.progress.state !== 'done') return;
          clearInterval(waiting);
          resolve({ first, seconds: (performance.now() - start) / 1000, sigma });
        },
      },
    );
    // Rows of the first screen.
    run.show([...Array(25).keys()]);
    run.work();
  });
}

function check(ours, theirs, tolerance, what) {
  theirs.forEach((value, i) => {
    const off = Math.abs(ours[i] - value) / value;
    if (!(off < tolerance)) throw new Error(`${what}: σ₁ of matrix ${i + 1} is off by ${off}`);
  });
}

const ratio = (a, b) => (median(a) / median(b)).toFixed(2);

async function model() {
  const path = `${folder}/model.safetensors`;
  const count = Number(options.tensors);
  python(here('weights/make.py'), 'model', path, count, 2048);
  const times = { first: [], all: [], double: [], single: [] };
  let version;
  for (let round = 0; round < rounds; round++) {
    const ours = await table(path);
    const peer = JSON.parse(python(here('weights/scripts.py'), 'model', path));
    version = peer.numpy;
    check(ours.sigma, peer.double.sigma, 1e-12, 'model');
    times.first.push(ours.first);
    times.all.push(ours.seconds);
    times.double.push(peer.double.seconds);
    times.single.push(peer.single.seconds);
  }
  const of = { tensors: count, side: 2048, type: 'F16' };
  const unit = 's';
  const numpy = { name: 'NumPy, double', values: times.double };
  record.add({ name: 'Low-Rank Lens, whole table', of, unit, values: times.all, against: numpy });
  record.add({ name: 'Low-Rank Lens, first row', of, unit, values: times.first });
  record.add({ name: 'NumPy, double', of, unit, values: times.double });
  record.add({ name: 'NumPy, single', of, unit, values: times.single });
  console.log(`A model of ${count} matrices up to 2048×2048 in float16; NumPy ${version}`);
  console.log(`  our first row       ${median(times.first).toFixed(2)} s`);
  console.log(`  our whole table     ${median(times.all).toFixed(1)} s`);
  console.log(
    `  NumPy, double       ${median(times.double).toFixed(1)} s, ratio ${ratio(times.all, times.double)}`,
  );
  console.log(
    `  NumPy, single       ${median(times.single).toFixed(1)} s, ratio ${ratio(times.all, times.single)}`,
  );
  rmSync(path);
}

async function adapter() {
  const path = `${folder}/adapter.safetensors`;
  const count = Number(options.pairs);
  python(here('weights/make.py'), 'adapter', path, count, 4096);
  const times = { first: [], all: [] };
  let sigma;
  for (let round = 0; round < rounds; round++) {
    const ours = await table(path);
    sigma = ours.sigma;
    times.first.push(ours.first);
    times.all.push(ours.seconds);
  }
  const peer = JSON.parse(python(here('weights/scripts.py'), 'adapter', path, options.peerPairs));
  // Single precision of the peer.
  check(sigma, peer.pairs.sigma, 1e-5, 'adapter');
  const all = median(peer.pairs.times) * peer.pairs.all;
  const of = { pairs: count, side: 4096, ranks: '16, 32, 64', type: 'F16' };
  const unit = 's';
  const against = { name: 'torch.linalg.svdvals of the product', values: [all] };
  record.add({ name: 'Low-Rank Lens, whole table', of, unit, values: times.all, against });
  record.add({ name: 'Low-Rank Lens, first row', of, unit, values: times.first });
  record.add({
    name: 'torch.linalg.svdvals of the product',
    of,
    unit,
    values: [all],
    more: { measuredPairs: peer.pairs.times.length, secondsPerPair: median(peer.pairs.times) },
  });
  console.log(`An adapter of ${count} pairs of 4096×4096 in float16; PyTorch ${peer.torch}`);
  console.log(`  our first row       ${median(times.first).toFixed(2)} s`);
  console.log(`  our whole table     ${median(times.all).toFixed(1)} s`);
  console.log(
    `  product and SVD     ${all.toFixed(0)} s (${peer.pairs.times.length} pairs of ${peer.pairs.all} measured), ${(all / median(times.all)).toFixed(0)} times as long`,
  );
  rmSync(path);
}

async function page() {
  await mustRun('The build', process.execPath, ['scripts/build.mjs', '--production'], {
    cwd: here('../'),
    quiet: true,
  });
  for (const table of tables) {
    if (options.table !== undefined && options.table !== table.model) continue;
    const { title, count, model } = table;
    console.log(`The page with ${title}: the longest task of each action, and its processor time`);
    for (const [name, { wall, own }] of await pageTasks(rounds, table)) {
      const of = { rows: count, ...(model === 'adapter' ? { of: 'pairs' } : {}), action: name };
      record.add({ name: 'longest task', of, values: wall });
      record.add({ name: 'longest task, processor time', of, values: own });
      const [all, part] = [wall, own].map((values) => median(values).toFixed(0).padStart(5));
      console.log(`  ${name.padEnd(34)}${all} ms ${part} ms`);
    }
  }
}

async function header() {
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await headerBlocks(folder));
  const [{ count, messages }] = runs;
  console.log(`A header of 98 MB with ${count} tensors, in ${messages} messages`);
  const seconds = runs.map((run) => run.seconds);
  record.add({ name: 'header, all sent', of: { tensors: count }, unit: 's', values: seconds });
  console.log(`  all sent            ${median(seconds).toFixed(1)} s`);
  for (const step of Object.keys(runs[0].blocks)) {
    const values = runs.map(({ blocks }) => blocks[step]);
    record.add({ name: `header, longest block, ${step}`, of: { tensors: count }, values });
    console.log(`  ${step.padEnd(20)}${median(values).toFixed(0)} ms at most without a pause`);
  }
}

const isWanted = (what) => options.only === undefined || options.only === what;

try {
  console.log(`${record.heading}; medians of ${rounds} rounds\n`);
  if (isWanted('adapter')) await adapter();
  if (isWanted('model')) await model();
  if (isWanted('page')) await page();
  if (isWanted('header')) await header();
  record.finish();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
