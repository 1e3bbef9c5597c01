import type { ByteSource } from '../files/bytes.js';
import { bytesOf } from '../files/element-types.js';
import { tensorType } from '../files/safetensors.js';
import { denseStrides } from '../files/slices/strided-array.js';
import { planeRows } from '../files/slices/plane-rows.js';
import { planeOf } from '../files/slices/plane.js';
import { eachBlock } from '../large/blocks-of-rows.js';
import { frobeniusNorm } from '../lowrank/norms.js';
import type { MatrixRows } from '../matrix-rows.js';
import { failure, success, type Result } from '../result.js';
import { leadingByPasses } from '../svd/passes/index.js';
import { readFactors } from './adapters/read-factors.js';
import { readChanged, type Changed } from './compare/changed.js';
import { compareLeading, compareTensors } from './compare/compare.js';
import { measurePair } from './measure/pair.js';
import { countNonFinite } from './measure/decode.js';
import { measureMatrix, measureTensor, onlyCounted } from './measure/tensor.js';
import { layoutOf } from './model/layout.js';
import { leadingNumbersOf, numbersOf } from './numbers/numbers.js';
import { unitRoundoff } from './numbers/rounding.js';
import { countKronecker, productValues } from './products/form.js';
import { readProduct, readProductBytes } from './products/read.js';
import type { Level, Measured, WeightTask } from './task.js';
import { tuckerLosses } from './tucker/losses.js';
import type { AdapterPair, ModelTensor } from './types.js';
import { t } from '../texts.js';

/** Larger matrices are read block by block. As doubles, this many entries take 512 MiB. */
const mostEntries = 2 ** 26;
const leading = 32;
/** Leading singular vectors of both weights that are compared (Shuttleworth et al. 2024 take ten). */
const lookedAt = 10;

/**
 * Measures one row of the table.
 *
 * @param files in the order that the tensors count them in.
 * @param level of pairs, all values are known in any case.
 * @returns what is known, or the reason why nothing is. Rejects when the bytes cannot be read.
 */
export async function measureTask(
  task: WeightTask,
  files: readonly ByteSource[],
  level: Level,
): Promise<Measured> {
  const found = await answer(task, files, level);
  return found.ok ? found.value : { problem: found.problem.message };
}

function answer(
  task: WeightTask,
  files: readonly ByteSource[],
  level: Level,
): Promise<Result<Measured>> {
  switch (task.kind) {
    case 'tensor':
      return tensor(task.tensor, files, level);
    case 'pair':
      return pair(task, files);
    case 'product':
      return product(task, files, level);
    case 'difference':
    case 'adapted':
      return change(task, files, level);
  }
}

async function tensor(
  { shape, dtype, file, start, end }: ModelTensor,
  files: readonly ByteSource[],
  level: Level,
): Promise<Result<Measured>> {
  const layout = layoutOf(shape);
  if (!layout.ok) return layout;
  const { rows, cols } = layout.value;
  if (rows * cols > mostEntries) {
    return byBlocks({ dtype, start, end, rows, cols }, files[file]!);
  }
  const bytes = await files[file]!.read(start, end);
  const measured = measureTensor({ bytes, dtype, layout: layout.value }, { level });
  return measured.ok ? success({ numbers: measured.value.numbers }) : measured;
}

/** The leading values of a matrix that would take too much memory as a whole. */
async function byBlocks(
  {
    dtype,
    start,
    end,
    rows,
    cols,
  }: { dtype: string; start: number; end: number; rows: number; cols: number },
  bytes: ByteSource,
): Promise<Result<Measured>> {
  const type = tensorType(dtype);
  if (!type || type.isComplex) {
    return failure('notNumeric', t('The element type {0} is not known.', dtype));
  }
  const size = bytesOf(type.type);
  if (end - start !== rows * cols * size) {
    return failure(
      'syntax',
      t('It takes {0} bytes, and the file has {1}.', rows * cols * size, end - start),
    );
  }
  const shape = [rows, cols];
  const strides = denseStrides(shape, 'rows', size);
  const encoding = { type: type.type, littleEndian: true };
  const array = { bytes, shape, strides, start, encoding };
  const plane = planeOf(t('The tensor'), array, { axes: [0, 1], at: [0, 0] });
  if (!plane.ok) return plane;
  let last: Measured | undefined;
  const options = { tolerance: 1e-6, maxPasses: 8, blockBytes: 2 ** 24 };
  const own = planeRows(plane.value);
  for await (const found of leadingByPasses(own, leading, options)) {
    if (!found.ok) return found.problem.code === 'nonFinite' ? success(await counted(own)) : found;
    const { s, errors, frobenius } = found.value;
    const error = errors.reduce((most, each) => Math.max(most, each), 0);
    last = { numbers: leadingNumbersOf(s, frobenius, error) };
  }
  return success(last ?? {});
}

