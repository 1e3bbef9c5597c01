import type { FileMetaData } from 'hyparquet';
import {
  arrayOfRows,
  failure,
  rowBytes,
  success,
  type ByteSource,
  type LibraryLayout,
  type Result,
  type StridedArray,
  type TextLayout,
} from '../../core/index.js';
import { valuesOf, type Column } from './values.js';

/** All that a reader of row groups needs but the bytes: plain data, so that a thread can have it. */
interface ParquetLayout extends LibraryLayout {
  readonly library: 'parquet';
  /** Of these columns only. */
  readonly metadata: FileMetaData;
  readonly columns: readonly Column[];
  /** Bytes of one row group in memory. */
  readonly maxBytes: number;
}

/** A row group: its rows, and metadata that know no other. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly metadata: FileMetaData;
}

/**
 * A table that is too large for memory, read one row group after the other.
 *
 * @param maxBytes of one row group in memory.
 * @returns `tooLarge` for a row group that needs more, with what to do.
 */
export function groupedRows(
  file: ByteSource,
  metadata: FileMetaData,
  columns: readonly Column[],
  maxBytes: number,
): Result<StridedArray> {
  const groups = groupsOf(metadata);
  const cols = columns.length;
  const rows = groups.at(-1)?.to ?? 0;
  const largest = groups.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  if (8 * largest * cols > maxBytes) {
    return failure(
      'tooLarge',
      `A row group of this Parquet file has ${largest} rows, which need ${8 * largest * cols} bytes in memory; up to ${maxBytes} are used. Choose fewer columns, or write the file with at most ${Math.floor(maxBytes / (8 * cols))} rows in a group.`,
    );
  }
  const layout: ParquetLayout = {
    ...{ library: 'parquet', columns, maxBytes },
    metadata: only(metadata, columns),
  };
  return success(arrayOfRows(groupedBytes(file, layout), rows, cols));
}

/** Whether `parquetBytes` makes numbers by this layout. */
export function isParquet(layout: TextLayout | LibraryLayout): layout is ParquetLayout {
  return 'library' in layout && layout.library === 'parquet';
}

/**
 * The rows of row groups as the bytes of doubles. The last group stays in memory, so a pass over the rows unpacks each once. A
 * thread makes the same of the bytes of the file and the layout.
 */
export function groupedBytes(file: ByteSource, layout: ParquetLayout): ByteSource {
  const { columns, metadata, maxBytes } = layout;
  const groups = groupsOf(metadata);
  const cols = columns.length;
  let kept: { readonly group: Group; readonly data: Promise<Float64Array> } | undefined;
  const numbersOf = (group: Group): Promise<Float64Array> => {
    if (kept?.group !== group) {
      const own = { bytes: file, metadata: group.metadata, rows: group.to - group.from };
      const data = valuesOf(columns, own, { maxBytes });
      kept = { group, data };
      // A failure is not kept: the file may be readable again.
      data.catch(() => (kept = undefined));
    }
    return kept.data;
  };
  const readRows = async (from: number, to: number): Promise<Float64Array> => {
    const out = new Float64Array((to - from) * cols);
    for (const group of groups) {
      const [first, last] = [Math.max(from, group.from), Math.min(to, group.to)];
      if (first >= last) continue;
      const data = await numbersOf(group);
      const height = group.to - group.from;
      for (let j = 0; j < cols; j++) {
        const column = j * height - group.from;
        for (let i = first; i < last; i++) out[(i - from) * cols + j] = data[column + i]!;
      }
    }
    return out;
  };
  const bytes = rowBytes(groups.at(-1)?.to ?? 0, cols, readRows);
  return { ...bytes, made: { of: file, by: layout } };
}

/** Metadata of thousands of columns that nobody reads would be copied to a thread. */
function only(metadata: FileMetaData, columns: readonly Column[]): FileMetaData {
  const names = new Set(columns.map(({ name }) => name));
  const { key_value_metadata: _, ...rest } = metadata;
  return {
    ...rest,
    row_groups: metadata.row_groups.map((group) => ({
      ...group,
      columns: group.columns.filter(
        ({ meta_data: meta }) => !meta || names.has(meta.path_in_schema[0]!),
      ),
    })),
  };
}

function groupsOf(metadata: FileMetaData): Group[] {
  let from = 0;
  return metadata.row_groups.map((group) => {
    const to = from + Number(group.num_rows);
    const own = {
      from,
      to,
      metadata: { ...metadata, row_groups: [group], num_rows: group.num_rows },
    };
    from = to;
    return own;
  });
}
