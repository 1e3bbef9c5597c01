/**
 * Numbers as spreadsheets and reports write them in a cell: thousands separators, currencies, percent,
 * parentheses for negative numbers, an error after ±, a unit. `readEntry` reads plain numbers; this module
 * reads the cells that `readEntry` leaves as text. It looks at one cell only, not at its column.
 */

/** Which character is the decimal mark; the other one separates thousands. */
export type DecimalMark = '.' | ',';

export interface CellNumber {
  readonly value: number;
  readonly decimals: number;
  /** What is written around the number, '' if nothing is: `%`, `$`, `±`, `ms`. */
  readonly style: string;
  /** With separators between its thousands. */
  readonly isGrouped: boolean;
  /** In parentheses, as accountants write negative numbers. */
  readonly isBracketed: boolean;
}

const longestCell = 40;
const digit = /\d/;

/** No number in any style begins or ends with these. */
const never = '[]{}<>"=;:|/!?@#&~^_*`';

/** A whole cell as a number; undefined where it is not a number or its style is unknown. */
export function readCellNumber(cell: string, mark: DecimalMark): CellNumber | undefined {
  if (cell.length > longestCell || !digit.test(cell)) return undefined;
  if (never.includes(cell[0]!) || never.includes(cell.at(-1)!)) return undefined;
  let inner = cell.trim().replaceAll('\u2212', '-');
  const isBracketed = inner.startsWith('(') && inner.endsWith(')');
  if (isBracketed) inner = inner.slice(1, -1).trim();
  const { body, style } = undressed(inner);
  const number = readCore(body, mark);
  if (!number || (isBracketed && (body.startsWith('-') || style === plusMinus))) return undefined;
  const value = style === '%' ? hundredth(number.plain) : number.value;
  const { decimals, isGrouped } = number;
  return { value: isBracketed ? -value : value, decimals, style, isGrouped, isBracketed };
}

/** The style of a column of measurements with their errors. */
export const plusMinus = '±';

const currency = '[$€£¥₹₩₽฿₺₪]|[A-Z]{0,2}\\$|(?:USD|EUR|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|kr|zł)\\b';
const currencyBefore = new RegExp(`^([-+]?)\\s?(${currency})\\s?([-+]?)(?=[\\d.,])`);
const currencyBehind = new RegExp(`(?<=[\\d.,])\\s?(${currency})$`);
const errorBehind = /^(\S{1,20})\s?(?:±|\+\/-|\+-|\\pm)\s?(\S{1,20})$/;

/**
 * The units of measurement that are read. A letter directly after a digit is usually part of a name (`1A`),
 * so most single letters need a blank before them.
 */
const unit =
  /(?<=[\d.,])(?:\s?(°[CF]?|‰|[munpfµμkcd]?m|[kmµμ]?g|[munpfµμ]?s|min|hrs?|days?|yrs?|years?|secs?|deg|rad|[kMG]?Hz|[mk]?[VW]|[mkMG]?Pa|[kMG]i?B|px|pt|ppm|dB|m[lL]|mol|k?cal|[kM]?Wh|km\/h|m\/s|m[²³]|lbs?|oz|ft|[x×])|\s([hdLlKCFAJNT]|eV|[munµμ][AFHT]|[kM]?[JNΩ]|[kmu]?[lL]|mg\/dL|in|mi|yd))$/;

/** The number without its currency, percent sign, error or unit, and which of these it had. */
function undressed(cell: string): { body: string; style: string } {
  const error = errorBehind.exec(cell);
  if (error && /^[.,]?\d[\d.,]*$/.test(error[2]!)) return { body: error[1]!, style: plusMinus };
  if (cell.endsWith('%')) return { body: cell.slice(0, -1).trimEnd(), style: '%' };
  const before = currencyBefore.exec(cell);
  if (before) {
    const sign = before[1]! + before[3]!;
    return { body: sign + cell.slice(before[0].length), style: before[2]! };
  }
  const behind = currencyBehind.exec(cell) ?? unit.exec(cell);
  if (behind) return { body: cell.slice(0, behind.index), style: behind[1] ?? behind[2]! };
  return { body: cell, style: '' };
}

const exponent = '(?:[eE][-+]?\\d{1,4})?';
/** Thousands: ISO 80000-1, 7.3.1 has small gaps, Switzerland apostrophes, India pairs of digits (in `cores`). */
const gaps = "\\d{1,3}(['’ \\u00a0\\u2009\\u202f])\\d{3}(?:\\1\\d{3})*";
const cores: Readonly<Record<DecimalMark, RegExp>> = {
  '.': new RegExp(
    `^[-+]?(?:[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d?(?:,\\d{2})+,\\d{3}|${gaps}|\\d*)(?:\\.(\\d*))?${exponent}$`,
  ),
  ',': new RegExp(`^[-+]?(?:[1-9]\\d{0,2}(?:\\.\\d{3})+|${gaps}|\\d*)(?:,(\\d*))?${exponent}$`),
};

/** Digits with a decimal mark and separators between thousands. */
function readCore(
  body: string,
  mark: DecimalMark,
): { value: number; plain: string; decimals: number; isGrouped: boolean } | undefined {
  const match = cores[mark].exec(body);
  if (!match || !/^[-+]?[.,]?\d/.test(body)) return undefined;
  const bare = body.replace(mark === '.' ? /[,'’\s]/g : /[.'’\s]/g, '').replace(/^\+/, '');
  const plain = bare.replace(',', '.');
  const isGrouped = plain.length < body.replace(/^\+/, '').length;
  return { value: Number(plain), plain, decimals: match[2]?.length ?? 0, isGrouped };
}

/** A hundredth of a decimal, rounded once. */
function hundredth(plain: string): number {
  return /e/i.test(plain) ? Number(plain) / 100 : Number(`${plain}e-2`);
}

/**
 * What the comma or the point in a cell says about the decimal mark of its table. `surePoint` and
 * `sureComma`: the cell has several marks and only one reading (`1,234.5`, `1.234.567`). `thousand`: one
 * comma before exactly three digits.
 */
export type MarkEvidence = 'none' | 'point' | 'comma' | 'surePoint' | 'sureComma' | 'thousand';

export function markEvidence(cell: string): MarkEvidence {
  if (cell.length > longestCell || !/[.,]/.test(cell)) return 'none';
  const asPoint = readCellNumber(cell, '.');
  const asComma = readCellNumber(cell, ',');
  const marks = (cell.match(/[.,]/g) ?? []).length;
  if (asPoint && asComma) return cell.includes(',') ? 'thousand' : 'point';
  if (asPoint) return marks > 1 ? 'surePoint' : 'point';
  if (asComma) return marks > 1 ? 'sureComma' : 'comma';
  return 'none';
}
