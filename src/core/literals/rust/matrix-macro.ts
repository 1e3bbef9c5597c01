import { RowsBuilder } from '../build.js';
import { evaluate } from '../expression.js';
import { rustGrammar } from '../grammar/c-family.js';
import { problems } from '../problems.js';
import type { Reader } from '../reader.js';
import { skipTrivia } from '../text-scan.js';

const opening = /\bd?matrix!\s{0,4}\[/g;
const comments = rustGrammar.comments;

/** nalgebra's `matrix![1.0, 2.0; 3.0, 4.0]` and `dmatrix!`: commas in rows, semicolons between them. */
export const matrixMacroReader: Reader = {
  id: 'rust-matrix-macro',
  next(text, from) {
    opening.lastIndex = from;
    return opening.exec(text)?.index ?? -1;
  },
  read(text, at, options) {
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
        if (!options.explicit) return { resumeAt: Math.max(end, i) };
        const until = Math.max(end, i + 1);
        const result = problems.notNumeric(rows.row, rows.column, text.slice(i, until), i, until);
        return { resumeAt: until, found: { start: at, end: until, result } };
      }
      if (scalar.kind === 'missing') rows.pushMissing();
      else rows.push(scalar.value);
      i = next;
    }
    if (i >= text.length) return { resumeAt: i };
    rows.endRow(rowStart, i);
    const end = i + 1;
    return { resumeAt: end, found: { start: at, end, result: rows.finish(end) } };
  },
};
