import type { ByteSource } from '../bytes.js';
import { isBlankLine, readLine, type BadField } from './line.js';
import { eachLine } from './lines.js';
import type { TextLayout } from './layout.js';
import { t } from '../../texts.js';

/** Where a row begins. */
interface Place {
  readonly row: number;
  readonly offset: number;
  readonly line: number;
}

/** Reads rows of a text in any order. Where the last reading ended, the next one begins without a search. */
export class TextRows {
  private last: Place;

  constructor(
    private readonly file: ByteSource,
    private readonly layout: TextLayout,
  ) {
    this.last = this.placeBefore(0);
  }

  /**
   * Rows `from` … `to` − 1 by rows, NaN where a number is missing.
   *
   * @throws what the reading throws; for a line that is no row, with its number.
   */
  async read(from: number, to: number): Promise<Float64Array> {
    const { layout, last } = this;
    const width = layout.kept.length;
    const out = new Float64Array((to - from) * width);
    const known = this.placeBefore(from);
    const place = last.row <= from && last.row > known.row ? last : known;
    let { row } = place;
    let end: Place | undefined;
    const mean = this.file.size / Math.max(1, layout.rows);
    // A little more than the rows need, so that one reading mostly has all of them.
    const need = Math.ceil(1.1 * mean * (to - row)) + 4096;
    await eachLine(
      this.file,
      place.offset,
      place.line,
      (bytes, begin, stop, offset, line) => {
        if (bytes[begin]! <= 32 && isBlankLine(bytes, begin, stop)) return true;
        if (row === to) {
          end = { row, offset, line };
          return false;
        }
        if (row >= from) {
          const bad = readLine(bytes, begin, stop, layout, out, (row - from) * width);
          if (bad) throw new Error(this.sentence(bad, line));
        }
        row++;
        return true;
      },
      undefined,
      need,
    );
    if (row < to) {
      throw new Error(t('The text has {0} rows and had {1}; open it again.', row, layout.rows));
    }
    if (end) this.last = end;
    return out;
  }

  private placeBefore(row: number): Place {
    const { step, offsets, lines } = this.layout;
    const k = Math.min(offsets.length - 1, Math.floor(row / step));
    return k < 0
      ? { row: 0, offset: 0, line: 1 }
      : { row: k * step, offset: offsets[k]!, line: lines[k]! };
  }

  private sentence({ field, what }: BadField, line: number): string {
    const { fields } = this.layout;
    return what === 'text'
      ? t(
          'Line {0}: field {1} is not a number, as it is in the lines before. Correct the line, or save the numbers as .npy.',
          line,
          field + 1,
        )
      : t(
          'Line {0} has {1} fields where the first rows have {2}. Correct the line, or save the numbers as .npy.',
          line,
          field,
          fields,
        );
  }
}
