import { transpose, type Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { evaluate } from '../expression.js';
import { problems } from '../problems.js';
import { pythonGrammar } from '../grammar/python.js';
import { restOfCall, type Argument } from '../nested/arguments.js';
import { operand, showing } from '../accounted.js';
import { callBefore, isApplied } from '../nested/before.js';
import { callOf } from '../nested/sizes-list.js';
import {
  inNotation,
  nestedReader,
  type AfterList,
  type Introduction,
  type Surroundings,
} from '../nested/nested-lists.js';
import { toDeclared, toMatrix } from '../nested/to-matrix.js';
import type { NestedList, NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { applyMethods, indexAt } from './method-chain.js';
import { operandOf } from '../noted.js';
import { leadOf, withConstantsAround } from './constants-around.js';
import {
  arranging,
  isSizes,
  isSympyMatrix,
  isSparse,
  roleOf,
  sympySizes,
  type SizedCall,
} from './constructors.js';
import { frameReader } from './frame.js';
import { indexTricksReader } from './index-tricks.js';
import { labelsAt } from './labels.js';
import { applyMethod, unread, withType } from './methods.js';
import { notationOf } from './notation.js';
import { downColumns, isCvxopt } from './cvxopt.js';
import { sparseTensor } from './sparse-tensor.js';
import { readSizes, reshape } from './sizes.js';
import { later, t, translated } from '../../texts.js';

const syntax: NestedSyntax = {
  openers: '[(',
  comments: pythonGrammar.comments,
  grammar: pythonGrammar,
  trailingComma: true,
  printed: true,
  star: 'all',
  listPrefix: arrayPrefix,
  prefixKeywords: /^(?:dtype|device|requires_grad|grad_fn)$/,
};

/**
 * `array(`, `tensor(` before a row of numbers inside a list; its closing bracket is skipped after the row.
 */
function arrayPrefix(text: string, at: number): number {
  const letter = text.charCodeAt(at) | 32;
  if (!(letter >= 97 && letter <= 122)) return -1;
  array.lastIndex = at;
  return array.test(text) ? array.lastIndex : -1;
}

const array =
  /(?:[a-z]{1,10}\.)?(?:array|asarray|tensor|Tensor|DeviceArray|Array|Vector)\(\s{0,40}(?=\[(?!\s{0,40}[[(]))/y;

interface PythonIntroduction extends Introduction {
  /** The constructor as written, '' for a bare list. */
  readonly name: string;
  /** The call whose argument a bare list is. */
  readonly caller?: string | undefined;
  /** The constructor inside the call: `np.reshape(np.array([…]), …)`. */
  readonly inner?: string;
}

const keywords: ReadonlySet<string> = new Set(
  'return in and or not else if elif while yield lambda print assert del is await from case'.split(
    ' ',
  ),
);

function surroundings(prose: boolean): Surroundings<PythonIntroduction> {
  return {
    before(text, opener) {
      const call = callBefore(text, opener, (name) => roleOf(name) !== undefined);
      const outer = call && callBefore(text, call.start, (name) => arranging.test(name));
      const lead = call && leadOf(text, (outer ?? call).start, prose);
      if (outer) return { ...outer, opener, lead, role: 'array', inner: call.name };
      if (call) {
        return { start: call.start, opener, lead, role: roleOf(call.name)!, name: call.name };
      }
      const sized = text[opener] === '[' ? sympySizes(text, opener) : undefined;
      if (sized) {
        const start = opener - sized.length;
        return sizedIntroduction(text.slice(start, text.indexOf('(', start)), start, sized);
      }
      if (isApplied(text, opener, keywords, prose) || isSizes(text, opener)) return undefined;
      return { start: opener, opener, role: 'bare', name: '', caller: callerOf(text, opener) };
    },
    bare: (_text, opener) => ({ start: opener, opener, role: 'bare', name: '' }),
    notation: (list, intro) => notationOf(list, makerOf(intro), prose),
    after: (text, list, intro) => {
      if (intro.role === 'bare') {
        const odd = prose ? undefined : aroundBare(text, list, intro);
        return odd ?? argument(list, intro, notationOf(list, '', prose));
      }
      const { end, result, computing: method } = called(text, list, intro);
      const notation = notationOf(list, makerOf(intro), prose);
      const read = inNotation(result, notation);
      const made = method !== undefined && read.ok ? success(operandOf(read.value, method)) : read;
      return withConstantsAround(text, intro, end, made, prose);
    },
  };
}

/** A list with its constructor and the methods after it. */
function called(
  text: string,
  list: NestedList,
  intro: PythonIntroduction,
): { end: number; result: Result<Matrix>; computing?: string } {
  if (intro.inner !== undefined) return innerArranged(text, list, intro, intro.inner);
  const call = restOfCall(text, list.end, syntax.comments);
  const end = call?.end ?? list.end;
  const result = constructed(text, list, intro, call?.args ?? [], end);
  if (!call) return { end, result };
  return applyMethods(text, end, result, intro.start, shapeOf(list, intro, result));
}

/** What makes the matrix. NumPy's printouts have no sizes before the list, so `matrix(ZZ, 2, …)` is Sage's. */
function makerOf({ inner, name, declared }: PythonIntroduction): string {
  return declared && name === 'matrix' ? 'sage.matrix' : (inner ?? name);
}

function sizedIntroduction(
  name: string,
  start: number,
  { length, sizes }: SizedCall,
): PythonIntroduction {
  return { start, opener: start + length, role: 'matrix', name, declared: { sizes } };
}

/**
 * A Python operation that makes another list: a second list added to it, a factor before it, an index
 * (Library Reference, "Common Sequence Operations"). undefined if there is none.
 */
function aroundBare(
  text: string,
  { end }: NestedList,
  { start }: Introduction,
): { end: number; result: Failure } | undefined {
  if (joining.test(text.slice(end, end + 20))) {
    const what = t('a sum of lists is not computed here: select one of them, or print the result');
    return { end, result: problems.syntax(what, start, end) };
  }
  const factor = factorBefore.exec(text.slice(Math.max(0, start - 20), start));
  const part = factor ? { start: start - factor[0].length, end } : indexAt(text, end);
  return part && { end: part.end, result: unread(part, text) };
}

const joining = /^[ \t]{0,8}\+(?!=|\s*(?:np|numpy|jnp|torch|tf)\.)/;
const factorBefore = /(?<![\w.*)\]])\d{1,9}[ \t]{0,4}\*[ \t]{0,4}$/;

/**
 * A bare list, or the argument of a call. The result of a call may be another matrix. So the list is shown
 * only if the call is known to compute with a matrix. For other calls it is a problem, reported only when
 * asked.
 */
function argument(
  list: NestedList,
  { start, caller }: PythonIntroduction,
  notation: string,
): AfterList {
  const { end } = list;
  const result = toMatrix(list, { start, end });
  if (caller === undefined || !result.ok) return { end, result };
  if (!computing.test(caller))
    return { end, result: operand(caller, start, end), certainty: 'asked', isFinal: true };
  const value = { ...result.value, reading: { notation, notes: [] } };
  return { end, result: success(operandOf(value, caller)) };
}

/** The call whose argument is the list, unless the call only shows or keeps it. */
function callerOf(text: string, opener: number): string | undefined {
  const name = callOf(text, opener)?.name;
  return name === undefined || showing.test(name) || keywords.has(name) ? undefined : name;
}

/** Functions that compute with a matrix as it is written, and functions that draw it. */
const computing =
  /^(?:(?:np|numpy|jnp|cp|torch|tf|sp|scipy|LA|la)\.)?linalg\.\w+$|^(?:np|numpy|jnp|cp|torch|tf|LA|la)\.(?:dot|matmul|vdot|kron|sum|mean|std|var|median|prod|max|min|amax|amin|argmax|argmin|abs|exp|log|sqrt|round|trace|cov|corrcoef|any|all|cumsum|matrix_rank|det|inv|pinv|svd|eig|eigh|eigvals|eigvalsh|solve|lstsq|norm|qr|cholesky|expm|shape|size|ndim|save|savetxt|where|isclose|allclose|array_equal)$|^(?:plt|ax|sns|px|go|\w{1,20}\.)\.?(?:imshow|matshow|pcolormesh|pcolor|heatmap|spy|clustermap|Heatmap)$|^(?:len|sum|max|min|sorted|dict|enumerate|json\.dumps|copy\.deepcopy|deepcopy)$/;

/**
 * The array's own shape: `[n]` for a vector, with leading dimensions of 1; undefined if it is the matrix's
 * shape.
 */
function shapeOf(
  list: NestedList,
  intro: PythonIntroduction,
  result: Result<Matrix>,
): readonly number[] | undefined {
  if (!result.ok || intro.role === 'matrix' || intro.declared) return undefined;
  const { rows, cols } = result.value;
  const last = lastPart(intro.name);
  const joins = last === 'hstack' || last === 'concatenate';
  if (rows === 1 && (joins || list.shape.length === 1)) return [cols];
  const isWhole = list.shape.reduce((product, size) => product * size, 1) === rows * cols;
  return list.shape.length > 2 && isWhole ? list.shape : undefined;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function constructed(
  text: string,
  list: NestedList,
  intro: PythonIntroduction,
  args: readonly Argument[],
  end: number,
): Result<Matrix> {
  if (intro.declared) return toDeclared(list, intro, end);
  // Values with their positions, or a shape: not rows (SciPy reference, scipy.sparse.coo_array).
  if (text[intro.opener] === '(' && isSparse(intro.name)) {
    const what = t(
      '{0} of values and places is not computed here: print its toarray()',
      intro.name,
    );
    return problems.syntax(what, intro.start, end);
  }
  const shape = args.find((arg) => arg.name === 'shape');
  const sizes = shape && readSizes(text, shape.start, shape.end);
  if (sizes && !list.problem && list.entries.length === 0) {
    return toMatrix({ ...list, shape: sizes }, { start: intro.start, end });
  }
  // Programs print the bare name, people write the module. So `tensor(…)` is a printout.
  const isPrintout = !intro.name.includes('.');
  const result = toMatrix(list, { start: intro.start, end, isPrintout });
  if (!result.ok) return result;
  if (sizes) return reshape(result.value, sizes, intro.start, end);
  const arranged = arrangedBy(result.value, text, list, intro, args, end);
  if (arranged) return arranged;
  if (lastPart(intro.name) === 'sparse_coo_tensor') {
    return sparseTensor(result.value, text, args, { start: intro.start, end });
  }
  if (isCvxopt(text, intro.name))
    return downColumns(result.value, text, list.shape.length, args, end);
  const joined = combined(result.value, text, list.shape.length, intro, args, end);
  if (joined) return joined;
  const dtype = args.find((arg) => arg.name === 'dtype');
  const type = dtype ? text.slice(dtype.start, Math.min(dtype.end, dtype.start + 40)) : '';
  if (/\b(?:timedelta|datetime)64\b|^['"][<>]?[mM]8\b/.test(type)) {
    return failure('notNumeric', translated(timesOfDay), dtype!.start, dtype!.end);
  }
  const matrix = withType(result.value, type);
  const isFrame = lastPart(intro.name) === 'DataFrame';
  const isColumn = (isFrame || isSympyMatrix(intro.name)) && list.shape.length === 1;
  const turned = isColumn ? { ...matrix, rows: matrix.cols, cols: 1 } : matrix;
  return isFrame ? labelled(turned, text, args) : success(turned);
}

const timesOfDay = later(
  'The entries of this array are times: convert them to numbers first, or print them as such.',
);

/** `pd.DataFrame([[1, 2], [3, 4]], columns=["a", "b"], index=["x", "y"])`: a list of rows with names. */
function labelled(matrix: Matrix, text: string, args: readonly Argument[]): Result<Matrix> {
  const names = (name: string): string[] | undefined => {
    const arg = args.find((one) => one.name === name);
    return arg && labelsAt(text, arg.start, arg.end);
  };
  const [rowLabels, columnLabels] = [names('index'), names('columns')];
  return success({
    ...matrix,
    ...(rowLabels?.length === matrix.rows ? { rowLabels } : {}),
    ...(columnLabels?.length === matrix.cols ? { columnLabels } : {}),
  });
}

/** `np.reshape([…], (2, 2))` and similar functions are computed as the methods with the same names. */
function arrangedBy(
  matrix: Matrix,
  text: string,
  list: NestedList,
  intro: PythonIntroduction,
  args: readonly Argument[],
  end: number,
): Result<Matrix> | undefined {
  const name = lastPart(intro.name);
  if (!arranging.test(intro.name)) return undefined;
  const method = { name, args, start: intro.start, end };
  const value = { matrix, shape: list.shape };
  const result = applyMethod(method, value, text, intro.start) ?? unread(method, text);
  return result.ok ? success(result.value.matrix) : result;
}

/** The same for a constructor with its own methods: `np.reshape(np.array([…]).T, 4)`. */
function innerArranged(
  text: string,
  list: NestedList,
  intro: PythonIntroduction,
  name: string,
): { end: number; result: Result<Matrix> } {
  const inner = { ...intro, name };
  const call = restOfCall(text, list.end, syntax.comments);
  const end = call?.end ?? list.end;
  const made = constructed(text, list, inner, call?.args ?? [], end);
  const shape = shapeOf(list, inner, made);
  const array = applyMethods(text, end, made, intro.start, shape);
  const outer = call && restOfCall(text, array.end, syntax.comments);
  if (!outer) return { end, result: unread({ start: intro.start, end }, text) };
  const { result } = array;
  if (!result.ok) return { end: outer.end, result };
  const isWhole = array.end === end && shape !== undefined;
  const own = isWhole ? shape : [result.value.rows, result.value.cols];
  const method = {
    name: lastPart(intro.name),
    args: outer.args,
    start: intro.start,
    end: outer.end,
  };
  const value = { matrix: result.value, shape: own };
  const arranged = applyMethod(method, value, text, intro.start) ?? unread(method, text);
  return { end: outer.end, result: arranged.ok ? success(arranged.value.matrix) : arranged };
}

/** Calls that arrange vectors: side by side, one after the other, on a diagonal (NumPy reference). */
function combined(
  matrix: Matrix,
  text: string,
  dimensions: number,
  intro: PythonIntroduction,
  args: readonly Argument[],
  end: number,
): Result<Matrix> | undefined {
  const name = lastPart(intro.name);
  if (name === 'stack' && dimensions === 2) {
    // The lists are stacked along a new axis (NumPy and PyTorch references, stack).
    const axis = args.find((arg) => /^(?:axis|dim|)$/.test(arg.name));
    const along = axis ? evaluate(text, axis.start, pythonGrammar).scalar?.value : 0;
    if (along === 0 || along === -2) return success(matrix);
    if (along === 1 || along === -1) return success(transpose(matrix));
  }
  if (/^(?:vstack|row_stack|block)$/.test(name) && dimensions === 2) return success(matrix);
  if (name === 'column_stack') return success(transpose(matrix));
  if (name === 'diag' && dimensions === 1 && args.length === 0 && matrix.cols <= maxDiagonal) {
    return diagonal(matrix);
  }
  const joins = name === 'hstack' || name === 'concatenate';
  if (joins && dimensions === 2 && args.length === 0) {
    return success({ ...matrix, rows: 1, cols: matrix.rows * matrix.cols });
  }
  if (!joins && !/^(?:diag|stack|vstack|row_stack|block)$/.test(name)) return undefined;
  const what = t(
    '{0} of this is not computed here: select the matrix inside it, or print the result',
    name,
  );
  return problems.syntax(what, intro.start, end);
}

/** Entries that are computed and not written out are limited to 1024 × 1024. */
const maxDiagonal = 1024;

/** A square matrix with the entries of a row on its diagonal. */
function diagonal({ data, missing }: Matrix): Result<Matrix> {
  const n = data.length;
  const out = new Float64Array(n * n);
  const mask = missing && new Uint8Array(n * n);
  data.forEach((value, k) => {
    out[k * (n + 1)] = value;
    if (mask) mask[k * (n + 1)] = missing[k]!;
  });
  return success({ rows: n, cols: n, data: out, ...(mask ? { missing: mask } : {}) });
}

/** Lists, tuples and array constructors of Python, and arrays as NumPy, PyTorch and JAX print them. */
export const pythonReader: Reader = nestedReader('python', syntax, surroundings(false));

/** `np.c_[…]` and `np.r_[…]` of constants. */
export const pythonIndexTricksReader: Reader = indexTricksReader(syntax);

/** Tables of named columns. */
export const pythonFrameReader: Reader = frameReader(syntax);

/** For text that is not Python: there a name before a blank is a word, not an array. */
export const proseListReader: Reader = nestedReader(
  'lists',
  { ...syntax, star: 'inner', brokenAsWhole: true, looseRows: true },
  surroundings(true),
);
