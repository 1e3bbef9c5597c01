import { javascriptGrammar } from '../grammar/javascript.js';
import { restOfCall } from '../nested/arguments.js';
import { argumentOf, callBefore, isApplied, wordBefore } from '../nested/before.js';
import { rearranged } from '../nested/rearranged.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/reader.js';
import { toMatrix } from '../nested/to-matrix.js';
import type { NestedSyntax } from '../nested/types.js';
import { readSizes, reshape } from '../python/sizes.js';
import type { Reader } from '../reader.js';
import { javascriptMethods } from './methods.js';

/**
 * Arrays of arrays in JavaScript and TypeScript, typed arrays as rows, and the arrays of mathjs,
 * ml-matrix, TensorFlow.js and numjs. A hole is a missing entry (ECMA-262, 13.2.4, elisions).
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

/** `new Float64Array(` before a row; its closing bracket is stepped over after the row. */
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
}

function roleOf(name: string): 'array' | 'matrix' | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (matrices.has(last)) return 'matrix';
  return arrays.has(last) ? 'array' : undefined;
}

/** The sizes in `tf.zeros([2, 3])` and `x.reshape([2, 3])` are no matrix, nor is what fills an array. */
function isSizes(text: string, opener: number): boolean {
  if (text.charCodeAt(opener - 1) !== 40) return false;
  return /\.(?:zeros|ones|fill|randomNormal|randomUniform|reshape)$/.test(
    wordBefore(text, opener - 1),
  );
}

const surroundings: Surroundings<JsIntroduction> = {
  before(text, opener) {
    const call = callBefore(text, opener, (name) => roleOf(name) !== undefined);
    if (call) return { start: call.start, opener, role: roleOf(call.name)!, called: true };
    if (isApplied(text, opener, keywords) || isSizes(text, opener)) return undefined;
    return { start: opener, opener, role: 'bare', called: false };
  },
  at(text, start) {
    if (text[start] === '[') return { start, opener: start, role: 'bare', called: false };
    const opener = argumentOf(text, start);
    if (text[opener] !== '[') return undefined;
    const role = roleOf(text.slice(start, text.indexOf('(', start))) ?? 'array';
    return { start, opener, role, called: true };
  },
  after(text, list, intro) {
    const call = intro.called ? restOfCall(text, list.end, syntax.comments) : undefined;
    const end = call?.end ?? list.end;
    const result = toMatrix(list, { start: intro.start, end });
    const shape = call?.args[0];
    const isFlat = list.shape.length === 1 && shape !== undefined && text[shape.start] === '[';
    const sizes = isFlat ? readSizes(text, shape.start, shape.end) : undefined;
    const shaped = result.ok && sizes ? reshape(result.value, sizes, intro.start, end) : result;
    const isVector = list.shape.length === 1 && !sizes && intro.role !== 'matrix';
    return rearranged(text, end, shaped, javascriptMethods, isVector);
  },
};

export const javascriptReader: Reader = nestedReader('javascript', syntax, surroundings);
