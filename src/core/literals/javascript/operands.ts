import { showing } from '../accounted.js';
import { callOf } from '../nested/sizes-list.js';
import { skipSpaceBack } from '../text-scan.js';
import { t } from '../../texts.js';

/**
 * Functions that only keep or copy their argument: the language's own, and the state of React, Vue and
 * Solid.
 */
const keeping =
  /^(?:JSON\.stringify|Object\.(?:freeze|seal)|Array\.from|structuredClone|cloneDeep|Promise\.resolve|resolve|(?:React\.)?use(?:State|Ref)|ref|shallowRef|reactive|readonly|markRaw|signal|createSignal|observable|[\w.]{0,40}\.unshift|for|switch|catch|typeof|void|super)$/;

/**
 * Functions that compute with a matrix in the way it is written (math.js, TensorFlow.js, numeric, numjs).
 */
const computing =
  /^(?:(?:math|mathjs)\.(?:inv|pinv|det|trace|eigs|expm|sqrtm|lup|qr|slu|schur|svd|multiply|dotMultiply|dotDivide|add|subtract|norm|lusolve|usolve|lsolve|size|sum|mean|median|max|min|std|variance|abs|exp|sparse|pow|format|print)|numeric\.(?:inv|det|svd|eig|solve|dot|norm2|LU|prettyPrint)|tf\.(?:matMul|dot|norm|sum|mean|max|min|mul|add|sub|div|print|linalg\.\w+)|(?:nj|numjs)\.(?:dot|sum|mean|std|exp|abs|sqrt))$/;

/** A call with a list as its argument. */
export interface Caller {
  readonly name: string;
  /** It computes with the matrix as written. */
  readonly computes: boolean;
}

/** The call whose argument is the list at `opener`, unless the call only shows or keeps it. */
export function callerOf(text: string, opener: number): Caller | undefined {
  // After `=` the list is a parameter's default value, or it is assigned.
  if (text[skipSpaceBack(text, opener, 80) - 1] === '=') return undefined;
  const name = callOf(text, opener)?.name ?? unnamed(text, skipSpaceBack(text, opener, 80));
  if (name === undefined || showing.test(name) || keeping.test(name)) return undefined;
  return { name, computes: computing.test(name) };
}

/**
 * The function whose bracket ends at `at`, if no plain name is before the bracket: `new Map<K, V>(`,
 * `f(x)(`.
 */
function unnamed(text: string, at: number): string | undefined {
  if (text[at - 1] !== '(') return undefined;
  const before = text[at - 2] ?? '';
  if (before === ')' || before === ']') return t('a function');
  if (before !== '>') return undefined;
  return /([\w.$]{1,60})<[^()=;]{1,80}>$/.exec(text.slice(Math.max(0, at - 160), at - 1))?.[1];
}
