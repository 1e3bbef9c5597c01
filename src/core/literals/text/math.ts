import { evaluate, type Grammar, type Operator, type ScalarFunction } from '../expression.js';
import {
  commonFunctions,
  minus,
  plus,
  powerOperator,
  times,
  trueDivision,
} from '../grammar/operators.js';
import { missingScalar, real, type Scalar } from '../numeral.js';

/**
 * The arithmetic of formulas that have been rewritten in one line, from LaTeX, Typst and SymPy's pretty
 * printing. 1/2 is one half, ^ and ** are powers, and names have their meaning in mathematics.
 */
const constants: Readonly<Record<string, Scalar>> = {
  pi: real(Math.PI),
  π: real(Math.PI),
  euler: real(Math.E),
  infinity: real(Infinity),
  oo: real(Infinity),
  '∞': real(Infinity),
  NaN: missingScalar,
  nan: missingScalar,
};

/** The principal n-th root; of a negative number for odd n only. */
const root: ScalarFunction = ([n, x]) => {
  if (!n || !x) return undefined;
  const value = Math.abs(x.value) ** (1 / n.value);
  if (x.value >= 0)
    return real(n.value === 2 ? Math.sqrt(x.value) : n.value === 3 ? Math.cbrt(x.value) : value);
  return Math.abs(n.value % 2) === 1
    ? real(n.value === 3 ? Math.cbrt(x.value) : -value)
    : undefined;
};

const fraction: ScalarFunction = ([a, b]) => a && b && real(a.value / b.value);

const functions: Readonly<Record<string, ScalarFunction>> = { root, frac: fraction };

/** Powers bind more tightly than a sign or a product: -2² is -4. */
const operators: readonly Operator[] = [
  powerOperator('**'),
  powerOperator('^'),
  plus,
  minus,
  times,
  trueDivision,
];

const grammar: Grammar = {
  comments: {},
  numerals: {},
  operators,
  constant: (name) => (Object.hasOwn(constants, name) ? constants[name] : undefined),
  call: (name) =>
    Object.hasOwn(functions, name)
      ? functions[name]
      : Object.hasOwn(commonFunctions, name)
        ? commonFunctions[name]
        : undefined,
  callBrackets: ['(', ')'],
};

/** The value of a whole formula in one line; undefined when it is not a constant. NaN means missing. */
export function valueOf(formula: string): number | undefined {
  const { scalar, end } = evaluate(formula, 0, grammar);
  if (!scalar || formula.slice(end).trim() !== '') return undefined;
  return scalar.kind === 'missing' ? NaN : scalar.kind === 'complex' ? undefined : scalar.value;
}
