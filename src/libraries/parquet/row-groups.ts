import type { FileMetaData } from 'hyparquet';
import {
  arrayOfRows,
  failure,
  rowBytes,
  success,
  type Result,
  type StridedArray,
} from '../../core/index.js';

/** A row group: its rows, and metadata that know no other. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly metadata: FileMetaData;
}

/** The numbers of one row group, by columns. */
export type ReadGroup = (metadata: FileMetaData, rows: number) => Promise<Float64Array>;

/**
 * A table that is too large for memory, read one row group after the other. The last one stays in memory, so a pass over
 * the rows unpacks each group once.
 *
 * @param maxBytes of one row group in memory.
 * @returns `tooLarge` for a row group that needs more, with what to do.
 */
export function groupedRows(
  metadata: FileMetaData,
  cols: number,
  maxBytes: number,
  readGroup: ReadGroup,
): Result<StridedArray> {
  const groups = groupsOf(metadata);
  const rows = groups.at(-1)?.to ?? 0;
  const largest = groups.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  if (8 * largest * cols > maxBytes) {
    return failure(
      'tooLarge',
      `A row group of this Parquet file has ${largest} rows, which need ${8 * largest * cols} bytes in memory; up to ${maxBytes} are used. Choose fewer columns, or write the file with at most ${Math.floor(maxBytes / (8 * cols))} rows in a group.`,
    );
  }
  let kept: { readonly group: Group; readonly data: Promise<Float64Array> } | undefined;
  const numbersOf = (group: Group): Promise<Float64Array> => {
    if (kept?.group !== group) {
      const data = readGroup(group.metadata, group.to - group.from);
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
  return success(arrayOfRows(rowBytes(rows, cols, readRows), rows, cols));
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
