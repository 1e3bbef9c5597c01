import {
  textBytes,
  type ByteSource,
  type LibraryLayout,
  type TextLayout,
} from '../../core/index.js';
import { groupedBytes, isParquet } from '../../libraries/parquet/row-groups.js';

/** The numbers that a layout makes of the bytes of a file, as bytes of doubles: texts, and row groups of Parquet. */
export function madeBytes(file: ByteSource, layout: TextLayout | LibraryLayout): ByteSource {
  if (isParquet(layout)) return groupedBytes(file, layout);
  if ('library' in layout) throw new Error(`no reader of ${layout.library}`);
  return textBytes(file, layout);
}
