import { ConcatParser } from '../concat/parser.js';
import { filled } from '../concat/block.js';
import { toMatrix } from '../concat/concatenation.js';
import { problems } from '../problems.js';
import { candidate, type FoundMatrix, type Reader } from '../reader.js';
import { isSpaceCode, nextMatch } from '../text-scan.js';
import { julia } from './language.js';
import { t } from '../../texts.js';

const opening =
  /\b[SM]Matrix\{\s{0,4}(\d{1,4})\s{0,4},\s{0,4}(\d{1,4})\s{0,4}(?:,[\w\s,]{1,40})?\}\(/g;
const longest = 100_000;

/**
 * `SMatrix{2, 3}(1, 2, 3, 4, 5, 6)`: the entries column by column (StaticArrays.jl documentation,
 * "SMatrix"). If the argument is an array, its own literal is read instead.
 */
export const juliaStaticReader: Reader = {
  id: 'julia-static',
  notation: 'Julia SMatrix',
  next: (text, from) => candidate(nextMatch(text, from, opening)),
  read(text, { at }, options) {
    opening.lastIndex = at;
    const match = opening.exec(text)!;
    const inside = at + match[0].length;
    const [rows, cols] = [Number(match[1]), Number(match[2])];
    const close = text.slice(inside, inside + longest).indexOf(')');
    const end = inside + close + 1;
    const written = text.slice(inside, end - 1).trim();
    if (close < 0 || written === '' || '[(@'.includes(written[0]!)) return { resumeAt: inside };
    const values: number[] = [];
    for (let i = inside; i < end - 1; i++) {
      if (isSpaceCode(text.charCodeAt(i))) continue;
      const parser = new ConcatParser(text, i, julia, options);
      const block = parser.constant();
      const next = parser.i + text.slice(parser.i, end).search(/\S/);
      const stop = text[next];
      if (block?.rows !== 1 || block.cols !== 1 || (stop !== ',' && next !== end - 1)) {
        return { resumeAt: inside };
      }
      values.push(block.data[0]!);
      i = next;
    }
    const whole = { start: at, end, certainty: 'sure' } as const;
    if (values.length !== rows * cols) {
      const what = t(
        '{0} entries do not fit the declared shape {1} × {2}',
        values.length,
        rows,
        cols,
      );
      const result = problems.syntax(what, at, end);
      return { resumeAt: end, found: { ...whole, result } };
    }
    const made = toMatrix(
      filled(rows, cols, (i, j) => values[j * rows + i]!),
      at,
      end,
    );
    const reading = { notation: 'Julia SMatrix', notes: [t('down the columns')] };
    const result = made.ok ? { ...made, value: { ...made.value, reading } } : made;
    const found: FoundMatrix = { ...whole, result };
    return { resumeAt: end, found };
  },
};
