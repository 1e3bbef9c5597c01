import type { Matrix } from '../../matrix.js';
import { failure, success, type Result } from '../../result.js';
import { shaped } from '../rows-builder.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/nested-lists.js';
import { toDeclared } from '../nested/to-matrix.js';
import type { DeclaredShape, NestedList, NestedSyntax } from '../nested/types.js';
import { problems } from '../problems.js';
import type { Reader } from '../reader.js';
import {
  hasShape,
  isSizeKey,
  keyBefore,
  knownShape,
  membersAround,
  statedShape,
} from './stated.js';
import { t } from '../../texts.js';

/** A list in a data file. Its key and the members next to it may state its shape. */
export interface DataList {
  readonly id: string;
  readonly syntax: NestedSyntax;
  /** The bracket does not open a list of entries. */
  readonly isOther?: (text: string, opener: number) => boolean;
  /** A flat list, written in lines of equal length, is a matrix with these lines as rows. */
  readonly byLines?: boolean;
}

/**
 * Lists of JSON, YAML and TOML. A shape stated next to the entries is used (`"rows": 2, "cols": 3, "data":
 * […]`, `"shape": [2, 3]`), and so is the order that a file format defines for a key.
 */
export function dataListReader({ id, syntax, isOther, byLines = false }: DataList): Reader {
  const surroundings: Surroundings<Introduction> = {
    before(text, opener) {
      if (isOther?.(text, opener) === true || isSizeKey(keyBefore(text, opener))) return undefined;
      return { start: opener, opener, role: hasShape(text, opener) ? 'matrix' : 'bare' };
    },
    bare: (_text, opener) => ({ start: opener, opener, role: 'bare' }),
    after(text, list, { opener }) {
      return { end: list.end, result: matrixOf(text, list, opener, byLines) };
    },
  };
  return nestedReader(id, syntax, surroundings);
}

function matrixOf(
  text: string,
  list: NestedList,
  opener: number,
  byLines: boolean,
): Result<Matrix> {
  const { end } = list;
  const members = membersAround(text, opener, end);
  const stated = statedShape(members);
  if (stated) return inShape(list, opener, end, stated);
  const isFlat = list.shape.length === 1;
  const known = isFlat ? knownShape(members.key, list.entries.length) : undefined;
  if (known) {
    const order = known.columnMajor === true ? t('down the columns') : t('along the rows');
    return noted(toDeclared(list, { start: opener, declared: known }, end), [
      `${order} (${known.source})`,
    ]);
  }
  const lines = byLines && isFlat && !list.problem ? linesOf(text, opener, list) : undefined;
  if (lines !== undefined) {
    const [rows, cols] = [lines, list.entries.length / lines];
    const doubt = t(
      'This is one list of {0} numbers, written in {1} lines of {2}.',
      list.entries.length,
      rows,
      cols,
    );
    const reading = { notation: 'list by lines', notes: [], doubt };
    return success(shaped(list.entries, rows, cols, { reading }));
  }
  return withNames(toDeclared(list, { start: opener }, end), members.others);
}

/** The entries in the stated shape: a nested list must already have it, a flat one is cut into rows. */
function inShape(
  list: NestedList,
  start: number,
  end: number,
  declared: DeclaredShape,
): Result<Matrix> {
  if (list.problem) return list.problem;
  const sizes = declared.sizes.map(Number);
  const order = declared.columnMajor === true ? t('down the columns') : t('along the rows');
  const count = list.entries.length;
  if (sizes.length > 2) {
    const kept = sizes.filter((size) => size !== 1);
    if (kept.length > 2) return problems.tooManyDimensions(sizes, start, end);
    return inShape(list, start, end, { ...declared, sizes: kept.length < 2 ? [1, ...kept] : kept });
  }
  const total = sizes.reduce((product, size) => product * size, 1);
  const isFlat = list.shape.length === 1;
  const fits = isFlat
    ? total === count
    : list.shape.length === sizes.length && list.shape.every((size, k) => size === sizes[k]);
  if (!fits) {
    const message = t(
      'The shape beside this list is {0}, but it has {1} entries.',
      sizes.join(' × '),
      isFlat ? count : list.shape.join(' × '),
    );
    return failure('ragged', message, start, end);
  }
  const made = toDeclared(list, { start, declared }, end);
  return isFlat && sizes.length === 2 ? noted(made, [t('stated shape, {0}', order)]) : made;
}

function noted(result: Result<Matrix>, notes: readonly string[]): Result<Matrix> {
  if (!result.ok) return result;
  return success({ ...result.value, reading: { notation: 'list with a stated shape', notes } });
}

/** pandas' `to_json(orient="split")`: names of columns and rows next to the data. */
function withNames(result: Result<Matrix>, others: string): Result<Matrix> {
  if (!result.ok || !/["'](?:columns|index)["']/.test(others)) return result;
  const matrix = result.value;
  const columnLabels = namesIn(others, 'columns', matrix.cols);
  const rowLabels = namesIn(others, 'index', matrix.rows);
  if (!columnLabels && !rowLabels) return result;
  return success({
    ...matrix,
    ...(columnLabels ? { columnLabels } : {}),
    ...(rowLabels ? { rowLabels } : {}),
  });
}

function namesIn(others: string, key: string, count: number): string[] | undefined {
  const list = new RegExp(`["']${key}["']\\s{0,9}:\\s{0,9}\\[([^\\[\\]]{0,600})\\]`).exec(
    others,
  )?.[1];
  const names = list?.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
  return names?.length === count ? names : undefined;
}

/**
 * The number of lines of a flat list, if there are at least two and all have the same number of entries.
 */
function linesOf(text: string, opener: number, list: NestedList): number | undefined {
  const count = list.entries.length;
  const counts: number[] = [];
  for (const line of text.slice(opener + 1, list.end - 1).split('\n')) {
    const bare = line.replace(/#.*$/, '').trim();
    if (bare !== '') counts.push(bare.replace(/,$/, '').split(',').length);
  }
  const [first = 0] = counts;
  const isEven = counts.length > 1 && first > 1 && counts.every((n) => n === first);
  return isEven && counts.length * first === count ? counts.length : undefined;
}
