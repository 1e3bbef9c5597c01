import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import type { Argument } from '../nested/arguments.js';
import { readSizes, reshape } from './sizes.js';
import { t } from '../../texts.js';

/** A module is imported at the top of a program. */
const reach = 8000;
const imported = /\bfrom\s{1,8}cvxopt(?:\.base)?\s{1,8}import\s[^\n]{0,200}(?:\bmatrix\b|\*)/;

/** Whether a `matrix` is CVXOPT's, whose entries run down the columns. */
export function isCvxopt(text: string, name: string): boolean {
  if (/(?:^|\.)cvxopt\.(?:base\.)?matrix$/.test(name)) return true;
  return name === 'matrix' && importsIt(text);
}

let last = { head: '', imports: false };

/** Cached, so that the imports of a text are searched once for all its `matrix` calls. */
function importsIt(text: string): boolean {
  const head = text.slice(0, reach);
  if (last.head !== head) last = { head, imports: imported.test(head) };
  return last.imports;
}

/**
 * `matrix([[1, 2], [3, 4]])` of CVXOPT: each inner list is a column. A flat list is one column, or fills
 * the size after it column by column (CVXOPT user's guide, "Dense Matrices").
 */
export function downColumns(
  matrix: Matrix,
  text: string,
  dimensions: number,
  args: readonly Argument[],
  end: number,
): Result<Matrix> {
  const reading = { notation: 'CVXOPT matrix', notes: [t('down the columns')] };
  const size = args.find(
    (arg) => arg.name === 'size' || (arg.name === '' && text[arg.start] === '('),
  );
  const sizes = size && readSizes(text, size.start, size.end);
  if (size && sizes?.length !== 2) return reshape(matrix, sizes ?? [0, 0], size.start, end);
  const [rows, cols] = sizes ?? (dimensions === 1 ? [matrix.cols, 1] : [matrix.cols, matrix.rows]);
  const columns = reshape(matrix, [cols!, rows!], size?.start ?? end, end);
  return columns.ok ? success({ ...transpose(columns.value), reading }) : columns;
}
