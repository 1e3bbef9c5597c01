import type { ColumnMetaData, Compressors, FileMetaData, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';

/** What is known of a flat column. */
export interface FlatColumn {
  readonly name: string;
  /** Its entries may be missing: each has a definition level, 0 or 1. */
  readonly isOptional: boolean;
}

/**
 * Looks through the pages of some flat columns before hyparquet reads them. It believes the counts in the headers of
 * pages and runs: a damaged one makes it fill gigabytes, for minutes. (Apache Parquet, Encodings.md and README.md:
 * page headers, the hybrid of runs and packed bits, DELTA_BINARY_PACKED.)
 *
 * @throws with a reason when a count or a size cannot be right.
 */
export async function checkPages(
  read: (start: number, end: number) => Promise<Uint8Array>,
  { row_groups: groups }: FileMetaData,
  columns: readonly FlatColumn[],
  compressors: Compressors,
): Promise<void> {
  const known = new Map(columns.map((column) => [column.name, column]));
  for (const group of groups) {
    const rows = Number(group.num_rows);
    for (const { meta_data: meta } of group.columns) {
      const column = meta && known.get(meta.path_in_schema.join('.'));
      if (!column) continue;
      const start = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
      const size = Number(meta.total_compressed_size);
      if (!(start >= 0 && size >= 0)) throw new Error('a column lies outside of the file');
      checkChunk(await read(start, start + size), rows, meta, column, compressors);
    }
  }
}

function checkChunk(
  chunk: Uint8Array,
  rows: number,
  meta: ColumnMetaData,
  column: FlatColumn,
  compressors: Compressors,
): void {
  const reader = { view: viewOf(chunk), offset: 0 };
  let count = 0;
  while (count < rows && reader.offset < chunk.length - 1) {
    const header = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
    if (!isCount(packed, chunk.length - reader.offset) || !isCount(unpacked, Infinity)) {
      throw new Error('a page has an impossible size');
    }
    const page = chunk.subarray(reader.offset, reader.offset + packed);
    reader.offset += packed;
    const values =
      header.data_page_header?.num_values ??
      header.data_page_header_v2?.num_values ??
      header.dictionary_page_header?.num_values ??
      0;
    const isDictionary = header.type === 'DICTIONARY_PAGE';
    // A dictionary has at most one value per row, and each takes a bit at least.
    if (!isCount(values, isDictionary ? 8 * unpacked : rows - count)) {
      throw new Error('a page has more values than its column has rows');
    }
    if (isDictionary) continue;
    checkPage(page, header, values, meta, column, compressors);
    count += values;
    if (values === 0 && packed === 0) throw new Error('a page is empty');
  }
}

function checkPage(
  packed: Uint8Array,
  header: PageHeader,
  count: number,
  { codec, type }: ColumnMetaData,
  { isOptional }: FlatColumn,
  compressors: Compressors,
): void {
  const { data_page_header: one, data_page_header_v2: two } = header;
  if (one) {
    const page = decompressPage(packed, header.uncompressed_page_size, codec, compressors);
    let at = 0;
    if (isOptional) {
      if (page.length < 4) throw new Error('a page is cut off');
      const length = viewOf(page).getUint32(0, true);
      checkRuns(page, 4, 4 + length, 1, count);
      at = 4 + length;
    }
    checkValues(page, at, one.encoding, type, count);
  } else if (two) {
    const levels = two.repetition_levels_byte_length;
    const definitions = two.definition_levels_byte_length;
    if (!isCount(levels, packed.length) || !isCount(definitions, packed.length - levels)) {
      throw new Error('a page has an impossible size');
    }
    if (!isCount(two.num_nulls, count)) throw new Error('a page has more gaps than values');
    if (isOptional) checkRuns(packed, levels, levels + definitions, 1, count);
    const rest = header.uncompressed_page_size - levels - definitions;
    const body = packed.subarray(levels + definitions);
    const isPacked = two.is_compressed !== false && rest !== 0;
    const page = isPacked ? decompressPage(body, rest, codec, compressors) : body;
    checkValues(page, 0, two.encoding, type, count - two.num_nulls);
  } else if (header.type !== 'INDEX_PAGE') {
    throw new Error('a page has no header');
  }
}

/** @param most number of values; missing ones are not stored. */
function checkValues(
  page: Uint8Array,
  at: number,
  encoding: string,
  type: string,
  most: number,
): void {
  switch (encoding) {
    case 'PLAIN':
    case 'BYTE_STREAM_SPLIT':
      return;
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      if (most === 0) return;
      const width = page[at] ?? 0;
      if (width > 32) throw new Error('an index has more than 32 bits');
      if (width > 0) checkRuns(page, at + 1, page.length, width, most);
      return;
    }
    case 'RLE':
      if (type !== 'BOOLEAN') throw new Error('its encoding is not known');
      checkRuns(page, at + 4, page.length, 1, most);
      return;
    case 'DELTA_BINARY_PACKED': {
      const reader = { page, at };
      const block = varint(reader);
      const parts = varint(reader);
      if (!(parts >= 1 && parts <= 4096 && block >= parts && block <= 2 ** 24)) {
        throw new Error('a block of differences has an impossible size');
      }
      return;
    }
    default:
      throw new Error(`its encoding ${encoding} is not read`);
  }
}

/** Values that a run of packed bits may have beyond the last value: they come in eights, and some writers add more. */
const padding = 512;

/** Runs of equal values and of packed bits, until `most` values have come or the bytes end. */
function checkRuns(
  page: Uint8Array,
  start: number,
  end: number,
  width: number,
  most: number,
): void {
  if (end > page.length) throw new Error('a page is cut off');
  const reader = { page, at: start };
  for (let seen = 0; seen < most && reader.at < end;) {
    const header = varint(reader);
    const length = Math.floor(header / 2);
    if (header % 2 === 1) {
      if (8 * length > most - seen + padding) throw new Error('a run is too long');
      reader.at += length * width;
      seen += 8 * length;
    } else {
      if (length > most - seen) throw new Error('a run is too long');
      reader.at += Math.ceil(width / 8);
      seen += length;
    }
  }
}

/** An unsigned number in groups of seven bits, the lowest first. */
function varint(reader: { readonly page: Uint8Array; at: number }): number {
  let value = 0;
  for (let factor = 1; factor < 2 ** 49; factor *= 128) {
    const byte = reader.page[reader.at++];
    if (byte === undefined) throw new Error('a page is cut off');
    value += (byte & 127) * factor;
    if (byte < 128) return value;
  }
  throw new Error('a number is too long');
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
