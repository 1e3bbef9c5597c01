import { failure, success, type Matrix, type Result } from '../../../src/core/index.js';
import { t } from '../l10n.js';
import { largestFile } from './saved-picture.js';

export interface NumbersTable {
  readonly rows: number;
  readonly cols: number;
  /** Entry (i, j), counted from 0; NaN if it is missing. */
  readonly value: (row: number, column: number) => number;
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
}

export function tableOf(matrix: Matrix): NumbersTable {
  const { rows, cols, data, rowLabels, columnLabels } = matrix;
  return { rows, cols, value: (i, j) => data[i * cols + j]!, rowLabels, columnLabels };
}

/**
 * Comma-separated values (RFC 4180) in full precision, with a header if there are labels. A missing entry
 * is an empty field.
 *
 * @returns the problem `tooLarge` when the text would have more than `most` characters.
 */
export function toCsv(table: NumbersTable, most = largestFile): Result<string> {
  const { rows, cols, value, rowLabels, columnLabels } = table;
  const lines: string[] = [];
  let length = 0;
  if (columnLabels) {
    lines.push([...(rowLabels ? [''] : []), ...columnLabels].map(field).join(','));
  }
  for (let i = 0; i < rows; i++) {
    const fields: string[] = rowLabels ? [field(rowLabels[i] ?? '')] : [];
    for (let j = 0; j < cols; j++) {
      const entry = value(i, j);
      fields.push(Number.isNaN(entry) ? '' : String(entry));
    }
    const line = fields.join(',');
    length += line.length + 1;
    if (length > most) {
      return failure(
        'tooLarge',
        t('{0}×{1} numbers are too many to save as text: 32 MB is the most.', rows, cols),
      );
    }
    lines.push(line);
  }
  return success(`${lines.join('\n')}\n`);
}

/** Quotes a field if necessary. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
