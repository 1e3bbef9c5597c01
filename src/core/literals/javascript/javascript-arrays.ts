import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { javascriptGrammar } from '../grammar/javascript.js';
import { operand } from '../accounted.js';
import { restOfCall, type Argument } from '../nested/arguments.js';
import { callBefore, isApplied } from '../nested/before.js';
import { indexed } from '../nested/index-behind.js';
import { rearranged } from '../nested/rearranged.js';
import {
  nestedReader,
  type AfterList,
  type Introduction,
  type Surroundings,
} from '../nested/nested-lists.js';
import { isSizes } from '../nested/sizes-list.js';
import { toMatrix } from '../nested/to-matrix.js';
import type { NestedList, NestedSyntax } from '../nested/types.js';
import { readSizes, reshape } from '../python/sizes.js';
import type { Reader } from '../reader.js';
import { javascriptMethods } from './methods.js';
import { callerOf, type Caller } from './operands.js';
import { later, t } from '../../texts.js';

/**
 * Arrays of arrays in JavaScript and TypeScript, typed arrays as rows, and the arrays of mathjs, ml-matrix,
 * TensorFlow.js and numjs. An omitted element is a missing entry (ECMA-262, 13.2.4, elisions).
 */
const syntax: NestedSyntax = {
  openers: '[',
  comments: javascriptGrammar.comments,
  grammar: javascriptGrammar,
  trailingComma: true,
  holes: true,
  listPrefix: typedArrayPrefix,
};

const typedArray =
  /(?:new\s{1,4})?(?:Float|Int|Uint|BigInt|BigUint)\d{1,2}(?:Clamped)?Array(?:\.of|\.from)?\(\s{0,40}(?=\[)/y;

/** `new Float64Array(` before a row; its closing bracket is skipped after the row. */
function typedArrayPrefix(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 110 && code !== 70 && code !== 73 && code !== 85 && code !== 66) return -1;
  typedArray.lastIndex = at;
  return typedArray.test(text) ? typedArray.lastIndex : -1;
}

const matrices: ReadonlySet<string> = new Set(['matrix', 'Matrix', 'tensor2d']);
const arrays: ReadonlySet<string> = new Set(['tensor', 'array', 'variable']);

const keywords: ReadonlySet<string> = new Set(
  'return in of case default typeof void yield await else do export throw new delete'.split(' '),
);

interface JsIntroduction extends Introduction {
  readonly called: boolean;
  /** The constructor as written. */
  readonly name?: string;
  /** The call whose argument a bare list is. */
  readonly caller?: Caller | undefined;
  /** The function around it that arranges its entries: `math.reshape`. */
  readonly arranging?: string;
  /** There is also a constructor between that function and the list. */
  readonly isInner?: boolean;
}

function roleOf(name: string): 'array' | 'matrix' | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (matrices.has(last)) return 'matrix';
  return arrays.has(last) ? 'array' : undefined;
}

/** The notation's name for people, by the module of the constructor. */
function notationOf(name: string): string {
  const module = name.slice(0, Math.max(0, name.indexOf('.')));
  if (module === 'tf') return later('TensorFlow.js tensor');
  if (module === 'math' || module === 'mathjs') return later('math.js matrix');
  if (module === 'nj' || module === 'numjs') return later('NumJs array');
  return /(?:^|\.)Matrix$/.test(name) ? later('ml-matrix Matrix') : later('JavaScript array');
}

/** Functions that only arrange the entries of their first argument (math.js, TensorFlow.js, numjs). */
const arranging =
  /^(?:math|mathjs|tf|nj|numjs)\.(?:reshape|transpose|ctranspose|resize|tile|flatten|squeeze|subset|row|column|slice|gather|reverse|rotate|pad|stridedSlice|unstack|split)$/;

function arranged(start: number, opener: number, name: string, isInner: boolean): JsIntroduction {
  return { start, opener, role: 'array', called: true, arranging: name, isInner };
}

/** `math.reshape([[1, 2, 3, 4]], [2, 2])`, `tf.transpose([…])`; any other such call is a problem. */
function byFunction(
  text: string,
  list: NestedList,
  { start, isInner }: JsIntroduction,
  name: string,
  call: { readonly args: readonly Argument[]; readonly end: number },
): { end: number; result: Result<Matrix> } {
  const outer = isInner === true ? restOfCall(text, call.end, syntax.comments) : call;
  const end = outer?.end ?? call.end;
  const made = toMatrix(list, { start, end });
  if (!made.ok) return { end, result: made };
  const [shape] = call.args;
  if (isInner !== true && name.endsWith('.transpose') && !shape && list.shape.length === 2) {
    return { end, result: success(transpose(made.value)) };
  }
  const isReshape = isInner !== true && name.endsWith('.reshape');
  const sizes = isReshape && shape ? readSizes(text, shape.start, shape.end) : undefined;
  if (sizes) return { end, result: reshape(made.value, sizes, start, end) };
  return { end, result: indexed(text, { start, end }) };
}

/**
 * A list that is the argument of a call. The result may be another matrix, or not a matrix (pairs of a
 * `Map`). So the list is shown only if the call computes with a matrix. For other calls it is a problem,
 * reported only when asked.
 */
function asOperand(
  read: { readonly end: number; readonly result: Result<Matrix> },
  { start }: JsIntroduction,
  { name, computes }: Caller,
): AfterList {
  const { end, result } = read;
  if (!result.ok) return { ...read, certainty: 'asked' };
  if (!computes) {
    return { end, result: operand(name, start, end), certainty: 'asked', isFinal: true };
  }
  const reading = { notation: notationOf(''), notes: [t('operand of {0}', name)] };
  return { end, result: success({ ...result.value, reading }) };
}

const surroundings: Surroundings<JsIntroduction> = {
  before(text, opener) {
    const call = callBefore(text, opener, (name) => roleOf(name) !== undefined);
    const outer = callBefore(text, call?.start ?? opener, (name) => arranging.test(name));
    if (outer) return arranged(outer.start, opener, outer.name, call !== undefined);
    if (call)
      return { start: call.start, opener, role: roleOf(call.name)!, called: true, name: call.name };
    if (isApplied(text, opener, keywords) || isSizes(text, opener)) return undefined;
    const caller = callerOf(text, opener);
    return { start: opener, opener, role: 'bare', called: false, caller };
  },
  bare: (_text, opener) => ({ start: opener, opener, role: 'bare', called: false }),
  notation: (_list, { name, arranging: outer }) => notationOf(name ?? outer ?? ''),
  after(text, list, intro) {
    const call = intro.called ? restOfCall(text, list.end, syntax.comments) : undefined;
    const end = call?.end ?? list.end;
    if (intro.arranging !== undefined && call) {
      return byFunction(text, list, intro, intro.arranging, call);
    }
    const result = toMatrix(list, { start: intro.start, end });
    const shape = call?.args[0];
    const isFlat = list.shape.length === 1 && shape !== undefined && text[shape.start] === '[';
    const sizes = isFlat ? readSizes(text, shape.start, shape.end) : undefined;
    const shaped = result.ok && sizes ? reshape(result.value, sizes, intro.start, end) : result;
    const isVector = list.shape.length === 1 && !sizes && intro.role !== 'matrix';
    const read = rearranged(text, end, shaped, javascriptMethods, isVector);
    return intro.caller ? asOperand(read, intro, intro.caller) : read;
  },
};

export const javascriptReader: Reader = nestedReader('javascript', syntax, surroundings);
