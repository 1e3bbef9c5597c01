import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { shaped } from '../rows-builder.js';
import { problems } from '../problems.js';
import { Entries } from '../entries.js';
import type { DeclaredShape, NestedList } from './types.js';
import { t } from '../../texts.js';

export interface MatrixView {
  /** Offsets of the whole literal, for the problem's range. */
  readonly start: number;
  readonly end: number;
  /** Dimensions of 1 are dropped at any position: std::array's doubled braces. */
  readonly squeezeInner?: boolean;
  /** The text is a printout, so its decimals are rounded. */
  readonly isPrintout?: boolean;
}

/** A nested list as a matrix; a list of numbers is one row. Leading dimensions of 1 are squeezed. */
export function toMatrix(list: NestedList, view: MatrixView): Result<Matrix> {
  if (list.problem) return list.problem;
  const shape = squeezed(list.shape, view.squeezeInner === true);
  if (list.entries.length === 0) return problems.empty(shape, view.start, view.end);
  if (shape.length > 2) return problems.tooManyDimensions(shape, view.start, view.end);
  const rows = shape.length === 2 ? shape[0]! : 1;
  const printedDecimals = view.isPrintout ? list.decimals : undefined;
  const extras = printedDecimals === undefined ? {} : { printedDecimals };
  return success(shaped(list.entries, rows, list.entries.length / rows, extras));
}

/** The shape without its leading dimensions of 1 (with `inner`, without all of them); at least two dimensions stay. */
export function squeezed(shape: readonly number[], inner: boolean): number[] {
  const kept = [...shape];
  while (kept.length > 2 && kept[0] === 1) kept.shift();
  for (let i = kept.length - 1; inner && kept.length > 2 && i >= 0; i--) {
    if (kept[i] === 1) kept.splice(i, 1);
  }
  return kept;
}

/**
 * A nested list in the shape that is declared beside it: a flat list is cut into rows, and what is
 * left out at its end is zero where the language says so.
 */
export function toDeclared(
  list: NestedList,
  intro: { readonly start: number; readonly declared?: DeclaredShape },
  end: number,
  squeezeInner = false,
): Result<Matrix> {
  const { start, declared } = intro;
  const other = otherShape(list, declared);
  if (other !== undefined) return problems.syntax(other, start, end);
  if (list.problem || !declared || list.shape.length !== 1 || declared.sizes.length !== 2) {
    return toMatrix(list, { start, end, squeezeInner });
  }
  const count = list.entries.length;
  const [down, across] = declared.sizes;
  const cols = across ?? (down ? Math.ceil(count / down) : count);
  const rows = down ?? (cols > 0 ? Math.ceil(count / cols) : 0);
  const total = rows * cols;
  const fits = declared.zeroFilled ? count <= total : count === total;
  if (!fits) {
    const what = t('{0} entries do not fit the declared shape {1} × {2}', count, rows, cols);
    return problems.syntax(what, start, end);
  }
  const entries = new Entries();
  for (let k = 0; k < total; k++) {
    const index = declared.columnMajor ? (k % cols) * rows + Math.floor(k / cols) : k;
    const value = index < count ? list.entries.at(index) : 0;
    if (value === undefined) entries.pushMissing();
    else entries.push(value);
  }
  if (total === 0) return problems.empty([rows, cols], start, end);
  return success(shaped(entries, rows, cols));
}

/** What is wrong where the rows have another length or number than declared: either the rows or the declaration. */
function otherShape({ problem, shape }: NestedList, declared?: DeclaredShape): string | undefined {
  if (problem || !declared || declared.columnMajor === true || shape.length !== 2) return undefined;
  const [down, across] = declared.sizes;
  const [rows, cols] = shape;
  const fits = (down ?? rows) === rows && (across ?? cols) === cols;
  if (fits || declared.sizes.length !== 2) return undefined;
  return t(
    '{0} rows of {1} do not fit the declared shape {2} × {3}',
    rows!,
    cols!,
    down ?? rows!,
    across ?? cols!,
  );
}
