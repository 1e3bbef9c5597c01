import { failure } from '../../result.js';
import type { Candidate, FoundMatrix, Reader } from '../reader.js';

/** Only numbers, brackets and separators. */
const plain = /^[\s[\]\d,;eE+\-\u2212]*$/;
/** A comma beside a blank separates entries, and a decimal point means that the comma is not one. */
const parted = /,[ \t]|[ \t],|\d\.\d/;
const side = /\d[ \t]+[-+\u2212]?\d/;
const word = /[^\s[\];]+/g;

/**
 * Extends a reader of brackets in which both commas and blanks separate entries (MATLAB), for text of
 * unknown language. In `[1,5 2,5]` over `[3,5 4,5]` every entry between blanks has one comma between digits.
 * The comma is a decimal mark there (CLDR, number symbols), since nobody writes MATLAB like this. Where only
 * some entries have a comma, both readings are possible, and a problem names them, unless one reading has
 * rows of different lengths.
 */
export function withDecimalCommas<C extends Candidate>(reader: Reader<C>): Reader<C> {
  return {
    ...reader,
    read(text, candidate, options) {
      const reading = reader.read(text, candidate, options);
      const { found } = reading;
      if (!found || (!found.result.ok && found.result.problem.code !== 'ragged')) return reading;
      const written = text.slice(found.start, found.end);
      if (!/\d,\d/.test(written) || !plain.test(written)) return reading;
      if (parted.test(written) || !side.test(written)) return reading;
      const words = Array.from(written.matchAll(word), ([entry]) => entry).filter((w) => w !== ',');
      if (!words.every((entry) => /^[-+\u2212]?\d+(?:,\d+)?,?$/.test(entry))) return reading;
      const { start, end } = found;
      // Rows in their own brackets are rows, whatever separates them.
      const points = written
        .replace(/(\d),(?=\d)/g, '$1.')
        .replace(/\](?:,|\s)(?=[\s,]*\[)/g, '];');
      const first = reader.next(points, 0);
      const decimal = first?.at === 0 ? reader.read(points, first, options).found : undefined;
      if (decimal?.end !== end - start || !decimal.result.ok) return reading;
      const all = words.every((entry) => /\d,\d/.test(entry));
      if (all || !found.result.ok) {
        return { ...reading, found: { ...found, result: decimal.result } };
      }
      return { ...reading, found: doubtful(found, written, words) };
    },
  };
}

function doubtful(
  { start, end, certainty }: FoundMatrix,
  written: string,
  words: readonly string[],
): FoundMatrix {
  const entry = words.find((one) => /\d,\d/.test(one))!.replace(/,$/, '');
  const from = start + written.indexOf(entry);
  const message =
    `“${entry}” may be ${entry.replace(',', '.')} or two entries, ${entry.replace(',', ' and ')}: ` +
    'write decimals with a point, or commas between all entries.';
  const result = failure('syntax', message, from, from + entry.length);
  return { start, end, result, certainty };
}
