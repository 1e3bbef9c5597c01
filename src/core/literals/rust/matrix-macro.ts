import { transpose } from '../../matrix.js';
import { success } from '../../result.js';
import { RowsBuilder } from '../rows-builder.js';
import { evaluate } from '../expression.js';
import { rustGrammar } from '../grammar/c-family.js';
import { problems } from '../problems.js';
import { candidate, type Reader } from '../reader.js';
import { skipTrivia, nextMatch } from '../text-scan.js';
import { rearranged } from '../nested/rearranged.js';
import { rustMethods } from './methods.js';

const opening = /\b(d?matrix|d?vector|col|row)\s?!\s{0,4}\[/g;
const comments = rustGrammar.comments;

/**
 * nalgebra's `matrix![1.0, 2.0; 3.0, 4.0]` and `dmatrix!`: commas in rows, semicolons between them. Its
 * `vector!` and faer's `col!` are columns, faer's `row!` is a row.
 */
export const matrixMacroReader: Reader = {
  id: 'rust-matrix-macro',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    const name = opening.exec(text)?.[1] ?? '';
    const rows = new RowsBuilder(options.maxEntries, at);
    let i = skipTrivia(text, text.indexOf('[', at) + 1, comments);
    let rowStart = i;
    while (i < text.length && text[i] !== ']') {
      const char = text[i];
      if (char === ';') {
        rows.endRow(rowStart, i);
        rowStart = skipTrivia(text, i + 1, comments);
      }
      if (char === ';' || char === ',') {
        i = skipTrivia(text, i + 1, comments);
        continue;
      }
      const { scalar, end } = evaluate(text, i, rustGrammar);
      const next = skipTrivia(text, end, comments);
      if (!scalar || !',;]'.includes(text[next] ?? ' ')) {
        const until = Math.max(end, i + 1);
        const result = problems.notNumeric(rows.row, rows.column, text.slice(i, until), i, until);
        const resumeAt = Math.max(end, i);
        return { resumeAt, found: { start: at, end: until, result, certainty: 'asked' } };
      }
      if (scalar.kind === 'missing') rows.pushMissing();
      else rows.push(scalar.value);
      i = next;
    }
    if (i >= text.length) return { resumeAt: i };
    rows.endRow(rowStart, i);
    const read = rows.finish(i + 1);
    const isColumn = /^(?:col|d?vector)$/.test(name);
    const made = read.ok && isColumn ? success(transpose(read.value)) : read;
    const { end, result } = rearranged(text, i + 1, made, rustMethods);
    const certainty = isColumn || name === 'row' ? 'asked' : 'sure';
    return { resumeAt: end, found: { start: at, end, result, certainty } };
  },
};