/** Of a matrix with entries that are not finite, which are counted block by block. */
async function counted(rows: MatrixRows): Promise<Measured> {
  let [nan, infinite] = [0, 0];
  const norms: number[] = [];
  await eachBlock(
    rows,
    0,
    rows.rows,
    () => false,
    (_first, _count, data) => {
      const found = countNonFinite(data);
      nan += found.nan;
      infinite += found.infinite;
      norms.push(frobeniusNorm(data.filter((value) => Number.isFinite(value))));
    },
  );
  return { numbers: onlyCounted(frobeniusNorm(Float64Array.from(norms)), { nan, infinite }) };
}

async function pair(
  task: Extract<WeightTask, { kind: 'pair' }>,
  files: readonly ByteSource[],
): Promise<Result<Measured>> {
  const factors = await readFactors(task.pair, files);
  if (!factors.ok) return factors;
  const measured = measurePair({ ...factors.value, scale: task.scale });
  if (!measured.ok) return measured;
  const { numbers, values, note } = measured.value;
  const { mid } = task.pair;
  // Without finite numbers there are no singular values either.
  const lost =
    mid && values.length > 0 ? await tuckerLosses(task.pair, mid, task.scale, files) : undefined;
  if (lost && !lost.ok) return lost;
  return success({
    ...{ numbers, values },
    ...(lost ? { lost: lost.value } : {}),
    ...(note === undefined ? {} : { note }),
  });
}

/** Those of a Kronecker product follow from its factors; a Hadamard product has to be formed. */
async function product(
  { product, scale }: Extract<WeightTask, { kind: 'product' }>,
  files: readonly ByteSource[],
  level: Level,
): Promise<Result<Measured>> {
  const { rows, cols, kind } = product;
  if (kind === 'lokr') {
    const bytes = await readProductBytes(product, files);
    const values = productValues(product, bytes);
    if (!values.ok) {
      const counted = values.problem.code === 'nonFinite' && countKronecker(product, bytes);
      if (!counted || !counted.ok) return values;
      const { frobenius, ...counts } = counted.value;
      return success({ numbers: onlyCounted(Math.abs(scale) * frobenius, counts) });
    }
    const s = values.value.map((sigma) => sigma * Math.abs(scale));
    return success({ numbers: numbersOf(s, rows, cols) });
  }
  if (rows * cols > mostEntries) {
    return failure(
      'tooLarge',
      t('{0}×{1} are too many entries for a product that must be formed.', rows, cols),
    );
  }
  const matrix = await readProduct(product, scale, files);
  if (!matrix.ok) return matrix;
  const measured = measureMatrix(matrix.value, 0, { level });
  return measured.ok ? success({ numbers: measured.value.numbers }) : measured;
}

/** The numbers of the change, and how it lies beside the weight. Those of a pair follow from its factors. */
async function change(
  task: Extract<WeightTask, { kind: 'difference' | 'adapted' }>,
  files: readonly ByteSource[],
  level: Level,
): Promise<Result<Measured>> {
  const read = await readChanged(task, files, mostEntries);
  if (!read.ok) return read;
  const { before, after } = read.value;
  if (task.kind === 'adapted' && 'up' in task.change && !task.change.magnitude) {
    return addedPair(task.change, task.scale, read.value, files);
  }
  // W + ΔW − W has the rounding of double precision.
  const unit =
    task.kind === 'difference'
      ? Math.max(unitRoundoff(task.before.dtype), unitRoundoff(task.after.dtype))
      : Number.EPSILON / 2;
  const found = compareTensors(before, after, lookedAt, unit, { level });
  if (!found.ok) return found;
  const { difference, relative, angles, rightAngles, intruders, compared } = found.value;
  const { numbers } = difference;
  if (numbers.nan + numbers.infinite > 0) return success({ numbers });
  const isNumber = Number.isFinite(relative);
  const comparison = {
    relative: isNumber ? relative : null,
    ...{ angles, rightAngles, intruders, compared },
  };
  return success({ numbers, comparison });
}

/** A pair beside its weight: its numbers follow from its factors. */
async function addedPair(
  own: AdapterPair,
  scale: number,
  { before, after }: Changed,
  files: readonly ByteSource[],
): Promise<Result<Measured>> {
  const exact = await pair({ kind: 'pair', pair: own, scale }, files);
  if (!exact.ok || exact.value.numbers?.frobenius === undefined) return exact;
  const { nan, infinite, frobenius } = exact.value.numbers;
  if (nan + infinite > 0) return exact;
  const found = compareLeading(before, after, lookedAt, {});
  if (!found.ok) return found;
  const norm = frobeniusNorm(before.data);
  const relative = norm > 0 ? frobenius / norm : null;
  return success({ ...exact.value, comparison: { relative, ...found.value } });
}
