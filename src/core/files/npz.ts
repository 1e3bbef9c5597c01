import { defaultMaxEntries } from '../literals/reader.js';
import type { Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import type { FileOptions, NumericArray } from './arrays.js';
import { readNpy, writeNpy } from './npy.js';
import { isPacked, listZip, readZipEntry, type Inflate } from './zip/read.js';
import { writeZip } from './zip/write.js';
import { t } from '../texts.js';

/** Names of the arrays in a .npz file, in the order of the file, each once, without `.npy`. */
export function listNpz(bytes: Uint8Array): Result<string[]> {
  const entries = listZip(bytes);
  if (!entries.ok) return entries;
  const names = entries.value
    .filter(({ name }) => name.endsWith('.npy'))
    .map(({ name }) => name.slice(0, -'.npy'.length));
  return names.length > 0
    ? success([...new Set(names)])
    : failure('none', t('There is no array in this archive: no file in it ends with .npy.'));
}

/**
 * One array of a .npz file as a matrix.
 *
 * @param name as in the result of `listNpz`.
 * @param inflate raw DEFLATE, for archives of `numpy.savez_compressed`.
 */
export function readNpz(
  bytes: Uint8Array,
  name: string,
  inflate: Inflate,
  options: FileOptions = {},
): Result<Matrix> {
  const entries = listZip(bytes);
  if (!entries.ok) return entries;
  // An archive that was added to holds a name twice; the last one is valid, as for NumPy.
  const entry = entries.value.filter((file) => file.name === `${name}.npy`).at(-1);
  if (!entry) return failure('none', t('There is no array named {0} in this archive.', name));
  // At most eight bytes per entry, and a header.
  const maxBytes = (options.maxEntries ?? defaultMaxEntries) * 8 + (1 << 20);
  const file = readZipEntry(bytes, entry, inflate, maxBytes);
  if (!file.ok) return file;
  return readNpy(file.value, isPacked(entry) ? { ...options, overwrite: true } : options);
}

/** A .npz file of named arrays, uncompressed as by `numpy.savez`. */
export function writeNpz(arrays: Readonly<Record<string, NumericArray>>): Uint8Array {
  return writeZip(
    Object.entries(arrays).map(([name, array]) => ({
      name: `${name}.npy`,
      bytes: writeNpy(array),
    })),
  );
}
