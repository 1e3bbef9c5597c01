// `npm run bench:files`: two parts.
//
//   npm run bench:files -- [--only reading|opening] [--size 2048] [--rounds 7] [--least 1] [--most 400] [--record]
//
// `opening` (files/opening.mjs): from the click on a file of 1 to 400 MB (--least, --most: only those between) to its pictures, with the
// memory, beside a script with scikit-learn and Matplotlib. It has 3 rounds unless others are wished.
//
// `reading`: time to read .npy and .npz files, compared with NumPy: from the disk to row-major doubles. Both take turns on
// the same files.
//
// NumPy's `load` keeps the file's type and order and converts nothing. `doubles` adds the conversion that a
// decomposition needs; the ratio refers to it. Needs python3 with numpy (PYTHON names another Python).
//
// On Linux, NumPy asks the kernel for huge pages (madvise). No program in JavaScript can, and for large files most of
// the time is that of new pages. So NumPy also runs without them: `small pages`, with its own ratio. `bytes` is the part
// of our time in which Node reads the file, before any code of ours.
import { build } from 'esbuild';
import { inflateSync } from 'fflate';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildKernels } from '../scripts/build-kernels.mjs';
import { opening } from './files/opening.mjs';
import { median, startRecord } from './record.mjs';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '2048' },
    only: { type: 'string' },
    least: { type: 'string', default: '0' },
    most: { type: 'string', default: '400' },
    rounds: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
});
const size = Number(options.size);
const rounds = Number(options.rounds ?? 7);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/bench-files-`);
const record = startRecord('files');

/** NumPy's names of types, the order of the entries, and the archive. */
const cases = [
  ...['<f8', '<f4', '<f2', '<i8', '<i4', '<i2', '|u1', '|b1', '>f8', '>f2'].map((kind) => ({
    kind,
  })),
  ...['<f8', '<f2', '<i8'].map((kind) => ({ kind, order: 'F' })),
  { kind: '<f8', archive: 'stored' },
  { kind: '<f8', archive: 'packed' },
].map(({ kind, order = 'C', archive = '' }) => ({ kind, order, archive }));

const corePath = `${folder}/core.mjs`;
await buildKernels();
await build({
  bundle: true,
  logLevel: 'error',
  entryPoints: [here('../src/core/index.ts')],
  format: 'esm',
  outfile: corePath,
});
const { readMatrixFile } = await import(pathToFileURL(corePath).href);

/** A Python that answers one job at a time. */
async function startPython(env) {
  const python = spawn(process.env.PYTHON ?? 'python3', [here('files/numpy_files.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const answer = async () => JSON.parse((await lines.next()).value);
  const { ready } = await answer();
  return {
    version: ready,
    ask: (job) => {
      python.stdin.write(`${JSON.stringify(job)}\n`);
      return answer();
    },
    end: () => {
      python.stdin.end();
      return once(python, 'close');
    },
  };
}

/** Reads a file like the extension host: all of its bytes, then the array. */
function ours(path, archive) {
  const start = performance.now();
  const file = readFileSync(path);
  const bytes = performance.now() - start;
  const matrix = readMatrixFile(archive ? 'npz' : 'npy', file, archive ? 'M' : '', {
    overwrite: true,
    inflate: (packed, length) => inflateSync(packed, { out: new Uint8Array(length) }),
  });
  const millis = performance.now() - start;
  if (!matrix.ok) throw new Error(matrix.problem.message);
  return { millis, bytes, data: matrix.value.data };
}

async function reading() {
  const numpy = await startPython({});
  const smallPages = await startPython({ NUMPY_MADVISE_HUGEPAGE: '0' });
  console.log(`Reading ${size}×${size}, ${record.heading}, NumPy ${numpy.version}`);
  console.log(`Medians of ${rounds} rounds in milliseconds; the ratios are to NumPy's doubles.\n`);
  console.log('                         ours         NumPy                    NumPy, small pages');
  console.log('type  order  archive      all  bytes   load  doubles  ratio     doubles  ratio');
  for (const { kind, order, archive } of cases) {
    const path = `${folder}/${kind.slice(1)}${order}${kind[0] === '>' ? 'big' : ''}${archive}.np${archive ? 'z' : 'y'}`;
    const packed = archive === 'packed';
    const { sum } = await numpy.ask({ work: 'write', path, kind, order, size, packed });
    const times = { ours: [], bytes: [], load: [], doubles: [], small: [] };
    for (let round = 0; round <= rounds; round++) {
      const { millis, bytes, data } = ours(path, archive);
      const theirs = await numpy.ask({ work: 'read', path });
      const small = await smallPages.ask({ work: 'read', path });
      if (round === 0) {
        const total = data.reduce((before, value) => before + value, 0);
        if (kind !== '|b1' && total !== sum) throw new Error(`${path}: ${total} instead of ${sum}`);
        continue;
      }
      times.ours.push(millis);
      times.bytes.push(bytes);
      times.load.push(theirs.load);
      times.doubles.push(theirs.doubles);
      times.small.push(small.doubles);
    }
    rmSync(path);
    const of = { type: kind, order, size, ...(archive && { archive }) };
    const [our, bytes, load, doubles, small] = Object.values(times).map(median);
    const against = { name: 'NumPy, doubles', values: times.doubles };
    const more = { ratioToSmallPages: Number((our / small).toPrecision(4)) };
    record.add({ name: 'Low-Rank Lens', of, values: times.ours, against, more });
    record.add({ name: 'Low-Rank Lens, bytes of the file', of, values: times.bytes });
    record.add({ name: 'NumPy, doubles', of, values: times.doubles });
    record.add({ name: 'NumPy, load', of, values: times.load });
    record.add({ name: 'NumPy, doubles, small pages', of, values: times.small });
    const cell = (value, width) => value.toFixed(1).padStart(width);
    const ratio = (to) => (our / to).toFixed(2).padStart(6);
    console.log(
      `${kind.padEnd(5)} ${order.padEnd(6)} ${archive.padEnd(8)} ${cell(our, 7)} ${cell(bytes, 6)} ` +
        `${cell(load, 6)} ${cell(doubles, 8)} ${ratio(doubles)} ${cell(small, 11)} ${ratio(small)}`,
    );
  }
  await numpy.end();
  await smallPages.end();
}

if (options.only !== 'opening') await reading();
rmSync(folder, { recursive: true });
if (options.only !== 'reading') {
  await opening(record, Number(options.rounds ?? 3), {
    least: Number(options.least),
    most: Number(options.most),
  });
}
record.finish();
