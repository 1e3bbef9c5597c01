import { parquetMetadataAsync, parquetSchema, type FileMetaData } from 'hyparquet';
import {
  failure,
  memoryBytes,
  success,
  type ArrayCatalog,
  type ArrayEntry,
  type ByteSource,
  type Limits,
  type Result,
  type StridedArray,
} from '../../core/index.js';
import { groupedRows } from './row-groups.js';
import { bufferOf, valuesOf, type Column, type ParquetFile } from './values.js';

type SchemaTree = ReturnType<typeof parquetSchema>;

/**
 * The numeric columns of a Parquet file: all of them together as one matrix, but for the index of pandas, and each one by
 * itself. Everything is read
 * by hyparquet. Missing numbers are NaN. Texts, dates and nested columns are left out, and named in the format.
 */
export async function parquetCatalog(bytes: ByteSource): Promise<Result<ArrayCatalog>> {
  try {
    const metadata = await parquetMetadataAsync(bufferOf(bytes));
    return catalogOf(bytes, metadata);
  } catch (error) {
    return damaged(error);
  }
}

/** @throws when the metadata are damaged. */
function catalogOf(bytes: ByteSource, metadata: FileMetaData): Result<ArrayCatalog> {
  const rows = Number(metadata.num_rows);
  if (!Number.isSafeInteger(rows) || rows < 0) throw new Error(`it has ${rows} rows`);
  const { children } = parquetSchema(metadata);
  const columns = children.flatMap(columnOf);
  const others = children.length - columns.length;
  const left = others === 1 ? '1 column that has' : `${others} columns that have`;
  const format = others === 0 ? 'Parquet' : `Parquet, without ${left} no numbers`;
  if (columns.length === 0) {
    return failure('notNumeric', 'None of the columns of this Parquet file has plain numbers.');
  }
  const file: ParquetFile = { bytes, metadata, rows };
  const index = indexNames(metadata);
  const values = columns.filter(({ name }) => !index.has(name));
  const table = entryOf('all columns', values, file);
  const pick = (names: readonly string[]) =>
    entryOf(
      table.name,
      values.filter(({ name }) => names.includes(name)),
      file,
    );
  const all = values.length > 1 ? [{ ...table, pick }] : [];
  const single = columns.map((column) => entryOf(column.name, [column], file));
  return success({ format, entries: [...all, ...single] });
}

/** The columns that pandas wrote for the names of the rows: an index of numbers would look like one more column. */
function indexNames({ key_value_metadata: pairs }: FileMetaData): ReadonlySet<string> {
  const text = pairs?.find(({ key }) => key === 'pandas')?.value;
  try {
    const { index_columns: names } = JSON.parse(text ?? '{}') as { index_columns?: unknown };
    return new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
  } catch {
    return new Set();
  }
}

function entryOf(name: string, columns: readonly Column[], file: ParquetFile): ArrayEntry {
  const { rows } = file;
  const types = [...new Set(columns.map(({ type }) => type))];
  const shape = columns.length === 1 ? [rows, 1] : [rows, columns.length];
  const size = 8 * rows * columns.length;
  return {
    name,
    shape,
    elementType: types.length === 1 ? types[0]! : 'mixed numbers',
    order: 'columns',
    isComplex: false,
    isWide: columns.some(({ isWide }) => isWide),
    bytes: size,
    columnLabels: columns.map((column) => column.name),
    open: async (limits) => {
      try {
        if (size <= limits.maxBytes) return success(await numbersOf(columns, file, limits));
        return groupedRows(file.bytes, file.metadata, columns, limits.maxBytes);
      } catch (error) {
        return damaged(error);
      }
    },
  };
}

/** A column at the top of the schema with plain numbers; none for texts, dates, lists and structures. */
function columnOf({ element, children }: SchemaTree): Column[] {
  const { name, type, logical_type: logical, converted_type: converted, repetition_type } = element;
  if (children.length > 0 || type === undefined || repetition_type === 'REPEATED') return [];
  const meaning = logical?.type ?? converted ?? type;
  const isNumber =
    ['INT32', 'INT64', 'FLOAT', 'DOUBLE', 'BOOLEAN'].includes(type) &&
    !/DATE|TIME|INTERVAL|UUID|JSON|BSON|ENUM|STRING|UTF8/.test(meaning);
  const isHalf = logical?.type === 'FLOAT16';
  const isDecimal = meaning === 'DECIMAL';
  if (!isNumber && !isHalf && !isDecimal) return [];
  const named = isDecimal ? 'DECIMAL' : isHalf ? 'FLOAT16' : (converted ?? type);
  return [
    {
      name,
      type: named,
      isWide: type === 'INT64' && !isDecimal,
      isOptional: repetition_type === 'OPTIONAL',
    },
  ];
}

/** The columns beside each other in memory. */
async function numbersOf(
  columns: readonly Column[],
  file: ParquetFile,
  limits: Limits,
): Promise<StridedArray> {
  const { rows } = file;
  const data = await valuesOf(columns, file, limits);
  return {
    bytes: memoryBytes(new Uint8Array(data.buffer)),
    shape: [rows, columns.length],
    strides: [8, 8 * rows],
    start: 0,
    encoding: { type: 'f64', littleEndian },
  };
}

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function damaged(error: unknown): Result<never> {
  const reason = error instanceof Error ? error.message : String(error);
  return failure('syntax', `The Parquet file cannot be read: ${reason}.`);
}
