import { transpose, type Matrix } from '../../matrix.js';
import { success, type Failure, type Result } from '../../result.js';
import { problems } from '../problems.js';
import { pythonGrammar } from '../grammar/python.js';
import { restOfCall, type Argument } from '../nested/arguments.js';
import { callBefore, isApplied } from '../nested/before.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/reader.js';
import { toDeclared, toMatrix } from '../nested/to-matrix.js';
import type { NestedList, NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { applyMethods, indexAt } from './after.js';
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
import { readSizes, reshape } from './sizes.js';

const syntax: NestedSyntax = {
  openers: '[(',
  comments: pythonGrammar.comments,
  grammar: pythonGrammar,
  trailingComma: true,
  printed: true,
  star: 'all',
};

interface PythonIntroduction extends Introduction {
  /** The constructor as written, '' for a bare list. */
  readonly name: string;
  /** The constructor inside of it: `np.reshape(np.array([…]), …)`. */
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
      if (outer) return { ...outer, opener, role: 'array', inner: call.name };
      if (call) return { start: call.start, opener, role: roleOf(call.name)!, name: call.name };
      const sized = text[opener] === '[' ? sympySizes(text, opener) : undefined;
      if (sized) return sizedIntroduction(opener - sized.length, sized);
      if (isApplied(text, opener, keywords, prose) || isSizes(text, opener)) return undefined;
      return { start: opener, opener, role: 'bare', name: '' };
    },
    bare: (_text, opener) => ({ start: opener, opener, role: 'bare', name: '' }),
    after: (text, list, intro) => {
      if (intro.role === 'bare') {
        const odd = prose ? undefined : aroundBare(text, list, intro);
        if (odd) return odd;
        return { end: list.end, result: bareMatrix(list, intro) };
      }
      if (intro.inner !== undefined) return innerArranged(text, list, intro, intro.inner);
      const call = restOfCall(text, list.end, syntax.comments);
      const end = call?.end ?? list.end;
      const result = constructed(text, list, intro, call?.args ?? [], end);
      if (!call) return { end, result };
      return applyMethods(text, end, result, intro.start, shapeOf(list, intro, result));
    },
  };
}

function sizedIntroduction(start: number, { length, sizes }: SizedCall): PythonIntroduction {
  return { start, opener: start + length, role: 'matrix', name: 'Matrix', declared: { sizes } };
}

/**
 * What makes another list of one in Python: a second list that is joined to it, a factor before it, an
 * index (Library Reference, "Common Sequence Operations"). undefined when nothing does.
 */
function aroundBare(
  text: string,
  { end }: NestedList,
  { start }: Introduction,
): { end: number; result: Failure } | undefined {
  if (joining.test(text.slice(end, end + 20))) {
    const what = 'a sum of lists is not computed here: select one of them, or print the result';
    return { end, result: problems.syntax(what, start, end) };
  }
  const factor = factorBefore.exec(text.slice(Math.max(0, start - 20), start));
  const part = factor ? { start: start - factor[0].length, end } : indexAt(text, end);
  return part && { end: part.end, result: unread(part, text) };
}

const joining = /^[ \t]{0,8}\+(?!=|\s*(?:np|numpy|jnp|torch|tf)\.)/;
const factorBefore = /(?<![\w.*)\]])\d{1,9}[ \t]{0,4}\*[ \t]{0,4}$/;

function bareMatrix(list: NestedList, intro: Introduction): Result<Matrix> {
  return toMatrix(list, { start: intro.start, end: list.end });
}

/** The array's own shape: that of a vector is `[n]`, and leading dimensions of 1 count. */
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
  // Values with their places, or a shape: no rows (SciPy reference, scipy.sparse.coo_array).
  if (text[intro.opener] === '(' && isSparse(intro.name)) {
    const what = `${intro.name} of values and places is not computed here: print its toarray()`;
    return problems.syntax(what, intro.start, end);
  }
  const shape = args.find((arg) => arg.name === 'shape');
  const sizes = shape && readSizes(text, shape.start, shape.end);
  if (sizes && !list.problem && list.entries.length === 0) {
    return toMatrix({ ...list, shape: sizes }, { start: intro.start, end });
  }
  // Programs print the bare name, people write the module: `tensor(…)` is a printout.
  const isPrintout = !intro.name.includes('.');
  const result = toMatrix(list, { start: intro.start, end, isPrintout });
  if (!result.ok) return result;
  if (sizes) return reshape(result.value, sizes, intro.start, end);
  const arranged = arrangedBy(result.value, text, list, intro, args, end);
  if (arranged) return arranged;
  const joined = combined(result.value, list.shape.length, intro, args, end);
  if (joined) return joined;
  const dtype = args.find((arg) => arg.name === 'dtype');
  const type = dtype ? text.slice(dtype.start, Math.min(dtype.end, dtype.start + 40)) : '';
  const matrix = withType(result.value, type);
  const isFrame = lastPart(intro.name) === 'DataFrame';
  const isColumn = (isFrame || isSympyMatrix(intro.name)) && list.shape.length === 1;
  const turned = isColumn ? { ...matrix, rows: matrix.cols, cols: 1 } : matrix;
  return isFrame ? labelled(turned, text, args) : success(turned);
}

/** `pd.DataFrame([[1, 2], [3, 4]], columns=["a", "b"], index=["x", "y"])`: names beside the rows. */
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

/** `np.reshape([…], (2, 2))` and the others like it are the methods of the same names. */
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

/** The same around a constructor and its own methods: `np.reshape(np.array([…]).T, 4)`. */
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
  dimensions: number,
  intro: PythonIntroduction,
  args: readonly Argument[],
  end: number,
): Result<Matrix> | undefined {
  const name = lastPart(intro.name);
  if (name === 'column_stack') return success(transpose(matrix));
  if (name === 'diag' && dimensions === 1 && args.length === 0 && matrix.cols <= maxDiagonal) {
    return diagonal(matrix);
  }
  const joins = name === 'hstack' || name === 'concatenate';
  if (joins && dimensions === 2 && args.length === 0) {
    return success({ ...matrix, rows: 1, cols: matrix.rows * matrix.cols });
  }
  if (!joins && name !== 'diag') return undefined;
  const what = `${name} of this is not computed here: select the matrix inside it, or print the result`;
  return problems.syntax(what, intro.start, end);
}

/** What is computed and not written out is bounded to 1024 × 1024 entries. */
const maxDiagonal = 1024;

/** Square, with the entries of a row on its diagonal. */
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

/** The same for text that is not Python: a name before a blank is a word there, not an array. */
export const proseListReader: Reader = nestedReader(
  'lists',
  { ...syntax, star: 'inner' },
  surroundings(true),
);
