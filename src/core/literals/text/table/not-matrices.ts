import { later } from '../../../texts.js';

/**
 * Why rows of numbers are not a matrix: lists, telephone and book numbers, grids of digits. The first two
 * rows decide this, or all rows where each is one word.
 */
export function whyNoMatrix(rows: string, columns: number): string | undefined {
  const [first = '', second = ''] = rows.split('\n', 2).map((line) => line.trim());
  if (columns === 1) return isDigitGrid(rows) ? grid : undefined;
  if (isNumbered(first, second)) return list;
  if (/^[-*+•–] /.test(first) && /^[-*+•–] /.test(second)) return list;
  if (isCode(first) && isCode(second)) return codes;
  return undefined;
}

const list = later('this is a list, not a matrix: select the numbers without their marks');
const codes = later('these look like telephone, book or other code numbers, not like a matrix');
const grid = later(
  'these may be numbers or digits of a grid: write blanks between the digits, or a point behind the numbers',
);

/** `1. 10` over `2. 20`: the numbers of a list. No other word of the first line ends in a point. */
function isNumbered(first: string, second: string): boolean {
  const number = /^(\d{1,4})\.\s+(?=\S)/;
  const [one, two] = [number.exec(first), number.exec(second)];
  if (!one || Number(one[1]) > 1) return false;
  if (two && Number(two[1]) !== Number(one[1]) + 1) return false;
  return !/\.(?:\s|$)/.test(first.slice(one[0].length));
}

/** Groups of digits with a country's prefix, or the 13 digits of a book number (ISO 2108). */
function isCode(line: string): boolean {
  if (/^\+\d{1,3}(?:\s+\d{1,8})+$/.test(line)) return true;
  return /^97[89](?:\s+\d{1,7}){2,5}$/.test(line) && line.replace(/\s/g, '').length === 13;
}

/** Whole numbers, one per line and all of the same length, that may also be rows of single digits. */
function isDigitGrid(rows: string): boolean {
  const first = /^\s*(\d{3,})\s*$/m.exec(rows.slice(0, 100));
  if (!first) return false;
  const lines = rows.split('\n').map((line) => line.trim());
  const { length } = first[1]!;
  if (lines.length < 2 || !lines.every((line) => line.length === length && /^\d+$/.test(line))) {
    return false;
  }
  if (lines.some((line) => line.startsWith('0'))) return true;
  const grows = lines.every((line, k) => k === 0 || line > lines[k - 1]!);
  return !grows && (lines.length === length || (length > 4 && lines.length > 2));
}
