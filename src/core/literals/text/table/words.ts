import type { Matrix } from '../../../matrix.js';
import { failure, type Result } from '../../../result.js';
import type { ReadOptions } from '../../reader.js';
import { readDelimited } from '../csv.js';
import { delimiterOf } from '../fields.js';
import { withoutThousands } from '../thousands.js';
import { t } from '../../../texts.js';

/**
 * The lines text[start, end) as rows of names and numbers. Blanks separate them, or the commas, semicolons
 * or tabs that most lines have. A header or the size of the table may be the first line.
 *
 * @param isSized the first line is known to be the size, although it is as long as the others.
 */
export function readWords(
  text: string,
  start: number,
  end: number,
  options: ReadOptions,
  isSized = false,
): Result<Matrix> {
  const block = text.slice(start, end);
  const sized = sizeOf(block, isSized);
  const from = sized ? block.indexOf('\n') + 1 : 0;
  const read = recordsProblem(block) ?? readRows(block.slice(from), options);
  const result = sized && read.ok ? checked(read.value, sized, block) : read;
  if (result.ok) return result;
  const { start: at = 0, end: stop = block.length - from, ...rest } = result.problem;
  const problem = { ...rest, start: start + from + at, end: start + from + stop };
  return { ok: false, problem };
}

function readRows(block: string, options: ReadOptions): Result<Matrix> {
  const delimiter = delimiterOf(block, 0);
  const notation = 'table';
  const separates = /[,;](?:\s|$)/.test(block) || (delimiter === ',' && !/\S[ \t]+\S/.test(block));
  if (delimiter === ' ' || (delimiter === ',' && !separates)) {
    const rows = withoutThousands(block);
    if (!rows.ok) return rows;
    return readDelimited(rows.value, 0, ' ', options, notation);
  }
  const fields = readDelimited(block, 0, delimiter, options);
  // `1,` before a blank is a number and a comma, not a word; `1,5 2,5` are two words.
  return fields.ok || separates || delimiter === '\t'
    ? fields
    : readDelimited(block, 0, ' ', options, notation);
}

interface Size {
  readonly rows: number;
  readonly cols: number;
}

/** The first line as the number of rows and columns below it: word2vec, many old formats. */
export function sizeOf(block: string, isSized = false): Size | undefined {
  const match = /^[ \t]*(\d{1,9})[ \t](\d{1,9})[ \t\r]*\n/.exec(block);
  if (!match || match[1] === '1') return undefined;
  const [rows, cols] = [Number(match[1]), Number(match[2])];
  const lines = block.trimEnd().split('\n').length - 1;
  const second = block.slice(match[0].length).split('\n', 1)[0]!.trim().split(/\s+/).length;
  return lines === rows && (isSized || second !== 2) && (second === cols || second === cols + 1)
    ? { rows, cols }
    : undefined;
}

function checked(matrix: Matrix, { rows, cols }: Size, block: string): Result<Matrix> {
  if (matrix.rows !== rows || matrix.cols !== cols) {
    const message = t(
      'The first line says {0} × {1}, but {2} × {3} entries follow.',
      rows,
      cols,
      matrix.rows,
      matrix.cols,
    );
    return failure('ragged', message, 0, block.length);
  }
  const { reading } = matrix;
  const note = t('size {0} × {1} in the first line', rows, cols);
  return {
    ok: true,
    value: { ...matrix, reading: reading && { ...reading, notes: [...reading.notes, note] } },
  };
}

/** Lines that each begin with one of a few short words are records of several kinds (Wavefront's v and f). */
function recordsProblem(block: string): Result<Matrix> | undefined {
  const first = block.split('\n', 1000).map((line) => /^\s*(\S+)/.exec(line)?.[1] ?? '');
  const kinds = new Set(first);
  const isRecords =
    kinds.size > 1 && kinds.size < first.length && first.every((word) => /^[a-z]{1,3}$/.test(word));
  if (!isRecords) return undefined;
  const message = t(
    'These are records of several kinds ({0}): select the lines of one.',
    [...kinds].slice(0, 4).join(', '),
  );
  return failure('syntax', message, 0, block.length);
}
