import type { Failure } from '../../result.js';
import { problems } from '../problems.js';
import { readCellNumber } from './cell-number.js';
import { isSkipped } from './fields.js';
import { lineAt } from './lines.js';
import { t } from '../../texts.js';

/** So many lines decide. */
const sampleLines = 20;

/**
 * The problem of lines between whose fields only commas stand, where every line, perhaps behind a name, is also one
 * number with the same unit or with both marks: `76,92 kg`, `$95,85`, `1,234.50`; or where two plain fields are more
 * likely one number with a decimal comma: `11,09`. They may be one column or several. A header with as many names as
 * there are fields decides for several.
 */
export function commasInNumbers(text: string, at: number): Failure | undefined {
  let headed = 0;
  let style: string | undefined;
  let first: { readonly start: number; readonly end: number } | undefined;
  let sampled = 0;
  const plain = new PlainPairs();
  for (let line = lineAt(text, at); line && sampled < sampleLines; line = lineAt(text, line.next)) {
    if (isSkipped(text, line)) continue;
    const written = text.slice(line.body, line.end).trim();
    if (sampled++ === 0 && !/\d/.test(written)) {
      headed = written.split(',').length;
      continue;
    }
    const start =
      line.body + (/^[^\d,;"$€£¥+-][^\d,"]{0,80},(?=.*,)/.exec(written)?.[0].length ?? 0);
    const number = text.slice(start, line.end).trim();
    if (!number.includes(',') || /[";|\t]|, /.test(written)) return undefined;
    if (headed === written.split(',').length) return undefined;
    const read = readCellNumber(number, ',') ?? readCellNumber(number, '.');
    if (!read) return undefined;
    const isDressed = read.style !== '' || (number.includes('.') && read.isGrouped);
    if (!isDressed && !plain.add(number)) return undefined;
    if (read.style !== (style ??= read.style)) return undefined;
    first ??= { start, end: line.end };
  }
  if (!first || plain.areColumns()) return undefined;
  const { start, end } = first;
  const what = t(
    '“{0}” may be one number or several: write a point for the decimal mark and nothing between thousands, or put semicolons between the columns',
    text.slice(start, end),
  );
  return problems.syntax(what, start, end);
}

/** Lines of two whole numbers with a comma between them. */
class PlainPairs {
  private lines = 0;
  /** Lines whose first number is 0, and the digits behind the comma in each of them: 0 if they differ. */
  private zeros = 0;
  private width = -1;
  /** Nobody writes a whole number like `09` or `-0`. */
  private isSure = false;

  /** False if the line is something else. */
  add(line: string): boolean {
    const pair = /^([-+\u2212]?)(\d{1,15}),(\d{1,15})$/.exec(line);
    if (!pair) return false;
    const [, sign, whole, part = ''] = pair;
    this.lines++;
    if (whole === '0') this.zeros++;
    this.width = this.width < 0 || this.width === part.length ? part.length : 0;
    this.isSure ||= (part.length > 1 && part.startsWith('0')) || (whole === '0' && sign !== '');
    return true;
  }

  /** Whether they are rather two columns: `1,2` over `3,4`. */
  areColumns(): boolean {
    // `0,91` over `0,85`; but `0,1` over `0,12` may be the edges of a graph.
    const ofZero = this.lines > 1 && this.zeros === this.lines && this.width > 1;
    const areFractions = this.isSure || ofZero;
    return this.lines > 0 && !areFractions;
  }
}
