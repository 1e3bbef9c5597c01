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
export function* tableJson({ model, rows, others, known }: TableFile): Sliced<Uint8Array> {
  const { title, kind, files, metadata, before, relation } = model;
  const frame = { title, kind, before, relation, files, metadata: Object.fromEntries(metadata) };
  const text = new LongText();
  text.add(JSON.stringify(frame, finite, 2).slice(0, -'\n}'.length));
  yield* addList(text, 'weights', rows, (row) => weightJson(row, known));
  yield* addList(text, 'others', others, (other) => other);
  text.add('\n}\n');
  return yield* text.bytes();
}

/** Adds a list in the second level, as `JSON.stringify` writes it. */
function* addList<T>(
  text: LongText,
  name: string,
  items: readonly T[],
  valueOf: (item: T) => object,
): Sliced<void> {
  text.add(`,\n  "${name}": [`);
  for (const [i, item] of items.entries()) {
    // Texts of JSON have no line breaks of their own.
    const json = JSON.stringify(valueOf(item), finite, 2).replaceAll('\n', '\n    ');
    text.add(`${i === 0 ? '' : ','}\n    ${json}`);
    // A row has hundreds of numbers.
    if (i % 16 === 15) yield;
  }
  text.add(items.length === 0 ? ']' : '\n  ]');
}

/** A text of many megabytes as bytes: as one string, it would block the page when it is put together. */
class LongText {
  private readonly parts: Uint8Array[] = [];
  private readonly encoder = new TextEncoder();
  private length = 0;

  add(text: string): void {
    const part = this.encoder.encode(text);
    this.parts.push(part);
    this.length += part.length;
  }

  *bytes(): Sliced<Uint8Array> {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
      yield;
    }
    return all;
  }
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

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
