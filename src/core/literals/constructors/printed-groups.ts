import { RowsBuilder } from '../rows-builder.js';
import { evaluate } from '../expression.js';
import { unknownGrammar } from '../grammar/shaders.js';
import { problems } from '../problems.js';
import { candidate, type Reader } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { t } from '../../texts.js';

/** A printout with each row in its own brackets or on its own line, without commas between the rows. */
interface Printout {
  /** The text up to the first row; its groups are rows and columns, if they are stated. */
  readonly opening: string;
  /** The brackets around a row; absent: a row is a line. */
  readonly brackets?: readonly [open: string, close: string];
  readonly closing: string;
  readonly notation: string;
}

const printouts: readonly Printout[] = [
  {
    // Blender, mathutils.Matrix, __str__.
    opening: '<Matrix (\\d)x(\\d)[ \\t]{0,8}(?=\\()',
    brackets: ['(', ')'],
    closing: '>',
    notation: 'Blender Matrix',
  },
  {
    // Android, android.graphics.Matrix, toString.
    opening: '\\bMatrix\\{(?=\\[)',
    brackets: ['[', ']'],
    closing: '}',
    notation: 'Android Matrix',
  },
  {
    // Qt, operator<<(QDebug, const QMatrix4x4 &).
    opening: '\\bQMatrix4x4\\((?:type:\\w{1,40})?[ \\t\\r]{0,8}\\n(?=[ \\t]{0,40}[-+\\d.ni])',
    closing: ')',
    notation: 'Qt QMatrix4x4',
  },
];

const any = new RegExp(printouts.map(({ opening }) => opening).join('|'), 'g');
const openings = printouts.map(({ opening }) => new RegExp(opening, 'y'));
const longest = 4000;

/** Reads matrices as Blender, Android and Qt print them. */
export const printedGroupsReader: Reader = {
  id: 'printed-groups',
  next: (text, from) => candidate(nextMatch(text, from, any)),
  read(text, { at }, options) {
    for (const [k, opening] of openings.entries()) {
      opening.lastIndex = at;
      const match = opening.exec(text);
      if (!match) continue;
      const { brackets, closing, notation } = printouts[k]!;
      const rows = new RowsBuilder(options.maxEntries, at);
      const { end, closed } = readGroups(text, opening.lastIndex, rows, brackets, closing);
      if (!closed) {
        const result = problems.syntax(
          t('“{0}” is missing at its end', closing),
          at,
          opening.lastIndex,
        );
        const found = { start: at, end: opening.lastIndex, result, certainty: 'asked' } as const;
        return { resumeAt: end, found };
      }
      const made = rows.finish(end, { reading: { notation, notes: [] } });
      const [, stated, across] = match;
      const fits =
        !made.ok ||
        stated === undefined ||
        (made.value.rows === Number(stated) && made.value.cols === Number(across));
      const result = fits
        ? made
        : problems.syntax(t('it says {0} × {1} and holds other rows', stated, across!), at, end);
      return { resumeAt: end, found: { start: at, end, result, certainty: 'sure' } };
    }
    return { resumeAt: at + 1 };
  },
};

/** Reads rows up to the closing bracket of the printout, or to text that is not a row. */
function readGroups(
  text: string,
  from: number,
  rows: RowsBuilder,
  brackets: Printout['brackets'],
  closing: string,
): { end: number; closed: boolean } {
  const stop = Math.min(text.length, from + longest);
  const [open, close] = brackets ?? ['', '\n'];
  let i = from;
  while (i < stop) {
    while (i < stop && /\s/.test(text[i]!)) i++;
    if (text.startsWith(closing, i)) return { end: i + closing.length, closed: true };
    if (!text.startsWith(open, i)) return { end: i, closed: false };
    const start = i + open.length;
    const end = text.indexOf(close, start);
    if (end < 0 || end > stop) return { end: Math.max(i, from), closed: false };
    // In a printout with one row per line, a line of words is not a row.
    if (!brackets && !/^[-+\d.ni]/.test(text.slice(start, start + 1)))
      return { end: i, closed: false };
    for (const match of text.slice(start, end).matchAll(/[^\s,]+/g)) {
      const word = match[0];
      const { scalar, end: used } = evaluate(word, 0, unknownGrammar);
      if (!scalar || used < word.length) rows.pushText(word, start + match.index);
      else if (scalar.kind === 'missing') rows.pushMissing();
      else rows.push(scalar.value);
    }
    rows.endRow(start, end);
    i = end + close.length;
  }
  return { end: Math.min(i, stop), closed: false };
}
