import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { pythonGrammar } from '../grammar/python.js';
import type { Argument } from '../nested/arguments.js';
import { readList } from '../nested/read-list.js';
import { problems } from '../problems.js';
import { defaultMaxEntries } from '../reader.js';
import { readSizes } from './sizes.js';
import { t } from '../../texts.js';

/** A few positions may describe a large matrix, so it is limited to 1024 × 1024 entries. */
const maxEntries = 1024 * 1024;
const syntax = {
  openers: '[(',
  comments: pythonGrammar.comments,
  grammar: pythonGrammar,
  trailingComma: true,
};

/**
 * `torch.sparse_coo_tensor(positions, values, size)`: row numbers, then column numbers, from 0. Entries at
 * the same position are added (PyTorch documentation, torch.sparse_coo_tensor).
 */
export function sparseTensor(
  places: Matrix,
  text: string,
  args: readonly Argument[],
  { start, end }: { readonly start: number; readonly end: number },
): Result<Matrix> {
  const [values, size] = args.filter(({ name }) => /^(?:|values|size)$/.test(name));
  const isList = values !== undefined && '[('.includes(text[values.start]!);
  const list = isList
    ? readList(text, values.start, syntax, { maxEntries: defaultMaxEntries })
    : undefined;
  const sizes = size && readSizes(text, size.start, size.end);
  const count = places.cols;
  if (!list || list.problem || list.end !== values!.end || list.shape.length !== 1) {
    return unread(start, end);
  }
  if (places.rows !== 2 || list.entries.length !== count || (size && sizes?.length !== 2)) {
    return unread(start, end);
  }
  const indices = [...places.data];
  const [down, across] = [indices.slice(0, count), indices.slice(count)];
  const [rows = Math.max(...down) + 1, cols = Math.max(...across) + 1] = sizes ?? [];
  const inside = (index: number, bound: number): boolean =>
    Number.isInteger(index) && index >= 0 && index < bound;
  if (!(rows * cols <= maxEntries) || list.entries.missingCount > 0) return unread(start, end);
  if (!down.every((i) => inside(i, rows)) || !across.every((j) => inside(j, cols))) {
    const what = t('a place is outside of the size {0} × {1}', rows, cols);
    return problems.syntax(what, start, end);
  }
  const data = new Float64Array(rows * cols);
  down.forEach((i, k) => {
    data[i * cols + across[k]!]! += list.entries.at(k)!;
  });
  const reading = { notation: 'PyTorch sparse tensor', notes: [t('from places and values')] };
  return success({ rows, cols, data, reading });
}

function unread(start: number, end: number): Result<Matrix> {
  const what = t(
    'a sparse tensor of these places and values is not computed here: print its to_dense()',
  );
  return problems.syntax(what, start, end);
}
