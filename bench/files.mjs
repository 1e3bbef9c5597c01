// Time to read .npy and .npz files, compared with NumPy: from the disk to row-major doubles. Both take turns on the
// same files.
//
//   npm run bench:files -- [--size 2048] [--rounds 7] [--record]
//
// NumPy's `load` keeps the file's type and order and converts nothing. `doubles` adds the conversion that a
// decomposition needs; the ratio refers to it. Needs python3 with numpy (PYTHON names another Python).
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
import { median, startRecord } from './record.mjs';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '2048' },
    rounds: { type: 'string', default: '7' },
    record: { type: 'boolean', default: false },
  },
});
const size = Number(options.size);
const rounds = Number(options.rounds);
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

const python = spawn(process.env.PYTHON ?? 'python3', [here('files/numpy_files.py')], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
const answer = async () => JSON.parse((await lines.next()).value);
const ask = (job) => {
  python.stdin.write(`${JSON.stringify(job)}\n`);
  return answer();
};

/** Reads a file like the extension host: all of its bytes, then the array. */
function ours(path, archive) {
  const start = performance.now();
  const matrix = readMatrixFile(archive ? 'npz' : 'npy', readFileSync(path), archive ? 'M' : '', {
    inflate: (packed, length) => inflateSync(packed, { out: new Uint8Array(length) }),
  });
  const millis = performance.now() - start;
  if (!matrix.ok) throw new Error(matrix.problem.message);
  return { millis, data: matrix.value.data };
}

const { ready } = await answer();
console.log(`Reading ${size}×${size}, ${record.heading}, NumPy ${ready}`);
console.log(`Medians of ${rounds} rounds in milliseconds; the ratio is to NumPy's doubles.\n`);
console.log('type  order  archive      ours  NumPy load  NumPy doubles  ratio');
for (const { kind, order, archive } of cases) {
  const path = `${folder}/${kind.slice(1)}${order}${kind[0] === '>' ? 'big' : ''}${archive}.np${archive ? 'z' : 'y'}`;
  const packed = archive === 'packed';
  const { sum } = await ask({ work: 'write', path, kind, order, size, packed });
  const times = { ours: [], load: [], doubles: [] };
  for (let round = 0; round <= rounds; round++) {
    const { millis, data } = ours(path, archive);
    const theirs = await ask({ work: 'read', path });
    if (round === 0) {
      const total = data.reduce((before, value) => before + value, 0);
      if (kind !== '|b1' && total !== sum) throw new Error(`${path}: ${total} instead of ${sum}`);
      continue;
    }
    times.ours.push(millis);
    times.load.push(theirs.load);
    times.doubles.push(theirs.doubles);
  }
  const of = { type: kind, order, size, ...(archive && { archive }) };
  const against = { name: 'NumPy, doubles', values: times.doubles };
  record.add({ name: 'Low-Rank Lens', of, values: times.ours, against });
  record.add({ name: 'NumPy, doubles', of, values: times.doubles });
  record.add({ name: 'NumPy, load', of, values: times.load });
  const [our, load, doubles] = [times.ours, times.load, times.doubles].map(median);
  const cell = (value, width) => value.toFixed(1).padStart(width);
  console.log(
    `${kind.padEnd(5)} ${order.padEnd(6)} ${archive.padEnd(10)} ${cell(our, 6)} ${cell(load, 11)} ` +
      `${cell(doubles, 14)} ${(our / doubles).toFixed(2).padStart(6)}`,
  );
}
python.stdin.end();
await once(python, 'close');
rmSync(folder, { recursive: true });
record.finish();
