import type { NumberToken } from './number-tokens.js';

/** How the numbers of a literal are written. */
export interface NumberFormat {
  /** Most digits after the point; 0 if all numbers are whole, undefined if some have exponents. */
  readonly decimals: number | undefined;
  /** All numbers have the same digits after the point. */
  readonly isFixed: boolean;
  /** All numbers have a point or an exponent. */
  readonly hasPoints: boolean;
  readonly minus: string;
  /** The mark of an exponent. */
  readonly exponent: string;
  /** After every number. */
  readonly suffix: string;
}

/** Languages whose lists hold one type: a whole number beside `0.5` is a mistake there. */
const strict: ReadonlySet<string> = new Set([
  ...['rust', 'kotlin', 'fsharp', 'ocaml', 'fortran', 'FortranFreeForm', 'fortran_fixed-form'],
]);

/** The format of these numbers; undefined if their suffixes differ, as those of a list of several types. */
export function formatOf(tokens: readonly NumberToken[]): NumberFormat | undefined {
  const known = tokens.filter(({ value }) => !Number.isNaN(value));
  const suffixes = new Set(known.map(({ suffix }) => suffix));
  if (suffixes.size > 1) return undefined;
  const [suffix = ''] = suffixes;
  const places = known.map(({ decimals }) => decimals);
  const exponent = known.find((token) => token.exponent !== '')?.exponent;
  const most = places.reduce((largest, each) => Math.max(largest, each), 0);
  return {
    decimals: exponent === undefined ? most : undefined,
    isFixed: most > 0 && places.every((each) => each === most),
    hasPoints:
      known.length > 0 && known.every((token) => token.decimals >= 0 || token.exponent !== ''),
    minus: known.find(({ minus }) => minus !== '')?.minus ?? '-',
    exponent: exponent ?? 'e',
    suffix,
  };
}

/**
 * A writer of numbers in the format of the text.
 *
 * @param decimals digits after the point, or undefined for as many as the double needs.
 * @param isWhole whether all numbers that are written are whole.
 */
export function numberWriter(
  format: NumberFormat,
  languageId: string,
  decimals: number | undefined,
  isWhole: boolean,
): (value: number) => string {
  const needsPoint = format.hasPoints || (!isWhole && strict.has(languageId));
  const isWolfram = languageId === 'wolfram' || languageId === 'mathematica';
  return (value) => {
    // −0 would be written with a sign.
    const size = Math.abs(value);
    const rounded = decimals === undefined ? String(size) : size.toFixed(Math.min(100, decimals));
    const shortest = String(Number(rounded));
    const isPlain = !shortest.includes('e');
    let digits = isPlain && format.isFixed && decimals === format.decimals ? rounded : shortest;
    if (needsPoint && !/[.e]/.test(digits)) digits += '.0';
    const mark = isWolfram ? '*^' : format.exponent;
    digits = digits.replace(/e\+?/, mark);
    return `${value < 0 && Number(rounded) !== 0 ? format.minus : ''}${digits}${format.suffix}`;
  };
}
