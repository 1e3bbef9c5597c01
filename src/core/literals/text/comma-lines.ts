import type { Failure } from '../../result.js';
import { problems } from '../problems.js';
import { readCellNumber } from './cell-number.js';
import { isSkipped } from './fields.js';
import { lineAt } from './lines.js';

/** So many lines decide. */
const sampleLines = 20;

/**
 * The problem of lines between whose fields only commas stand, where every line, perhaps behind a name, is also one
 * number with the same unit or with both marks: `76,92 kg`, `$95,85`, `1,234.50`. They may be one column or several.
 * A header with as many names as there are fields decides for several.
 */
export function commasInNumbers(text: string, at: number): Failure | undefined {
  let headed = 0;
  let style: string | undefined;
  let first: { readonly start: number; readonly end: number } | undefined;
  let sampled = 0;
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
    if (!isDressed || read.style !== (style ??= read.style)) return undefined;
    first ??= { start, end: line.end };
  }
  if (!first) return undefined;
  const { start, end } = first;
  const what =
    `“${text.slice(start, end)}” may be one number or several: write a point for the decimal mark and nothing between ` +
    'thousands, or put semicolons between the columns';
  return problems.syntax(what, start, end);
}
