import { showing } from '../accounted.js';
import { callOf } from '../nested/sizes-list.js';
import { skipSpaceBack } from '../text-scan.js';

/** What only keeps or copies its argument: the language's own functions, and the state of React, Vue and Solid. */
const keeping =
  /^(?:JSON\.stringify|Object\.(?:freeze|seal)|Array\.from|structuredClone|cloneDeep|Promise\.resolve|resolve|(?:React\.)?use(?:State|Ref)|ref|shallowRef|reactive|readonly|markRaw|signal|createSignal|observable|[\w.]{0,40}\.unshift|for|switch|catch|typeof|void|super)$/;

/** Functions that compute with a matrix as it is written (math.js, TensorFlow.js, numeric, numjs). */
const computing =
  /^(?:(?:math|mathjs)\.(?:inv|pinv|det|trace|eigs|expm|sqrtm|lup|qr|slu|schur|svd|multiply|dotMultiply|dotDivide|add|subtract|norm|lusolve|usolve|lsolve|size|sum|mean|median|max|min|std|variance|abs|exp|sparse|pow|format|print)|numeric\.(?:inv|det|svd|eig|solve|dot|norm2|LU|prettyPrint)|tf\.(?:matMul|dot|norm|sum|mean|max|min|mul|add|sub|div|print|linalg\.\w+)|(?:nj|numjs)\.(?:dot|sum|mean|std|exp|abs|sqrt))$/;

/** A call that a list is given to. */
export interface Caller {
  readonly name: string;
  /** It computes with the matrix as it is. */
  readonly computes: boolean;
}

/** The call that the list at `opener` is given to, unless it only shows or keeps it. */
export function callerOf(text: string, opener: number): Caller | undefined {
  // What stands behind `=` is the default of a parameter, or assigned.
  if (text[skipSpaceBack(text, opener, 80) - 1] === '=') return undefined;
  const name = callOf(text, opener)?.name ?? unnamed(text, skipSpaceBack(text, opener, 80));
  if (name === undefined || showing.test(name) || keeping.test(name)) return undefined;
  return { name, computes: computing.test(name) };
}

/** The function whose bracket ends at `at`, where no name touches the bracket: `new Map<K, V>(`, `f(x)(`. */
function unnamed(text: string, at: number): string | undefined {
  if (text[at - 1] !== '(') return undefined;
  const before = text[at - 2] ?? '';
  if (before === ')' || before === ']') return 'a function';
  if (before !== '>') return undefined;
  return /([\w.$]{1,60})<[^()=;]{1,80}>$/.exec(text.slice(Math.max(0, at - 160), at - 1))?.[1];
}
