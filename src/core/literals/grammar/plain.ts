import type { Grammar, Operator } from '../expression.js';
import { commonCall, commonConstant } from './names.js';
import { minus, plus, powerOperator, times, trueDivision } from './operators.js';
import { integer, real } from '../numeral.js';
import type { CommentSyntax } from '../text-scan.js';

/**
 * The value of 1/3. `none`: for two integers the types decide whether it is 0 or a third (Swift, Kotlin,
 * Scala, D), so it is not a constant here.
 */
export type Division = 'real' | 'floor' | 'none';

/** The constant arithmetic of languages that write lists of lists and little else. */
export function plainGrammar(
  comments: CommentSyntax,
  division: Division,
  suffixes: Readonly<Record<string, 'real' | 'same'>> = {},
): Grammar {
  return {
    comments,
    numerals: { separator: '_', suffixes },
    operators: [powerOperator('**'), times, divisions[division], plus, minus],
    constant: commonConstant,
    call: commonCall,
    callBrackets: ['(', ')'],
  };
}

const divisions: Readonly<Record<Division, Operator>> = {
  real: trueDivision,
  none: {
    ...trueDivision,
    apply: (a, b) =>
      a.kind === 'integer' && b.kind === 'integer' ? undefined : real(a.value / b.value),
  },
  // Ruby documentation, Integer#/: rounded down between integers.
  floor: {
    ...trueDivision,
    apply(a, b) {
      if (a.kind !== 'integer' || b.kind !== 'integer') return real(a.value / b.value);
      return b.value === 0 ? undefined : integer(Math.floor(a.value / b.value));
    },
  },
};
