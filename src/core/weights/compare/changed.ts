import type { ByteSource } from '../../files/bytes.js';
import { multiply } from '../../lowrank/linear/product.js';
import { transpose, type Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { decodeTensorNumbers } from '../adapters/factors.js';
import { readFactors, readNumbers } from '../adapters/read-factors.js';
import { layoutOf } from '../model/layout.js';
import { readProduct } from '../products/read.js';
import type { WeightTask } from '../task.js';
import { withMagnitude } from './dora.js';
import { t } from '../../texts.js';

/** A weight before and after a change. */
export interface Changed {
  readonly before: Matrix;
  readonly after: Matrix;
}

type ChangeTask = Extract<WeightTask, { kind: 'difference' | 'adapted' }>;

/**
 * Reads a weight and what it became: another checkpoint's, or W + ΔW with the magnitudes of DoRA where the adapter has
 * some. Rejects when the bytes cannot be read.
 *
 * @param mostEntries that are taken into memory.
 */
export async function readChanged(
  task: ChangeTask,
  files: readonly ByteSource[],
  mostEntries: number,
): Promise<Result<Changed>> {
  const layout = layoutOf(task.kind === 'difference' ? task.after.shape : task.base.shape);
  if (!layout.ok) return layout;
  const { rows, cols } = layout.value;
  if (rows * cols > mostEntries) {
    return failure(
      'tooLarge',
      t('{0}×{1} are too many entries for a difference in memory.', rows, cols),
    );
  }
  const first = await readNumbers(task.kind === 'difference' ? task.before : task.base, files);
  if (!first.ok) return first;
  const before = { rows, cols, data: first.value };
  if (task.kind === 'adapted') return adapted(task, before, files);
  const second = await readNumbers(task.after, files);
  return second.ok ? success({ before, after: { rows, cols, data: second.value } }) : second;
}

async function adapted(
  { change, isTransposed, scale }: Extract<WeightTask, { kind: 'adapted' }>,
  base: Matrix,
  files: readonly ByteSource[],
): Promise<Result<Changed>> {
  const before = isTransposed ? transpose(base) : base;
  if (!('up' in change)) {
    const formed = await readProduct(change, scale, files);
    return formed.ok ? success({ before, after: sum(before, formed.value, 1) }) : formed;
  }
  const factors = await readFactors(change, files);
  if (!factors.ok) return factors;
  const { b, a } = factors.value;
  const after = sum(before, multiply(b, a), scale);
  const { magnitude } = change;
  if (!magnitude) return success({ before, after });
  const { file, start, end, shape } = magnitude;
  const numbers = decodeTensorNumbers(magnitude, await files[file]!.read(start, end));
  if (!numbers.ok) return numbers;
  const m = numbers.value;
  // PEFT's magnitudes of an embedding belong to its outputs, one for each number that stands for a token.
  if (change.isEmbedding && m.length !== after.rows) {
    return failure(
      'ragged',
      t(
        'An embedding needs one magnitude for each of its {0} outputs, and has {1}.',
        after.rows,
        m.length,
      ),
    );
  }
  const kernel = change.isEmbedding ? 1 : before.cols / inputsOf(change.down.shape);
  const scaled = withMagnitude(after, m, shape, kernel);
  return scaled.ok ? success({ before, after: scaled.value }) : scaled;
}

/** A of a convolution is r×in×k×k. */
function inputsOf(down: readonly number[]): number {
  return down[1] ?? 1;
}

function sum(a: Matrix, b: Matrix, factor: number): Matrix {
  return { ...a, data: a.data.map((x, i) => x + factor * b.data[i]!) };
}
