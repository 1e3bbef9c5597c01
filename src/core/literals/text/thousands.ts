import { success, type Result } from '../../result.js';
import { problems } from '../problems.js';
import { t } from '../../texts.js';

/**
 * Blanks between the thousands of a number. ISO 80000-1, 7.3.1 and most of Europe write 1 234,5 with a
 * small gap. In a text this is a thin space, a no-break space or an ordinary blank. The last two also
 * separate columns, so the text around them decides. A thin space never does, so a number with one is
 * always read as one number.
 */
const oneNumber = /^[-+\u2212]?[1-9]\d{0,2}([ \u00a0\u2009\u202f])\d{3}(?:\1\d{3})*(?:\.(\d+))?$/;

/** A whole cell as a number with blanks between its thousands and a point as the decimal mark. */
export function thousandsOf(cell: string): { value: number; decimals: number } | undefined {
  const match = oneNumber.exec(cell);
  if (!match) return undefined;
  const digits = cell.replace(/[ \u00a0\u2009\u202f+]/g, '').replace('\u2212', '-');
  return { value: Number(digits), decimals: match[2]?.length ?? 0 };
}

/** At `at` is a no-break space, and exactly three digits follow. */
export function isBeforeThousand(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0xa0 && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
}

/** A line with tabs between cells that hold such numbers: the blanks are inside the cells. */
export function hasThousandsBetweenTabs(line: string): boolean {
  return line.includes('\t') && /(?:^|\t) *[-+\u2212]?[1-9]\d{0,2} \d{3}(?=[ \t]|$)/.test(line);
}

/**
 * Rows of words without the blanks between thousands (these are moved behind the number, so that offsets
 * stay the same), where the text decides what a blank means:
 *
 * - Ordinary blanks can separate thousands only where the comma is the decimal mark; no-break spaces always can.
 * - Only one of the two readings gives all rows the same number of entries: that reading is used.
 * - Both readings do, but other gaps separate the columns: ordinary blanks, where no-break spaces are inside
 *   the numbers; or, in two rows or more, tabs or several blanks, where single blanks are inside the numbers.
 *
 * Otherwise the result is a problem that names both readings.
 */
export function withoutThousands(rows: string): Result<string> {
  const isSpecial = /\d\u00a0\d{3}(?!\d)/.test(rows);
  if (!isSpecial && (!/\d,\d/.test(rows) || /\d\.\d/.test(rows))) return success(rows);
  const grouped = isSpecial ? afterNoBreak : afterBlank;
  const first = rows.search(grouped);
  if (first < 0) return success(rows);
  const joined = rows.replace(grouped, (number) => {
    const digits = number.replace(/[ \u00a0]/g, '');
    return digits + ' '.repeat(number.length - digits.length);
  });
  if (!isEven(joined)) return success(rows);
  const gaps = rows.replace(grouped, (number) => 'x'.repeat(number.length)).split('\n');
  const isDecided = isSpecial
    ? gaps.some((line) => /[^\s\u00a0][ \t]+\S/.test(line)) &&
      !gaps.some((line) => line.includes('\u00a0'))
    : numbered(rows).length > 1 &&
      gaps.every((line) => !/\S \S/.test(line)) &&
      /\S\s+\S/.test(gaps[0]!);
  if (!isEven(rows) || isDecided) return success(joined);
  const written = /^\S+(?:[ \u00a0]\d{3})+(?:[.,]\d+)?/.exec(rows.slice(first))![0];
  const parts = written.split(/[ \u00a0]/).map((part) => part.replace(',', '.'));
  const what = t(
    '“{0}” may be {1} or {2} numbers, {3}: write it without the blank, or put tabs or semicolons between the columns',
    written,
    parts.join(''),
    parts.length,
    parts.join(t(' and ')),
  );
  return problems.syntax(what, first, first + written.length);
}

const afterBlank = /(?<!\S)[-+\u2212]?[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?(?!\S)/g;
const afterNoBreak = /(?<!\S)[-+\u2212]?[1-9]\d{0,2}(?:\u00a0\d{3})+(?:[.,]\d+)?(?!\S)/g;

function numbered(rows: string): string[] {
  return rows.split('\n').filter((line) => /\d/.test(line));
}

/** All rows have the same number of words; lines without a digit are headers. */
function isEven(rows: string): boolean {
  const counts = numbered(rows).map((line) => line.trim().split(/\s+/).length);
  return counts.every((count) => count === counts[0]);
}
