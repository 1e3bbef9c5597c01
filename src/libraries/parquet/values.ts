import { parquetRead, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { ByteSource, Limits } from '../../core/index.js';
import { checkPages } from './pages.js';

/** A column of the file that has numbers. */
export interface Column {
  readonly name: string;
  /** The type as Parquet names it. */
  readonly type: string;
  readonly isWide: boolean;
  /** Entries may be missing. */
  readonly isOptional: boolean;
}

/** Rows that are read together, and metadata that know no others. */
export interface ParquetFile {
  readonly bytes: ByteSource;
  readonly metadata: FileMetaData;
  readonly rows: number;
}

/**
 * The numbers of some columns, one column after the other; NaN where one is missing.
 *
 * @throws with a reason when the pages are damaged.
 */
export async function valuesOf(
  columns: readonly Column[],
  { bytes, metadata, rows }: ParquetFile,
  limits: Pick<Limits, 'maxBytes'>,
): Promise<Float64Array<ArrayBuffer>> {
  const data = new Float64Array(rows * columns.length).fill(NaN);
  const places = new Map(columns.map(({ name }, at) => [name, at * rows]));
  const bounded = withinBudget(limits);
  const read = (start: number, end: number) =>
    bytes.read(Math.min(start, bytes.size), Math.min(end, bytes.size));
  await checkPages(read, metadata, columns, bounded);
  const failed: Error[] = [];
  const arrived = new Map(columns.map(({ name }) => [name, 0]));
  await parquetRead({
    file: bufferOf(bytes),
    metadata,
    columns: columns.map(({ name }) => name),
    compressors: bounded,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const place = places.get(columnName);
      if (place === undefined) return;
      if (rowStart + columnData.length > rows) failed.push(new Error('too many values'));
      arrived.set(columnName, arrived.get(columnName)! + columnData.length);
      const count = Math.min(columnData.length, rows - rowStart);
      for (let row = 0; row < count; row++) {
        const value = numberOf(columnData[row]);
        if (value === undefined)
          failed.push(new Error(`${columnName} has a value that is no number`));
        else data[place + rowStart + row] = value;
      }
    },
  });
  // What did not arrive would look as if it were missing in the table.
  const short = [...arrived].find(([, count]) => count !== rows);
  if (short) failed.push(new Error(`${short[0]} has ${short[1]} of ${rows} values`));
  const [first] = failed;
  if (first) throw first;
  return data;
}

/** NaN for a missing number; undefined for what is none. */
function numberOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return NaN;
  const isNumber =
    typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
  return isNumber ? Number(value) : undefined;
}

/** The decompressors, which take no more memory than allowed, whatever a page claims. */
function withinBudget({ maxBytes }: Pick<Limits, 'maxBytes'>): typeof compressors {
  const bounded = Object.entries(compressors).map(([codec, decompress]) => [
    codec,
    (packed: Uint8Array, size: number) => {
      if (size > maxBytes) throw new Error(`a page claims ${size} bytes`);
      return decompress(packed, size);
    },
  ]);
  return Object.fromEntries(bounded) as typeof compressors;
}

/** The bytes as hyparquet reads them. */
export function bufferOf(bytes: ByteSource) {
  return {
    byteLength: bytes.size,
    slice: async (start: number, end = bytes.size): Promise<ArrayBuffer> => {
      const from = Math.max(0, Math.min(start < 0 ? bytes.size + start : start, bytes.size));
      const to = Math.max(from, Math.min(end, bytes.size));
      // A copy: its buffer has nothing else, and the library reads it from its start.
      return (await bytes.read(from, to)).slice().buffer;
    },
  };
}
