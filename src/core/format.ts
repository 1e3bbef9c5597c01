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

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

export function superscript(value: number): string {
  return [...String(value)].map((c) => superscripts[c] ?? c).join('');
}

/** An integer with thousands separated by commas: 21,030. */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
