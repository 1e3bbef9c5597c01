import { success, type Result } from '../../result.js';
import type { ByteSource } from '../bytes.js';
import type { ArrayEntry, Limits } from '../catalog/catalog.js';
import { arrayOfRows, rowBytes } from '../row-bytes.js';
import { headOf } from './head.js';
import type { TextLayout } from './layout.js';
import { findRows } from './places.js';
import { TextRows } from './rows.js';
import { failure } from '../../result.js';

export type { TextLayout } from './layout.js';

/** The rows of a text as the bytes of doubles. A thread makes the same of the bytes of the file and the layout. */
export function textBytes(file: ByteSource, layout: TextLayout): ByteSource {
  const rows = new TextRows(file, layout);
  const { kept } = layout;
  const bytes = rowBytes(layout.rows, kept.length, (from, to) => rows.read(from, to));
  return { ...bytes, made: { of: file, by: layout } };
}

/**
 * The matrix of a text that is too large for memory. One reading finds the rows; their numbers are read when they are needed.
 *
 * @returns problems of `headOf`; `cancelled`.
 * @throws what the reading throws.
 */
export async function textRowsEntry(
  file: ByteSource,
  languageId: string,
  { onProgress, isCancelled }: Limits,
): Promise<Result<ArrayEntry>> {
  const head = await headOf(file, languageId);
  if (!head.ok) return head;
  const { format, start, line, columnLabels } = head.value;
  const places = await findRows(file, start, line, onProgress, isCancelled);
  if (!places) return failure('cancelled', '');
  const bytes = textBytes(file, { ...format, ...places });
  const { rows } = places;
  const cols = format.kept.length;
  return success({
    name: '',
    shape: [rows, cols],
    elementType: 'number',
    order: 'rows',
    isComplex: false,
    isWide: false,
    bytes: bytes.size,
    ...(columnLabels ? { columnLabels } : {}),
    open: () => Promise.resolve(success(arrayOfRows(bytes, rows, cols))),
  });
}
