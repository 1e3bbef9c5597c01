import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { problems } from '../problems.js';
import { readSizes, reshape } from '../python/sizes.js';
import type { CommentSyntax } from '../text-scan.js';
import { argumentEnd, restOfCall } from './arguments.js';
import { t } from '../../texts.js';

/** The methods of a language's arrays by what they do with the entries. */
export interface ArrayMethods {
  readonly comments: CommentSyntax;
  /** Brackets may be left out where there are no arguments: Ruby, Scala, Nim. */
  readonly bareCalls?: boolean;
  /** A transpose. */
  readonly turning: RegExp;
  /** The same entries in the same places. */
  readonly harmless: RegExp;
  /** Puts the entries row by row into the sizes that are its arguments. */
  readonly reshaping?: RegExp;
  /** Any other order or choice of the entries. */
  readonly arranging: RegExp;
}

const method = /\s{0,80}\.([A-Za-z_]\w{0,40})(?:::<[\w, ]{0,40}>)?\(/y;
const bareMethod = /\s{0,80}\.([A-Za-z_]\w{0,40})(?:\(|(?!\w))/y;
const reach = 500;

/**
 * Reads the methods that are called on an array directly after its literal. A method that only rearranges
 * the entries is part of how the matrix is written: it is applied, or it is a problem. An index is a problem
 * too. A method that computes has the literal as its operand: the literal ends before it, and `computing` is
 * its name.
 *
 * @param isVector the array has one dimension, so that a transpose leaves it as it is.
 */
export function rearranged(
  text: string,
  at: number,
  value: Result<Matrix>,
  methods: ArrayMethods,
  isVector = false,
): { end: number; result: Result<Matrix>; computing?: string } {
  let result = value;
  let end = at;
  let isFlat = isVector;
  const pattern = methods.bareCalls === true ? bareMethod : method;
  for (let steps = 0; steps < 20 && result.ok; steps++) {
    const start = end;
    const isIndex = text[end] === '[';
    pattern.lastIndex = end;
    const name = isIndex ? '' : (pattern.exec(text)?.[1] ?? '');
    const turns = methods.turning.test(name);
    const keeps = methods.harmless.test(name);
    const reshapes = methods.reshaping?.test(name) === true;
    if (!isIndex && !turns && !keeps && !reshapes && !methods.arranging.test(name)) {
      const computing = nameBehind(text, end, name);
      return { end, result, ...(computing === undefined ? {} : { computing }) };
    }
    const inside = isIndex ? end + 1 : pattern.lastIndex;
    const isBare = !isIndex && text[inside - 1] !== '(';
    const first = argumentEnd(text, inside, methods.comments, inside + reach);
    const closer = isIndex ? 93 : 41;
    const call = isBare
      ? { end: inside }
      : restOfCall(text, first, methods.comments, closer, reach);
    if (!call) break;
    end = call.end;
    const sizes = reshapes ? readSizes(text, inside, end - 1) : undefined;
    if (turns) result = isFlat ? result : success(transpose(result.value));
    else if (sizes) {
      result = reshape(result.value, sizes, start, end);
      isFlat = sizes.length === 1;
    } else if (!keeps) {
      const written = text.slice(start, Math.min(end, start + 40)).trim();
      const what = t(
        '“{0}” is not computed here: select the literal without it, or print the result',
        written,
      );
      result = problems.syntax(what, start, end);
    }
  }
  return { end, result };
}

const attribute = /\.[A-Za-z_]\w{0,40}/y;

/** The method or attribute after the array that computes something else from it. */
function nameBehind(text: string, at: number, method: string): string | undefined {
  if (method !== '') return `.${method}`;
  attribute.lastIndex = at;
  return attribute.exec(text)?.[0];
}
