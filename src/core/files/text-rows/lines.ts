import type { ByteSource } from '../bytes.js';
import { t } from '../../texts.js';

/** Bytes that are read at once. */
const chunkBytes = 2 ** 22;
/** A longer line is not one of a table. */
const longestLine = 2 ** 27;
const newLine = 10;

/**
 * Receives a line: bytes from … to − 1 without its end, the place of its first byte in the file, and its number. False
 * ends the reading.
 */
export type UseLine = (
  bytes: Uint8Array,
  from: number,
  to: number,
  offset: number,
  line: number,
) => boolean;

/**
 * Reads a text line by line from a byte on, some MiB at once.
 *
 * @param first number of the first line.
 * @param between called with the byte that comes next, before each reading; false ends the reading.
 * @param most bytes of the first reading, if little is needed.
 * @returns whether the end of the file was reached, or `use` ended the reading; false if `between` ended it.
 * @throws what the reading throws, and for a line that is too long.
 */
export async function eachLine(
  file: ByteSource,
  start: number,
  first: number,
  use: UseLine,
  between: (at: number) => boolean = () => true,
  most = chunkBytes,
): Promise<boolean> {
  let at = start;
  let line = first;
  let chunk = Math.min(most, chunkBytes);
  while (at < file.size) {
    if (!between(at)) return false;
    const end = Math.min(file.size, at + chunk);
    const bytes = await file.read(at, end);
    let from = 0;
    for (let to = bytes.indexOf(newLine); to >= 0; to = bytes.indexOf(newLine, from)) {
      if (!use(bytes, from, to, at + from, line)) return true;
      line++;
      from = to + 1;
    }
    if (end === file.size) {
      if (from < bytes.length) use(bytes, from, bytes.length, at + from, line);
      return true;
    }
    // The rest of a line comes again with its end.
    if (from === 0) {
      if (chunk >= longestLine) {
        throw new Error(
          t('Line {0} has more than {1} MiB; this is not a table.', line, longestLine / 2 ** 20),
        );
      }
      chunk *= 2;
    } else chunk = Math.max(chunk, chunkBytes);
    at += from;
  }
  return true;
}
