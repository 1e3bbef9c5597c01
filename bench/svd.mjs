// Compares ours in Node and in a worker of Chromium with ml-matrix, NumPy and scikit-learn, on the same matrices.
// They take turns, so that other load on the machine affects all of them.
//
//   npm run bench:svd -- [--sizes 10,50,512,4096x256] [--rounds 5] [--works svd,values]
//     [--full] [--record]
//
// Works: svd, values, truncated, memory, picture; all by default. --full lets ml-matrix run with sizes above 512.
// --record writes the results to bench/results/svd (record.mjs).
// Needs python3 with numpy and scikit-learn (Debian: python3-numpy python3-scipy python3-sklearn
// libopenblas0-pthread) and Chromium; a contender that is not installed is left out.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildKernels } from '../scripts/build-kernels.mjs';
import { median, startRecord } from './record.mjs';
import { mlMatrix, numpy, oursInChromium, oursInNode, TRUNCATED } from './svd/contenders.mjs';
import { firstPictures } from './svd/first-picture.mjs';
import { shapeOf } from './svd/matrices.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,50,100,256,512,1024,2048,4096x256,256x4096' },
    works: { type: 'string', default: 'svd,values,truncated,memory,picture' },
    rounds: { type: 'string', default: '5' },
    full: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/bench-svd-`);
const record = startRecord('svd');
const say = (line = '') => console.log(line);

await buildKernels();
const common = { bundle: true, logLevel: 'error', write: true };
const corePath = `${folder}/core.mjs`;
await build({
  ...common,
  entryPoints: [here('../src/core/index.ts')],
  format: 'esm',
  outfile: corePath,
});
const bundled = await build({
  ...common,
  entryPoints: [here('svd/worker.mjs')],
  format: 'iife',
  write: false,
});
const core = await import(pathToFileURL(corePath).href);

const contenders = [oursInNode(core), mlMatrix(options.full ? Infinity : 512)];
for (const start of [
  () => oursInChromium(core, bundled.outputFiles[0].text),
  () => numpy(folder, undefined, process.env.PYTHON),
  () => numpy(folder, 1, process.env.PYTHON),
]) {
  try {
    contenders.push(...[await start()].flat());
  } catch (error) {
    say(`left out: ${error.message.split('\n')[0]}`);
  }
}
const reference = contenders.find(({ name }) => name.startsWith('NumPy'));

say(`SVD benchmark, ${record.heading}`);
say(
  `Median (and best) of ${rounds} rounds, milliseconds; contenders take turns. Ratios: to NumPy or`,
);
say(`scikit-learn randomized_svd (truncated, k = ${TRUNCATED}) in the same rounds.`);

/**
 * Repetitions per measurement: many for small matrices, because of the clock's resolution; few for large
 * ones.
 */
function repeatsOf(size) {
  const { rows, cols } = shapeOf(size);
  return Math.max(1, Math.min(200, Math.round(2e6 / (rows * cols * Math.min(rows, cols)))));
}

const works = options.works.split(',');
for (const work of works.filter((one) => !['memory', 'picture'].includes(one))) {
  say();
  say(`== ${work}`);
  for (const size of options.sizes.split(',')) {
    const { rows, cols } = shapeOf(size);
    if (work === 'truncated' && Math.min(rows, cols) < 256) continue;
    const taking = contenders.filter(
      ({ works, takes }) => works.includes(work) && (takes?.(shapeOf(size)) ?? true),
    );
    const times = new Map(taking.map((contender) => [contender, []]));
    const errors = new Map();
    for (let round = -1; round < rounds; round++) {
      for (const contender of taking) {
        // The slowest contender runs once, without a run to warm up.
        const slow = contender.name.startsWith('ml-matrix') && rows * cols > 1e5;
        if (slow && round !== 0) continue;
        const answer = await contender.run(size, work, slow ? 1 : repeatsOf(size));
        if (answer && round >= 0) times.get(contender).push(answer.millis);
        if (answer?.error) errors.set(contender, answer.error);
      }
    }
    const base = reference && times.get(reference);
    for (const contender of taking) {
      const own = times.get(contender);
      if (own.length === 0) continue;
      record.add({
        name: contender.name,
        of: { work, size },
        values: own,
        ...(base && { against: { name: reference.name, values: base } }),
        ...(errors.has(contender) && { more: { error: errors.get(contender) } }),
      });
      const column = (pick) => {
        const ratio = base ? `${(pick(own) / pick(base)).toFixed(2)}×` : '';
        return `${pick(own).toFixed(3).padStart(11)} ${ratio.padStart(7)}`;
      };
      const best = (numbers) => Math.min(...numbers);
      const error = errors.has(contender) ? `  error ${errors.get(contender).toPrecision(8)}` : '';
      say(
        `${size.padEnd(9)} ${contender.name.padEnd(46)} ${column(median)}  (${column(best)})${error}`,
      );
    }
  }
}

if (works.includes('memory')) {
  say();
  say(
    '== memory at the peak, in sizes of the matrix: WebAssembly memory and the arrays of the job',
  );
  for (const size of options.sizes.split(',').filter((one) => shapeOf(one).rows >= 512)) {
    const args = [here('svd/memory.mjs'), corePath, size];
    const report = execFileSync(process.execPath, args, { encoding: 'utf8' }).trimEnd();
    say(report);
    for (const line of report.split('\n')) {
      const [, name, sizes] = /^\S+\s+(.*\S)\s+([\d.]+)×/.exec(line) ?? [];
      if (!name) continue;
      record.add({ name, of: { work: 'memory', size }, unit: 'matrices', values: [Number(sizes)] });
    }
  }
}
if (works.includes('picture')) {
  say();
  say('== first picture in the webview’s worker: certified triplets on the page, milliseconds');
  for (const size of options.sizes.split(',').filter((one) => shapeOf(one).rows >= 1024)) {
    for (const webgl of [false, true]) {
      const pictures = await firstPictures(size, rounds, webgl);
      const { triplets, beyond } = pictures[0];
      const times = pictures.map(({ millis }) => millis);
      record.add({
        name: webgl ? 'software WebGL' : 'no WebGL',
        of: { work: 'picture', size },
        values: times,
        more: { triplets, beyond },
      });
      say(
        `${size.padEnd(9)} ${webgl ? 'software WebGL' : 'no WebGL      '}  ${median(times).toFixed(0)} ` +
          `(${Math.min(...times).toFixed(0)})  ${triplets} triplets, error at most ${beyond.toPrecision(8)}`,
      );
    }
  }
}

say();
say(`Load of the machine after: ${loadavg()[0].toFixed(1)}.`);

for (const contender of contenders) await contender.close();
rmSync(folder, { recursive: true, force: true });
record.finish();
