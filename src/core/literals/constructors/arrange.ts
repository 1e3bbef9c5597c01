import { transpose, type HowRead, type Matrix } from '../../matrix.js';
import { success, type Failure, type Result } from '../../result.js';
import { Entries } from '../entries.js';
import { squeezed, toDeclared } from '../nested/to-matrix.js';
import type { NestedList } from '../nested/types.js';
import { problems } from '../problems.js';
import type { ReadOptions } from '../reader.js';
import { workOf } from '../scan-state.js';
import type { Constructor, Groups, Order } from './types.js';
import { t, translated } from '../../texts.js';

/** A constructor with its entries, and their range in the text, for problems. */
export interface Call {
  readonly constructor: Constructor;
  readonly groups: Groups;
  readonly list: NestedList;
  readonly start: number;
  readonly end: number;
}

type Sizes = readonly [rows: number | undefined, cols: number | undefined];

/** The matrix that a constructor makes of its entries, in the shape and order that its library states. */
export function arranged(call: Call, options: ReadOptions): Result<Matrix> {
  const { constructor, list, start, end } = call;
  if (constructor.refused !== undefined) {
    return problems.syntax(translated(constructor.refused), start, end);
  }
  if (list.problem) return list.problem;
  const count = list.entries.length;
  if (count === 0) return problems.empty([0, 0], start, end);
  const shape = squeezed(list.shape, false);
  if (shape.length > 2) return problems.tooManyDimensions(shape, start, end);
  const [outer, inner] = shape.length === 2 ? shape : [1, count];
  const isFlat = outer === 1 && constructor.flat !== undefined;
  const sizes = statedSizes(call, count);
  if (isFlat && count === 1 && sizes[0] !== 1) return scalarMatrix(call, sizes, options);
  if (isFlat) return flat(call, sizes, count, options);
  if (constructor.lists === undefined)
    return unlike(call, t('“{0}” does not make a matrix of a list of lists', nameOf(call)));
  if (shape.length === 1)
    return unlike(call, t('“{0}” does not make a matrix of one flat list', nameOf(call)));
  const order = options.as?.order ?? constructor.lists;
  const made: Sizes = order === 'rows' ? [outer, inner] : [inner, outer];
  const fits = sizes.every((size, k) => size === undefined || size === made[k]);
  if (!fits) return misfit(call, made, sizes);
  return inOrder(call, made, order);
}

/** The shape by the constructor's name, the sizes in the call, or the number of entries. */
function statedSizes({ constructor, groups }: Call, count: number): Sizes {
  const size = (name: 'n' | 'rows' | 'cols'): number | undefined =>
    groups[name] === undefined ? undefined : Number(groups[name]);
  const [rows, cols] = constructor.counts?.[count] ?? constructor.sizes ?? [];
  return [rows ?? size('n') ?? size('rows'), cols ?? size('n') ?? size('cols')];
}

/** The order of a flat list: a person's choice first, then what the call states, then the table. */
function flatOrder({ constructor, groups }: Call, options: ReadOptions): Order {
  if (options.as?.order) return options.as.order;
  const { rowMajor, columnMajor } = groups;
  if (rowMajor !== undefined) return /true/i.test(rowMajor) ? 'rows' : 'columns';
  if (columnMajor !== undefined) return 'columns';
  return constructor.flat === 'columns' ? 'columns' : 'rows';
}

function flat(call: Call, sizes: Sizes, count: number, options: ReadOptions): Result<Matrix> {
  const { constructor, list } = call;
  if (constructor.flat === 'diagonal') return diagonal(call, sizes, count, options);
  const [rows, cols] = completed(sizes, count);
  if (rows === undefined || cols === undefined)
    return unlike(call, t('“{0}” does not make a matrix of a list of this length', nameOf(call)));
  const made = inOrder(call, [rows, cols], flatOrder(call, options));
  if (!made.ok || (constructor.flat !== 'symmetric' && constructor.flat !== 'upper')) return made;
  return success(upperTriangle(made.value, constructor.flat === 'symmetric', list));
}

/** Computes the size that is not stated from the number of entries, if it divides. */
function completed([rows, cols]: Sizes, count: number): Sizes {
  if (rows !== undefined && rows > 0) return [rows, cols ?? wholePart(count, rows)];
  return cols !== undefined && cols > 0 ? [wholePart(count, cols), cols] : [rows, cols];
}

