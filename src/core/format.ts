/**
 * A number for people: `digits` significant digits, no trailing zeros, a true minus sign, and
 * powers of ten written 1.5×10⁻⁷ outside 10⁻⁴ … 10⁶.
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
