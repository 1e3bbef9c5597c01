import { decimal } from '../literals/print/entry.js';
import { formatNumber, subscript } from '../format.js';
import type { Eigenvalue, Quadratic } from './eigenvalues.js';
import { toNumber, type Fraction } from './fraction.js';
import { bracketed } from './print.js';
import type { Entry, HandPair, HandVector, Recipe } from './recipe.js';
import { rootOf, surdLatex, surdText } from './surd.js';

/** A number as text for the page and for LaTeX. */
export interface Written {
  readonly text: string;
  readonly latex: string;
  /** Whether digits are left out. */
  readonly isRounded?: boolean;
}

/** A formula, or a matrix with its name. */
export type Piece =
  | ({ readonly kind: 'line' } & Written)
  | {
      readonly kind: 'matrix';
      readonly name: Written;
      /** = or ≈. */
      readonly relation: Written;
      /** A factor before the matrix. */
      readonly factor?: Written;
      readonly rows: readonly (readonly Written[])[];
    };

export const stepIds = [
  'gram',
  'polynomial',
  'eigenvalues',
  'first',
  'values',
  'second',
  'rest',
  'result',
] as const;
export type StepId = (typeof stepIds)[number];

export interface Step {
  readonly id: StepId;
  readonly pieces: readonly Piece[];
}

/**
 * A recipe as steps to read and to copy.
 *
 * @param closed whether entries are written as closed forms where they have one; else all are decimals.
 */
export function stepsOf(recipe: Recipe, closed: boolean): Step[] {
  const { side, gram, pairs, restU, restV } = recipe;
  const isV = side === 'MᵀM';
  const square = written(side, side === 'MᵀM' ? 'M^{\\mathsf T}M' : 'MM^{\\mathsf T}');
  const entry = (value: Entry) => entryWritten(value, closed);
  const column = (name: string, i: number, vector: HandVector): Piece =>
    columnOf(name, i, vector, closed);
  const steps: Step[] = [
    {
      id: 'gram',
      pieces: [
        matrixPiece(
          square,
          gram.map((row) => row.map(fractionWritten)),
        ),
      ],
    },
    { id: 'polynomial', pieces: polynomialPieces(recipe, square) },
    {
      id: 'eigenvalues',
      pieces: recipe.eigenvalues.map((value, i) => eigenvalueLine(value, i, closed)),
    },
    {
      id: 'first',
      pieces: pairs.map((pair, i) => column(isV ? 'v' : 'u', i, isV ? pair.v : pair.u)),
    },
    { id: 'values', pieces: pairs.map((pair, i) => sigmaLine(pair, i, entry(pair.sigma))) },
    {
      id: 'second',
      pieces: pairs.map((pair, i) => column(isV ? 'u' : 'v', i, isV ? pair.u : pair.v)),
    },
  ];
  if (restU.length + restV.length > 0) {
    steps.push({
      id: 'rest',
      pieces: [
        ...restV.map((vector, i) => column('v', pairs.length + i, vector)),
        ...restU.map((vector, i) => column('u', pairs.length + i, vector)),
      ],
    });
  }
  steps.push({ id: 'result', pieces: resultPieces(recipe, entry) });
  return steps.filter(({ pieces }) => pieces.length > 0);
}

/** The pieces of one or more steps as displayed formulas. */
export function stepsLatex(steps: readonly Step[]): string {
  return steps
    .flatMap(({ pieces }) => pieces)
    .map((piece) =>
      piece.kind === 'line'
        ? piece.latex
        : `${piece.name.latex} ${piece.relation.latex} ${piece.factor ? `${piece.factor.latex} ` : ''}${matrixLatex(piece.rows)}`,
    )
    .map((formula) => `\\[ ${formula} \\]`)
    .join('\n');
}

const matrixLatex = (rows: readonly (readonly Written[])[]) =>
  bracketed(rows.map((row) => row.map(({ latex }) => latex)));

const written = (text: string, latex: string): Written => ({ text, latex });

const relationOf = (...sides: readonly Written[]): Written =>
  sides.some(({ isRounded }) => isRounded) ? written('≈', '\\approx') : written('=', '=');

const matrixPiece = (name: Written, rows: readonly (readonly Written[])[]): Piece => ({
  kind: 'matrix',
  name,
  relation: relationOf(...rows.flat()),
  rows,
});

/** Digits of a decimal. */
const digits = 6;

