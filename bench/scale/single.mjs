// Would products in single precision make the passes over a file of float32 faster? See docs/lab/passes.md.
//
//   node bench/scale/single.mjs PATH.npy      (a file of scale/make.py that fits into memory)
//
// It has the processor time of a pass in double and in single precision, how far the products in single precision are from
// those in double, and the passes that the search takes until its error bars are below 1e-6 σ₁, if the first passes are in
// single precision. Error bars need products in double precision, so the passes after them begin with the directions that
// they have found.
import { build } from 'esbuild';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildKernels } from '../../scripts/build-kernels.mjs';
import { median } from '../record.mjs';

const [path] = process.argv.slice(2);
const folder = mkdtempSync(`${tmpdir()}/bench-single-`);
await buildKernels();
await build({
  ...{ bundle: true, logLevel: 'error', platform: 'node', format: 'cjs' },
  stdin: {
    contents: `export * from '../../src/core/index.ts';
      export { gramPass } from '../../src/core/svd/passes/gram-pass.ts';
      export { PassSpace } from '../../src/core/svd/passes/pass-space.ts';
      export { SingleProducts, singleSize } from '../../src/core/svd/truncated/single.ts';
      export { bestBackend, openWorkspace } from '../../src/core/kernels/workspace.ts';`,
    resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    loader: 'ts',
  },
  outfile: `${folder}/lens.cjs`,
});
const lens = createRequire(import.meta.url)(`${folder}/lens.cjs`);
rmSync(folder, { recursive: true });

const file = readFileSync(path);
const { shape, dataStart } = lens.readNpyHeader(file).value;
const [rows, cols] = shape;
const start = file.byteOffset + dataStart;
const matrix = {
  ...{ rows, cols, elementType: 'f32' },
  readRows: (from, to) => {
    const floats = new Float32Array(file.buffer, start + 4 * from * cols, (to - from) * cols);
    return Promise.resolve(new Float64Array(floats));
  },
};
const [block, wanted, blockBytes] = [40, 32, 2 ** 22];
const height = Math.floor(blockBytes / (8 * cols));

const double = async (q, count) =>
  (await lens.gramPass(matrix, { q, count, scale: 1 }, { blockBytes })).value;

/** The same with products in single precision; those of the blocks are added in double precision. */
async function single(q, count) {
  const size = lens.singleSize(height, cols, count) + (height + 2 * cols) * count + cols * height;
  const { workspace: ws } = lens.openWorkspace(size + 64, lens.bestBackend());
  const [wide, part, long] = [cols, cols, height].map((length) => ws.alloc(length * count));
  ws.x.set(q.subarray(0, cols * count), wide);
  const seen = ws.alloc(2);
  const product = new Float64Array(cols * count);
  let squares = 0;
  const mark = ws.mark();
  for (let from = 0; from < rows; from += height) {
    const to = Math.min(rows, from + height);
    const data = await matrix.readRows(from, to);
    ws.release(mark);
    const products = new lens.SingleProducts(ws, { rows: to - from, cols, data }, 1, count);
    const numbers = ws.alloc(data.length);
    ws.x.set(data, numbers);
    ws.k.measure(to - from, cols, numbers, seen);
    squares += ws.x[seen + 1];
    products.multiply(count, wide, long);
    products.multiplyTransposed(count, long, part);
    for (let i = 0; i < product.length; i++) product[i] += ws.x[part + i];
  }
  return { product, squares };
}

async function processorTime(pass, q) {
  const times = [];
  for (let i = 0; i < 7; i++) {
    const before = process.cpuUsage();
    await pass(q, block);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
  }
  return { median: median(times), best: Math.min(...times) };
}

const norm = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

const fresh = () => new lens.PassSpace(cols, block, 4 * block);
const space = fresh();
space.start(1);
const q = space.newest;
const [slow, fast] = [await processorTime(double, q), await processorTime(single, q)];
console.log(
  `${rows}×${cols}, ${block} vectors; seconds of processor time of a pass, median (best)`,
);
for (const [name, { median: middle, best }] of Object.entries({ double: slow, single: fast }))
  console.log(`  ${name}  ${middle.toFixed(3)} (${best.toFixed(3)})`);
console.log(
  `  ratio   ${(slow.median / fast.median).toFixed(2)} (${(slow.best / fast.best).toFixed(2)})`,
);

const [exact, rounded] = [await double(q, block), await single(q, block)];
space.addProducts(exact.product, exact.squares);
const first = space.answer(wanted, 1e-6, 1, 1).s[0];
let worst = 0;
for (let j = 0; j < block; j++) {
  const part = (all) => all.product.subarray(j * cols, (j + 1) * cols);
  worst = Math.max(worst, norm(part(exact).map((value, i) => value - part(rounded)[i])));
}
const sure = (cols / 256 + 256 + height) * 2 ** -24;
console.log(
  `rounding of MᵀM q: ${(worst / first ** 2).toExponential(1)} σ₁² measured, ` +
    `at most ${((sure * exact.squares) / first ** 2).toExponential(1)} σ₁²`,
);

console.log(
  'passes until no error bar is above 1e-6 σ₁, and their processor time from the medians:',
);
for (let singles = 0; singles <= 4; singles++) {
  let current = fresh();
  current.start(1);
  let [passes, isSettled, v] = [0, false, undefined];
  const bars = [];
  while (!isSettled && passes < 12) {
    if (singles > 0 && passes === singles) {
      current = fresh();
      current.append(v, v.length / cols, 0);
    }
    const isSingle = passes < singles;
    passes++;
    const { product, squares } = await (isSingle ? single : double)(
      current.newest,
      current.newCount,
    );
    current.addProducts(product, squares);
    const answer = current.answer(isSingle ? block : wanted, 1e-6, 1, passes);
    const largest = Math.max(...answer.errors) / answer.s[0];
    bars.push(isSingle ? '–' : largest.toExponential(1));
    isSettled = !isSingle && answer.settled;
    if (isSingle) v = turned(answer.v);
    if (!current.extend()) break;
  }
  const time = singles * fast.median + (passes - singles) * slow.median;
  console.log(
    `  ${singles} single + ${passes - singles} double: ${time.toFixed(2)} s; bars ${bars.join(' ')}`,
  );
}

/** By columns. */
function turned({ rows: height, cols: width, data }) {
  const out = new Float64Array(data.length);
  for (let i = 0; i < height; i++)
    for (let j = 0; j < width; j++) out[i + j * height] = data[i * width + j];
  return out;
}
