/**
 * A number as text for users: `digits` significant digits, no trailing zeros, a true minus sign, and
 * powers of ten as 1.5×10⁻⁷ outside of 10⁻⁴ … 10⁶.
 */
export function formatNumber(value: number, digits = 5): string {
  if (Number.isNaN(value)) return '?';
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-4 && magnitude < 10 ** Math.max(6, digits)) {
    return trimZeros(value.toPrecision(digits)).replace('-', '−');
  }
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return `${trimZeros(mantissa).replace('-', '−')}×10${superscript(Number(exponent))}`;
}

/** An upper bound as text: {@link formatNumber} of the smallest number with so many digits that is not below it. */
export function formatBound(value: number, digits: number): string {
  const nearest = Number(value.toPrecision(digits));
  if (!(nearest < value)) return formatNumber(value, digits);
  const unit = 10 ** (Math.floor(Math.log10(nearest)) + 1 - digits);
  return formatNumber(Number((nearest + unit).toPrecision(digits)), digits);
}

/**
 * The square of a number for people, also where it is beyond double precision: (3.7×10⁻³⁰¹)² is 1.369×10⁻⁶⁰¹.
 * `digits` as for `formatNumber`.
 */
export function formatSquare(value: number, digits = 5): string {
  const square = value * value;
  const fits = square > 1e-290 && square < Infinity;
  if (fits || value === 0 || !Number.isFinite(value)) return formatNumber(square, digits);
  const [mantissa, exponent] = value.toExponential().split('e').map(Number) as [number, number];
  const [own = '', more] = (mantissa * mantissa).toExponential(digits - 1).split('e');
  return `${trimZeros(own)}×10${superscript(2 * exponent + Number(more))}`;
}

/**
 * A share as a percentage with four digits. A share below 1 is never shown as 100 %: there are as many
 * decimals, rounded down, as are needed to show two digits of the missing part; eight at most. A share
 * within 5e-15 of 1 counts as 1, because sums of rounded numbers cannot distinguish it from 1.
 */
export function formatPercent(share: number): string {
  const missing = 1 - share;
  if (!(missing > 0 && missing < 5e-4)) return `${formatNumber(100 * share, 4)} %`;
  if (missing < 5e-15) return '100 %';
  const decimals = Math.min(8, 1 - Math.floor(Math.log10(100 * missing)));
  const units = 10 ** decimals;
  return `${trimZeros((Math.floor(100 * share * units) / units).toFixed(decimals))} %`;
}

function trimZeros(text: string): string {
  if (text.includes('e')) return String(Number(text));
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

/** An integer in superscript digits: 10⁻⁷. */
export function superscript(value: number): string {
  return inDigits(value, '⁰¹²³⁴⁵⁶⁷⁸⁹', '⁻');
}

/** An integer in subscript digits: σ₁₂. */
export function subscript(value: number): string {
  return inDigits(value, '₀₁₂₃₄₅₆₇₈₉', '₋');
}

function inDigits(value: number, digits: string, minus: string): string {
  return String(value).replace(/[-\d]/g, (c) => (c === '-' ? minus : digits.charAt(Number(c))));
}

/** An integer with thousands separated by commas: 21,030. */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
