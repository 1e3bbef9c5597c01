import { transpose, type Matrix } from '../../matrix.js';
import { layOut } from './entry.js';

const spelling = { missing: 'NaN', infinity: 'inf', minusInfinity: '-inf' };

function separated(matrix: Matrix, separator: string): string {
  return layOut(matrix, spelling, {
    open: '',
    rowOpen: '',
    between: separator,
    rowClose: '',
    betweenRows: '\n',
    close: '\n',
  });
}

/** Comma-separated values (RFC 4180), without a header. */
export function printCsv(matrix: Matrix): string {
  return separated(matrix, ',');
}

export function printTsv(matrix: Matrix): string {
  return separated(matrix, '\t');
}

/** The same with the names of rows and columns, if there are any, for a spreadsheet. */
export function printLabelled(matrix: Matrix, separator: string): string {
  const { rowLabels, columnLabels } = matrix;
  const lines = separated(matrix, separator).trimEnd().split('\n');
  const quoted = (label: string) =>
    /["\r\n]/.test(label) || label.includes(separator) ? `"${label.replaceAll('"', '""')}"` : label;
  const rows = rowLabels
    ? lines.map((line, i) => `${quoted(rowLabels[i] ?? '')}${separator}${line}`)
    : lines;
  const head = columnLabels && [...(rowLabels ? [''] : []), ...columnLabels.map(quoted)];
  return `${[...(head ? [head.join(separator)] : []), ...rows].join('\n')}\n`;
}

/** Matrix Market's dense format: one entry per line, down the columns (NIST, "Text file formats"). */
export function printMatrixMarket(matrix: Matrix): string {
  return layOut(transpose(matrix), spelling, {
    open: `%%MatrixMarket matrix array real general\n${matrix.rows} ${matrix.cols}\n`,
    rowOpen: '',
    between: '\n',
    rowClose: '',
    betweenRows: '\n',
    close: '\n',
  });
}
