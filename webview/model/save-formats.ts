import {
  arrayOf,
  writeMat,
  writeMatrixFile,
  writeNpy,
  writeNpz,
  writeSafetensors,
  type NamedMatrix,
} from '../../src/core/index.js';
import { saveFormats, type SaveFormat } from '../../src/protocol/index.js';

/** Formats that hold several matrices with their names. */
const several: ReadonlySet<SaveFormat> = new Set(['npz', 'mat', 'safetensors']);

/** The format, or .npz if there are several matrices and the format holds one. */
export function formatFor(format: SaveFormat, count: number): SaveFormat {
  return count > 1 && !several.has(format) ? 'npz' : format;
}

/** The formats that hold so many matrices. */
export function formatsFor(count: number): readonly SaveFormat[] {
  return saveFormats.filter((format) => formatFor(format, count) === format);
}

/** The bytes of a file with these matrices; the format must hold so many. */
export function fileWith(format: SaveFormat, named: readonly NamedMatrix[]): Uint8Array {
  const arrays = Object.fromEntries(
    named.map(({ name, matrix }) => [name, arrayOf(matrix)] as const),
  );
  const first = named[0]!.matrix;
  switch (format) {
    case 'npz':
      return writeNpz(arrays);
    case 'npy':
      return writeNpy(arrayOf(first));
    case 'mat':
      return writeMat(arrays);
    case 'safetensors':
      return writeSafetensors(arrays);
    case 'csv':
    case 'mtx':
      return writeMatrixFile(format, first);
  }
}
