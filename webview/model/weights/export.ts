import { forEachSliced, type Sliced } from '../../../src/core/index.js';
import type { OtherTensor, WeightRow } from '../../../src/protocol/weights.js';
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

/** What a file of a table is made of. */
export interface TableFile {
  readonly model: Model;
  readonly rows: readonly WeightRow[];
  readonly others: readonly OtherTensor[];
  readonly known: Known;
}

/** The rows of a table with its names first, as lines of a text. */
function* linesOfFields(
  { model: { kind }, rows, known }: TableFile,
  line: (fields: readonly string[]) => string,
): Sliced<string> {
  const columns = fileColumns(kind);
  const head = ['name', 'rows', 'cols', ...columns.map(({ id }) => id), 'nan', 'infinite'];
  const lines = [line([...head, 'isExact', 'problem'])];
  yield* forEachSliced(rows, (row) => {
    const weight = weightOf(row, known);
    const { numbers } = weight.measured ?? {};
    const fields = [
      row.name,
      String(row.rows),
      String(row.cols),
      ...columns.map((column) => String(column.value(weight) ?? '')),
      String(numbers?.nan ?? ''),
      String(numbers?.infinite ?? ''),
      String(numbers?.isExact ?? ''),
      problemOf(weight) ?? '',
    ];
    lines.push(line(fields));
  });
  return `${lines.join('\n')}\n`;
}

/** Comma-separated values (RFC 4180). What is unknown is an empty field. */
export function tableCsv(file: TableFile): Sliced<string> {
  return linesOfFields(file, (fields) => fields.map(quoted).join(','));
}

/** Values with tabs between them, for a spreadsheet. */
export function tableTsv(file: TableFile): Sliced<string> {
  return linesOfFields(file, (fields) =>
    fields.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t'),
  );
}

/** All that is known, with the spectra and, of pairs, all singular values. Infinite numbers are texts. */
export function* tableJson({ model, rows, others, known }: TableFile): Sliced<string> {
  const { title, kind, files, metadata, before, relation } = model;
  const frame = { title, kind, before, relation, files, metadata: Object.fromEntries(metadata) };
  const weights: string[] = [];
  for (const [i, row] of rows.entries()) {
    weights.push(indented(weightJson(row, known)));
    // A row has hundreds of numbers.
    if (i % 16 === 15) yield;
  }
  const rest: string[] = [];
  yield* forEachSliced(others, (each) => rest.push(indented(each)));
  const head = JSON.stringify(frame, finite, 2).slice(0, -'\n}'.length);
  return `${head},\n  "weights": ${listed(weights)},\n  "others": ${listed(rest)}\n}\n`;
}

function weightJson(row: WeightRow, known: Known): object {
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
}

function finite(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** An element of a list in the second level. Texts of JSON have no line breaks of their own. */
function indented(value: object): string {
  return `    ${JSON.stringify(value, finite, 2).replaceAll('\n', '\n    ')}`;
}

function listed(elements: readonly string[]): string {
  return elements.length === 0 ? '[]' : `[\n${elements.join(',\n')}\n  ]`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
