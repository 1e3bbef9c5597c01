import { candidate, type Reader, type ReadOptions } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { problems } from '../problems.js';
import { fromCells, words } from './cells.js';
import { t } from '../../texts.js';

const longestBlank = 40;
const longestLine = 100_000;

interface Shaping {
  readonly id: string;
  readonly notation: string;
  readonly opening: RegExp;
  readonly minus: string;
  /** What begins the next statement, a comment or another array. */
  readonly stop: RegExp;
}

/**
 * `2 3⍴1 2 3 4 5 6` (APL, reshape; in J `2 3 $ 1 2 3`): fills row by row, and repeats the entries where there are
 * too few (Dyalog APL Language Reference, "Reshape"; J Dictionary, `$`).
 */
function shapingReader({ id, notation, opening, minus, stop }: Shaping): Reader {
  return {
    id,
    notation,
    next: (text, from) => candidate(nextMatch(text, from, opening)),
    read(text, { at }, options: ReadOptions) {
      opening.lastIndex = at;
      const match = opening.exec(text)!;
      const inside = at + match[0].length;
      const isFirst = beginsExpression(text, at);
      const near = isFirst ? text.slice(inside, inside + longestLine) : '';
      const length = near.search(stop);
      const written = (length < 0 ? near : near.slice(0, length)).trimEnd();
      const end = inside + written.length;
      const cells = words(text, inside, end, /\S+/g);
      const [rows, cols] = [Number(match[1]), Number(match[2])];
      const place = { start: at, end };
      // Not whole: a function or another array follows the numbers.
      const isWhole = length < 0 ? near.length < longestLine : !'⍴$('.includes(near[length]!);
      const isPlain =
        isWhole && cells.length > 0 && cells.every(({ written: cell }) => /^[¯_\d.]/.test(cell));
      if (!isFirst || !isPlain) {
        const what = t('what stands around the numbers is not computed here: print the result');
        const result = problems.syntax(what, at, Math.max(end, at + 1));
        return { resumeAt: inside, found: { ...place, result, certainty: 'asked' } };
      }
      if (rows * cols > options.maxEntries || rows * cols > 1_000_000) {
        const result = problems.tooLarge(options.maxEntries, at, end);
        return { resumeAt: end, found: { ...place, result, certainty: 'sure' } };
      }
      const grid = Array.from({ length: rows }, (_, i) =>
        Array.from({ length: cols }, (__, j) => cells[(i * cols + j) % cells.length]!),
      );
      const notes =
        cells.length === rows * cols ? [] : [t('entries repeated or left out to fit the sizes')];
      return { resumeAt: end, found: fromCells(grid, place, { notation, notes, minus }, options) };
    },
  };
}

/** Whether an expression begins at `at`: nothing, a line break, an assignment or a bracket is before it. */
function beginsExpression(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && i > at - longestBlank && /[ \t]/.test(text[i - 1]!)) i--;
  return i === 0 || "\n\r←(⋄:=,'".includes(text[i - 1]!);
}

export const aplReader = shapingReader({
  id: 'apl',
  notation: 'APL',
  opening: /(?<![\d¯.][ \t]{0,4})\b(\d{1,6})[ \t]{1,8}(\d{1,6})[ \t]{0,8}⍴[ \t]{0,8}/g,
  minus: '¯',
  stop: /[⋄⍝)⍴(\n]/,
});

export const jReader = shapingReader({
  id: 'j',
  notation: 'J',
  opening: /(?<![\d_.][ \t]{0,4})\b(\d{1,6})[ \t]{1,8}(\d{1,6})[ \t]{0,8}\$[ \t]{0,8}/g,
  minus: '_',
  stop: /NB\.|[()$\n]/,
});
