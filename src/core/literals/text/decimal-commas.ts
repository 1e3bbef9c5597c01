import { failure } from '../../result.js';
import type { Candidate, FoundMatrix, Reader, ReadOptions } from '../reader.js';
import { t } from '../../texts.js';

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
      const { found, ifAsked } = reading;
      const read = found && withCommas(text, found, reader, options);
      return {
        ...reading,
        ...(read ? { found: read } : {}),
        ...(ifAsked ? { ifAsked: () => askedWith(ifAsked(), text, reader, options) } : {}),
      };
    },
  };
}

function askedWith<C extends Candidate>(
  found: FoundMatrix | undefined,
  text: string,
  reader: Reader<C>,
  options: ReadOptions,
): FoundMatrix | undefined {
  return found && withCommas(text, found, reader, options);
}

/** The literal with its commas as decimal marks, or a problem; the same literal if they are not. */
function withCommas<C extends Candidate>(
  text: string,
  found: FoundMatrix,
  reader: Reader<C>,
  options: ReadOptions,
): FoundMatrix {
  const { start, end, result } = found;
  if (!result.ok && result.problem.code !== 'ragged') return found;
  const written = text.slice(start, end);
  if (!/\d,\d/.test(written) || !plain.test(written)) return found;
  if (parted.test(written) || !side.test(written)) return found;
  const words = Array.from(written.matchAll(word), ([entry]) => entry).filter((w) => w !== ',');
  if (!words.every((entry) => /^[-+\u2212]?\d+(?:,\d+)?,?$/.test(entry))) return found;
  // Rows in their own brackets are rows, whatever separates them.
  const points = written.replace(/(\d),(?=\d)/g, '$1.').replace(/\](?:,|\s)(?=[\s,]*\[)/g, '];');
  const first = reader.next(points, 0);
  const again = first?.at === 0 ? reader.read(points, first, options) : undefined;
  const decimal = again?.found ?? again?.ifAsked?.();
  if (decimal?.end !== end - start || !decimal.result.ok) return found;
  const all = words.every((entry) => /\d,\d/.test(entry));
  if (all || !result.ok) return { ...found, result: decimal.result };
  return doubtful(found, written, words);
}

function doubtful(
  { start, end, certainty }: FoundMatrix,
  written: string,
  words: readonly string[],
): FoundMatrix {
  const entry = words.find((one) => /\d,\d/.test(one))!.replace(/,$/, '');
  const from = start + written.indexOf(entry);
  const message = t(
    '“{0}” may be {1} or two entries, {2}: write decimals with a point, or commas between all entries.',
    entry,
    entry.replace(',', '.'),
    entry.replace(',', ' and '),
  );
  const result = failure('syntax', message, from, from + entry.length);
  return { start, end, result, certainty };
}