const decimalWritten = (
  value: number,
  isRounded = Number(value.toPrecision(digits)) !== value,
): Written => {
  const text = formatNumber(value, digits);
  const [mantissa, exponent] = value.toExponential().split('e');
  const plain = !text.includes('×');
  const latex = plain
    ? decimal(Number(value.toPrecision(digits)))
    : `${Number(Number(mantissa).toPrecision(digits))} \\cdot 10^{${Number(exponent)}}`;
  return { text, latex, isRounded };
};

export function entryWritten({ value, form }: Entry, closed: boolean): Written {
  const simple = form && (closed || (form.r === 1 && form.q === 1 && form.s === 1));
  if (simple) return written(surdText(form), surdLatex(form));
  // What has no closed form is not known exactly.
  return form ? decimalWritten(value) : decimalWritten(value, value !== 0);
}

/** A longer number is written as a decimal. */
const longest = 12;

function fractionWritten(value: Fraction): Written {
  const { n, d } = value;
  const size = String(n < 0n ? -n : n);
  const sign = n < 0n ? ['−', '-'] : ['', ''];
  if (size.length + (d === 1n ? 0 : String(d).length) > longest)
    return decimalWritten(toNumber(value), !isDecimal(value));
  return d === 1n
    ? written(sign[0]! + size, sign[1]! + size)
    : written(`${sign[0]!}${size}/${d}`, `${sign[1]!}\\frac{${size}}{${d}}`);
}

/** Whether a decimal of so many digits is exactly this fraction. */
function isDecimal(value: Fraction): boolean {
  const [mantissa = '0', exponent = '0'] = toNumber(value)
    .toExponential(digits - 1)
    .split('e');
  const whole = BigInt(mantissa.replace('.', '')) * value.d;
  const power = Number(exponent) - (digits - 1);
  return power < 0
    ? value.n * 10n ** BigInt(-power) === whole
    : value.n === whole * 10n ** BigInt(power);
}

function polynomialPieces({ polynomial, eigenvalues }: Recipe, square: Written): Piece[] {
  const n = polynomial.length - 1;
  const sums = polynomial.flatMap((coefficient, k) => {
    if (coefficient.n === 0n) return [];
    const { text, latex, isRounded = false } = fractionWritten(coefficient);
    const power = n - k;
    const bare = /^[−-]?1$/.test(text) && power > 0;
    const sign = coefficient.n < 0n ? ' − ' : k === 0 ? '' : ' + ';
    const size = (x: string) => (bare ? '' : x.replace(/^[−-]/, ''));
    return [
      {
        text: `${sign}${size(text)}${powerText(power)}`,
        latex: `${sign.replace('−', '-')}${size(latex)}${powerLatex(power)}`,
        isRounded,
      },
    ];
  });
  const joined = (key: 'text' | 'latex') => sums.map((part) => part[key]).join('');
  const relation = relationOf(...sums);
  const pieces: Piece[] = [
    {
      kind: 'line',
      text: `det(λI − ${square.text}) ${relation.text} ${joined('text')}`,
      latex: `\\det(\\lambda I - ${square.latex}) ${relation.latex} ${joined('latex')}`,
    },
  ];
  if (n > 1 && eigenvalues.every(({ fraction }) => fraction)) pieces.push(factored(eigenvalues));
  return pieces;
}

const powerText = (k: number) => (k === 0 ? '' : k === 1 ? 'λ' : `λ${superscriptOf(k)}`);
const powerLatex = (k: number) => (k === 0 ? '' : k === 1 ? '\\lambda' : `\\lambda^{${k}}`);
const superscriptOf = (k: number) =>
  k === 1 ? '' : String(k).replace(/\d/g, (c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(c)));

/** λ(λ − 9)(λ − 225). */
function factored(eigenvalues: readonly Eigenvalue[]): Piece {
  const factors = [...eigenvalues].reverse().map(({ fraction, multiplicity }) => {
    const { text, latex, isRounded = false } = fractionWritten(fraction!);
    const isZero = fraction!.n === 0n;
    return {
      text: `${isZero ? 'λ' : `(λ − ${text})`}${superscriptOf(multiplicity)}`,
      latex: `${isZero ? '\\lambda' : `\\left(\\lambda - ${latex}\\right)`}${multiplicity === 1 ? '' : `^{${multiplicity}}`}`,
      isRounded,
    };
  });
  const relation = relationOf(...factors);
  return {
    kind: 'line',
    text: `${relation.text} ${factors.map(({ text }) => text).join('')}`,
    latex: `${relation.latex} ${factors.map(({ latex }) => latex).join('')}`,
  };
}

