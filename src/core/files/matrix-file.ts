import { parseMatrix } from '../literals/parse.js';
import type { Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import type { FileOptions } from './arrays.js';
import { readNpy } from './npy.js';
import { listNpz, readNpz } from './npz.js';
import { listTensors, readTensor } from './safetensors.js';
import { decodeUtf8 } from './utf8.js';
import type { Inflate } from './zip/read.js';
import { t } from '../texts.js';

/** File formats that can contain matrices. */
export type FileKind = 'npy' | 'npz' | 'safetensors' | 'csv' | 'tsv' | 'mtx';

/** Text formats, and the language ids whose readers they use. */
const languages: Readonly<Partial<Record<FileKind, string>>> = {
  csv: 'csv',
  tsv: 'tsv',
  mtx: 'matrix-market',
};

const kinds: readonly FileKind[] = ['npy', 'npz', 'safetensors', 'csv', 'tsv', 'mtx'];

/** The kind of a file by its extension, in any case; undefined for others. */
export function fileKind(fileName: string): FileKind | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return kinds.find((kind) => kind === extension);
}

/** Names of the arrays in a file; a single empty name if the format has no names. */
export function listArrays(kind: FileKind, bytes: Uint8Array): Result<string[]> {
  if (kind === 'npz') return listNpz(bytes);
  if (kind !== 'safetensors') return success(['']);
  const tensors = listTensors(bytes);
  return tensors.ok ? success(tensors.value.map(({ name }) => name)) : tensors;
}

/**
 * One array of a file as a matrix.
 *
 * @param name as in the result of `listArrays`.
 * @param options.inflate raw DEFLATE for compressed .npz files; without it they are refused.
 */
export function readMatrixFile(
  kind: FileKind,
  bytes: Uint8Array,
  name: string,
  options: FileOptions & { readonly inflate?: Inflate } = {},
): Result<Matrix> {
  if (kind === 'npy') return readNpy(bytes, options);
  if (kind === 'npz') return readNpz(bytes, name, options.inflate ?? refuse, options);
  if (kind === 'safetensors') return readTensor(bytes, name, options);
  const text = decodeUtf8(bytes);
  if (!text.ok) return text;
  const matrix = parseMatrix(text.value, languages[kind] ?? kind);
  const most = options.maxEntries ?? Infinity;
  return matrix.ok && matrix.value.data.length > most
    ? failure(
        'tooLarge',
        t('The file holds {0} entries; up to {1} can be shown.', matrix.value.data.length, most),
      )
    : matrix;
}

function refuse(): Uint8Array {
  throw new RangeError('no way to unpack compressed files was given');
}