function wholePart(count: number, size: number): number | undefined {
  return count % size === 0 ? count / size : undefined;
}

function inOrder(call: Call, sizes: Sizes, order: Order): Result<Matrix> {
  const { list, start, end } = call;
  const asFlat = { ...list, shape: [list.entries.length] };
  const declared = { sizes, columnMajor: order === 'columns' };
  const made = toDeclared(asFlat, { start, declared }, end);
  if (!made.ok) return made;
  const note = order === 'columns' ? t('down the columns') : t('along the rows');
  return success({ ...made.value, reading: howRead(call, [note]) });
}

/** How a constructor was read. */
export function howRead({ constructor, groups }: Call, notes: readonly string[]): HowRead {
  const notation = constructor.notation.replace('{}', (groups.word ?? '').replace(/\s+/g, ' '));
  return { notation, notes, doubt: constructor.doubt && translated(constructor.doubt) };
}

/** Keeps the entries on and above the diagonal; below it are zeros, or the mirrored entries. */
function upperTriangle(matrix: Matrix, mirrored: boolean, list: NestedList): Matrix {
  const { rows, cols } = matrix;
  const turned = transpose(matrix);
  const data = matrix.data.slice();
  const missing = matrix.missing?.slice();
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const at = i * cols + j;
      data[at] = mirrored ? turned.data[at]! : 0;
      if (missing) missing[at] = mirrored ? turned.missing![at]! : 0;
    }
  }
  const isSame = data.every((value, k) => Object.is(value, list.entries.at(k) ?? NaN));
  const what = mirrored ? t('the upper triangle, mirrored') : t('the upper triangle');
  const reading = matrix.reading && {
    ...matrix.reading,
    notes: isSame ? matrix.reading.notes : [...matrix.reading.notes, what],
  };
  return { ...matrix, data, missing: missing?.includes(1) ? missing : undefined, reading };
}

function diagonal(call: Call, sizes: Sizes, count: number, options: ReadOptions): Result<Matrix> {
  const { list, start, end } = call;
  const [rows = count, cols = count] = sizes;
  if (count !== Math.min(rows, cols)) return misfit(call, [count, count], sizes);
  const tooMany = rows * cols > options.maxEntries || !workOf(options).take(rows * cols);
  if (tooMany) return problems.tooLarge(options.maxEntries, start, end);
  const entries = new Entries();
  for (let k = 0; k < rows * cols; k++) {
    const isOn = Math.floor(k / cols) === k % cols;
    const value = isOn ? list.entries.at(k % cols) : 0;
    if (value === undefined) entries.pushMissing();
    else entries.push(value);
  }
  const reading = howRead(call, [t('the entries are the diagonal')]);
  return success({ rows, cols, ...entries.parts(), reading });
}

/** A single number is the diagonal if the library defines it so. */
function scalarMatrix(call: Call, sizes: Sizes, options: ReadOptions): Result<Matrix> {
  const { constructor, list } = call;
  const [rows, cols] = sizes;
  if (constructor.flat === 'diagonal') return diagonal(call, sizes, 1, options);
  if (constructor.scalar !== 'diagonal' || !rows || !cols)
    return unlike(call, t('“{0}” does not make a matrix of one number', nameOf(call)));
  const entries = new Entries();
  const value = list.entries.at(0);
  for (let k = 0; k < Math.min(rows, cols); k++) {
    if (value === undefined) entries.pushMissing();
    else entries.push(value);
  }
  const repeated = { ...list, entries, shape: [entries.length] };
  return diagonal({ ...call, list: repeated }, sizes, entries.length, options);
}

function nameOf({ constructor, groups }: Call): string {
  return groups.word ?? constructor.notation;
}

function unlike(call: Call, what: string): Failure {
  return problems.syntax(what, call.start, call.end);
}

function misfit(call: Call, made: Sizes, [rows, cols]: Sizes): Failure {
  const what = t(
    'the lists make {0}, but “{1}” says {2} × {3}',
    made.join(' × '),
    nameOf(call),
    rows ?? '?',
    cols ?? '?',
  );
  return problems.syntax(what, call.start, call.end);
}