function eigenvalueLine(eigenvalue: Eigenvalue, i: number, closed: boolean): Piece {
  const { value, multiplicity, fraction, quadratic } = eigenvalue;
  const number = fraction
    ? fractionWritten(fraction)
    : quadratic && closed && isShort(quadratic)
      ? quadraticWritten(quadratic, value)
      : decimalWritten(value, true);
  const { text, latex } = number;
  const relation = relationOf(number);
  const times = multiplicity === 1 ? '' : ` (${multiplicity}×)`;
  return {
    kind: 'line',
    text: `λ${subscript(i + 1)} ${relation.text} ${text}${times}`,
    latex: `\\lambda_{${i + 1}} ${relation.latex} ${latex}${multiplicity === 1 ? '' : `\\quad (${multiplicity}\\times)`}`,
  };
}

const isShort = ({ a, b, r, c }: Quadratic) => `${a}${b}${r}${c}`.length <= longest;

/** (a ± b√r)/c ≈ its value. */
function quadraticWritten({ a, b, r, c, sign }: Quadratic, value: number): Written {
  const factor = b === 1n ? '' : String(b);
  const start = a === 0n && sign === 1 ? '' : a === 0n ? '−' : `${a} ${sign === 1 ? '+' : '−'} `;
  const [text, latex] = [
    `${start}${factor}√${r}`,
    `${start.replace('−', '-')}${factor}\\sqrt{${r}}`,
  ];
  const near = decimalWritten(value);
  return c === 1n
    ? written(`${text} ≈ ${near.text}`, `${latex} \\approx ${near.latex}`)
    : written(`(${text})/${c} ≈ ${near.text}`, `\\frac{${latex}}{${c}} \\approx ${near.latex}`);
}

function sigmaLine({ lambda }: HandPair, i: number, sigma: Written): Piece {
  const under = lambda.fraction
    ? fractionWritten(lambda.fraction)
    : decimalWritten(lambda.value, true);
  const [first, second] = [relationOf(under), relationOf(sigma)];
  return {
    kind: 'line',
    text: `σ${subscript(i + 1)} ${first.text} √${/^\d+$/.test(under.text) ? under.text : `(${under.text})`} ${second.text} ${sigma.text}`,
    latex: `\\sigma_{${i + 1}} ${first.latex} \\sqrt{${under.latex}} ${second.latex} ${sigma.latex}`,
  };
}

/** v₁ = 1/√6 · (1, 1, 2)ᵀ, or its entries where they are no integers over a root. */
function columnOf(letter: string, i: number, vector: HandVector, closed: boolean): Piece {
  const name = written(`${letter}${subscript(i + 1)}`, `${letter}_{${i + 1}}`);
  const { integers, entries } = vector;
  const longestPart = integers
    ? Math.max(...[...integers.w, integers.norm].map((x) => String(x).length))
    : 99;
  if (!integers || !closed || longestPart > 6) {
    return matrixPiece(
      name,
      entries.map((value) => [entryWritten(value, closed)]),
    );
  }
  const scale = rootOf(1n, integers.norm);
  const isOne = integers.norm === 1n;
  return {
    ...matrixPiece(
      name,
      integers.w.map((value) => [fractionWritten({ n: value, d: 1n })]),
    ),
    ...(isOne ? {} : { factor: written(surdText(scale), surdLatex(scale)) }),
  };
}

/** M = U Σ Vᵀ in the full form. */
function resultPieces(
  { matrix, pairs, restU, restV }: Recipe,
  entry: (value: Entry) => Written,
): Piece[] {
  const m = matrix.length;
  const n = matrix[0]?.length ?? 0;
  const us = [...pairs.map(({ u }) => u), ...restU];
  const vs = [...pairs.map(({ v }) => v), ...restV];
  const nought: Entry = { value: 0, form: rootOf(0n, 1n) };
  const sigma = Array.from({ length: m }, (_, i) =>
    Array.from({ length: n }, (_, j) => entry((i === j ? pairs[i]?.sigma : undefined) ?? nought)),
  );
  return [
    matrixPiece(
      written('U', 'U'),
      Array.from({ length: m }, (_, i) => us.map((u) => entry(u.entries[i]!))),
    ),
    matrixPiece(written('Σ', '\\Sigma'), sigma),
    matrixPiece(
      written('Vᵀ', 'V^{\\mathsf T}'),
      vs.map((v) => v.entries.map((value) => entry(value))),
    ),
  ];
}
