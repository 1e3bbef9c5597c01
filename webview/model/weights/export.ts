import type { WeightRow } from '../../../src/protocol/weights.js';
import { offeredColumns } from './columns/choice.js';
import type { Column } from './columns/column.js';
import type { Model } from './state.js';
import { problemOf, weightOf, type Known } from './weight.js';

/** The columns of a file: those of the table and those on request, in full precision. */
function fileColumns(kind: Model['kind']): readonly Column[] {
  return offeredColumns(kind)
    .map(({ column }) => column)
    .filter(({ id, kind: what }) => id !== 'shape' && what !== 'spectrum');
}

/** The rows of a table with its names first: each row has a field for each name. */
function fields(kind: Model['kind'], rows: readonly WeightRow[], known: Known): string[][] {
  const columns = fileColumns(kind);
  const head = [
    'name',
    'rows',
    'cols',
    ...columns.map(({ id }) => id),
    'nan',
    'infinite',
    'isExact',
  ];
  const lines = rows.map((row) => {
    const weight = weightOf(row, known);
    const { numbers } = weight.measured ?? {};
    return [
      row.name,
      String(row.rows),
      String(row.cols),
      ...columns.map((column) => String(column.value(weight) ?? '')),
      String(numbers?.nan ?? ''),
      String(numbers?.infinite ?? ''),
      String(numbers?.isExact ?? ''),
      problemOf(weight) ?? '',
    ];
  });
  return [[...head, 'problem'], ...lines];
}

/** Comma-separated values (RFC 4180). What is unknown is an empty field. */
export function tableCsv(kind: Model['kind'], rows: readonly WeightRow[], known: Known): string {
  const lines = fields(kind, rows, known).map((line) => line.map(quoted).join(','));
  return `${lines.join('\n')}\n`;
}

/** Values with tabs between them, for a spreadsheet. */
export function tableTsv(kind: Model['kind'], rows: readonly WeightRow[], known: Known): string {
  const lines = fields(kind, rows, known).map((line) =>
    line.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t'),
  );
  return `${lines.join('\n')}\n`;
}

/** All that is known, with the spectra and, of pairs, all singular values. Infinite numbers are texts. */
export function tableJson(model: Model, rows: readonly WeightRow[], known: Known): string {
  const { title, kind, files, metadata, others, before, relation } = model;
  const weights = rows.map((row) => {
    const weight = weightOf(row, known);
    const { id: _, ...header } = row;
    const { numbers, values, comparison } = weight.measured ?? {};
    const problem = problemOf(weight);
    return {
      ...header,
      ...(numbers ? { numbers } : {}),
      ...(weight.share === undefined ? {} : { share: weight.share }),
      ...(comparison ? { comparison } : {}),
      ...(values ? { singularValues: Array.from(values) } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
  });
  const whole = {
    title,
    kind,
    before,
    relation,
    files,
    metadata: Object.fromEntries(metadata),
    weights,
    others,
  };
  const finite = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  return `${JSON.stringify(whole, finite, 2)}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
