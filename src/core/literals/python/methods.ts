import { transpose, type Matrix } from '../../matrix.js';
import { success, type Failure, type Result } from '../../result.js';
import type { Argument } from '../nested/arguments.js';
import { problems } from '../problems.js';
import { readSizes, reshape } from './sizes.js';
import { t } from '../../texts.js';

/** An array of any number of dimensions. The matrix holds its entries row by row. */
export interface ArrayValue {
  readonly matrix: Matrix;
  readonly shape: readonly number[];
}

/** One method or attribute after an array: `.T`, `.reshape(2, -1, order="F")`. */
export interface Method {
  readonly name: string;
  /** undefined for an attribute. */
  readonly args: readonly Argument[] | undefined;
  readonly start: number;
  readonly end: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** These methods return the same numbers in the same places. */
const harmless = words(
  'float double half cuda cpu copy clone detach numpy contiguous requires_grad_ ' +
    'block_until_ready toarray todense tolist to_numpy as_matrix as_mutable as_immutable evalf',
);
const sameAttributes = words('values A real data array');
/** These methods convert to integers, to 0 and 1, or to the type in their argument. */
const conversions = words('int long short byte bool astype to type');
const turning = words('T mT H t transpose adjoint permute swapaxes');
/** These methods move entries, leave some out or repeat some. */
const arranging = words(
  'repeat repeat_interleave tile expand expand_as broadcast_to resize resize_ flip fliplr flipud ' +
    'rot90 roll sort sort_values sort_index take take_along_axis gather choose compress diagonal diag ' +
    'tril triu unfold narrow select chunk split unbind index_select masked_select reshape_as view_as ' +
    'iloc loc at iat head tail nlargest nsmallest sample drop dropna drop_duplicates set_index ' +
    'reset_index pivot pivot_table melt stack unstack explode reindex col row col_insert row_insert ' +
    'extract filter nonzero',
);

/**
 * Applies a method to an array. A method that only arranges the entries or changes their type is part of
 * how the matrix is written, so it is computed, or a problem names it. A computation with the numbers
 * (`.sum()`, `.dot(b)`, `* 2`, `np.linalg.inv(…)`) has the literal as its operand: the literal ends before
 * it, and the reading says so. For such a method the result is undefined.
 *
 * Sources: NumPy reference, "Array manipulation routines"; PyTorch documentation, torch.Tensor.
 */
export function applyMethod(
  method: Method,
  value: ArrayValue,
  text: string,
  start: number,
): Result<ArrayValue> | undefined {
  const { name, args } = method;
  const { matrix, shape } = value;
  const total = matrix.rows * matrix.cols;
  if (args ? harmless.has(name) : sameAttributes.has(name)) return success(value);
  if (args && conversions.has(name)) return success(converted(value, method, text));
  if (turning.has(name) && (args !== undefined || /^(?:T|mT|H)$/.test(name))) {
    return turned(value, method, text, start);
  }
  if (args && (name === 'reshape' || name === 'view')) return reshaped(value, method, text, start);
  const flattens = args ? name === 'flatten' || name === 'ravel' : /^(?:A1|flat)$/.test(name);
  if (flattens) {
    const order = orderOf(args ?? [], text, start, method.start);
    if (order === undefined) return unread(method, text);
    const flat = order === 'F' ? transpose(matrix) : matrix;
    return arranged(flat, [total], method);
  }
  if (args && (name === 'squeeze' || name === 'unsqueeze')) {
    const axes = args.length === 0 ? [] : readSizes(text, args[0]!.start, args[0]!.end);
    const sizes = axes && stretched(shape, name, axes);
    return sizes ? arranged(matrix, sizes, method) : unread(method, text);
  }
  return arranging.has(name) ? unread(method, text) : undefined;
}

/** The problem of a method that arranges entries but is not computed here. */
export function unread(
  { start, end }: { readonly start: number; readonly end: number },
  text: string,
): Failure {
  const written = text.slice(start, Math.min(end, start + 40)).replace(/\s+/g, ' ');
  const what = t(
    '“{0}” is not computed here: select the literal without it, or print the result',
    written,
  );
  return problems.syntax(what, start, end);
}

/** The same entries, row by row, in another shape. Leading dimensions of 1 are dropped. */
function arranged(
  matrix: Matrix,
  shape: readonly number[],
  { start, end }: { start: number; end: number },
): Result<ArrayValue> {
  const result = reshape(matrix, shape, start, end);
  return result.ok ? success({ matrix: result.value, shape }) : result;
}

function reshaped(
  value: ArrayValue,
  method: Method,
  text: string,
  start: number,
): Result<ArrayValue> {
  const { matrix } = value;
  const args = method.args ?? [];
  const order = orderOf(args, text, start, method.start);
  const sizes: number[] = [];
  for (const { name, start: from, end } of args) {
    if (name === 'order' || isText({ start: from }, text)) continue;
    const named = name === '' || /^(?:shape|newshape|size)$/.test(name);
    const part = named ? readSizes(text, from, end) : undefined;
    if (!part) return unread(method, text);
    sizes.push(...part);
  }
  if (order === undefined || sizes.length === 0) return unread(method, text);
  if (order === 'C') {
    const result = reshape(matrix, sizes, start, method.end);
    if (!result.ok) return result;
    const { rows, cols } = result.value;
    return success({ matrix: result.value, shape: sizes.length === 1 ? [cols] : [rows, cols] });
  }
  // A column-major reshape of A to B is a row-major reshape of Aᵀ to Bᵀ.
  const target = reshape(matrix, sizes, start, method.end);
  if (!target.ok) return target;
  const { rows, cols } = target.value;
  const byColumns = reshape(transpose(matrix), [cols, rows], start, method.end);
  if (!byColumns.ok) return byColumns;
  const shape = sizes.length === 1 ? [cols] : [rows, cols];
  return success({ matrix: transpose(byColumns.value), shape });
}

/**
 * `order="F"` is column-major. 'A' and 'K' follow the order in memory. That is row-major, unless an order
 * or a transpose occurs before.
 */
function orderOf(
  args: readonly Argument[],
  text: string,
  start: number,
  end: number,
): 'C' | 'F' | undefined {
  const order = args.find((arg) => arg.name === 'order') ?? args.find((arg) => isText(arg, text));
  if (!order) return 'C';
  const written = text.slice(order.start, Math.min(order.end, order.start + 10));
  const letter = /^['"]([CFAK])['"]\s*$/.exec(written)?.[1];
  if (letter === 'C' || letter === 'F' || letter === undefined) return letter;
  const isPlain = !/order|\.m?T\b|\.t\(|transpose|swapaxes|permute/.test(text.slice(start, end));
  return isPlain ? 'C' : undefined;
}

function isText({ start }: Pick<Argument, 'start'>, text: string): boolean {
  return text[start] === "'" || text[start] === '"';
}

/**
 * A transpose. A vector stays the same; with more than two dimensions, the order of the sizes is reversed.
 */
function turned(
  value: ArrayValue,
  method: Method,
  text: string,
  start: number,
): Result<ArrayValue> {
  const { matrix, shape } = value;
  const args = method.args ?? [];
  const axes = args.flatMap((arg) => readSizes(text, arg.start, arg.end) ?? [NaN]);
  if (shape.length < 2 && axes.length === 0) return success(value);
  if (shape.length > 2) {
    return problems.tooManyDimensions([...shape].reverse(), start, method.end);
  }
  const [one = 1, two = 0] = axes.map((axis) => (axis < 0 ? axis + 2 : axis));
  const both = shape.length === 2 && axes.length !== 1 && axes.length < 3 && one + two === 1;
  if (!both || (one !== 0 && two !== 0)) return unread(method, text);
  // PyTorch's transpose and NumPy's swapaxes swap the two given axes. NumPy's transpose and PyTorch's
  // permute give the new order of all axes.
  const swaps = method.name === 'swapaxes' || (method.name === 'transpose' && isTorch(text, start));
  if (one === 0 && !swaps) return success(value);
  return success({ matrix: transpose(matrix), shape: [...shape].reverse() });
}

function isTorch(text: string, start: number): boolean {
  return /^(?:torch\.|[\w.]{0,20}[tT]ensor\()/.test(text.slice(start, start + 40));
}

/** The shape after `squeeze` (of all axes of length 1, or of the given ones) or `unsqueeze`. */
function stretched(
  shape: readonly number[],
  name: string,
  axes: readonly number[],
): number[] | undefined {
  if (name === 'squeeze') {
    const named = axes.map((axis) => (axis < 0 ? axis + shape.length : axis));
    const kept = shape.filter((size, k) => size !== 1 || (named.length > 0 && !named.includes(k)));
    return kept.length > 0 ? kept : [1];
  }
  const [axis] = axes;
  if (axis === undefined || axis > shape.length || axis < -shape.length - 1) return undefined;
  const at = axis < 0 ? axis + shape.length + 1 : axis;
  return [...shape.slice(0, at), 1, ...shape.slice(at)];
}

function converted(value: ArrayValue, { name, args }: Method, text: string): ArrayValue {
  const [from, end] = [args?.at(0)?.start ?? 0, args?.at(-1)?.end ?? 0];
  const named = name === 'astype' || name === 'to' || name === 'type';
  const type = named ? text.slice(from, Math.min(end, from + 80)) : name;
  return { ...value, matrix: withType(value.matrix, type) };
}

/**
 * Entries converted to an element type: integer types truncate towards zero, booleans are 0 or 1. Other
 * types keep the numbers as written, like printouts do.
 */
export function withType(matrix: Matrix, type: string): Matrix {
  if (matrix.printedDecimals !== undefined || matrix.missing) return matrix;
  if (/\bbool_?\b|\bBoolTensor\b/.test(type)) {
    return { ...matrix, data: matrix.data.map((value) => (value === 0 ? 0 : 1)) };
  }
  if (!/\b(?:u?int\d*|long|short|byte)\b|\b(?:Int|Long|Short)Tensor\b/.test(type)) return matrix;
  return { ...matrix, data: matrix.data.map((value) => Math.trunc(value)) };
}
