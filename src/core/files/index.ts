export { arrayOf, matrixShape } from './arrays.js';
export type { FileOptions, NumericArray } from './arrays.js';
export { readNpy, readNpyHeader, writeNpy } from './npy.js';
export type { NpyHeader } from './npy.js';
export { listNpz, readNpz, writeNpz } from './npz.js';
export {
  decodeTensor,
  headerLength,
  listTensors,
  readTensor,
  writeSafetensors,
} from './safetensors.js';
export type { TensorInfo } from './safetensors.js';
export { decodeUtf8, encodeUtf8 } from './utf8.js';
export { crc32 } from './zip/crc32.js';
export type { Inflate } from './zip/read.js';
export { fileKind, listArrays, readMatrixFile, writeMatrixFile } from './matrix-file.js';
export type { FileKind } from './matrix-file.js';
export type { Unpacker } from './catalog/catalog.js';
