export { arrayOf, matrixShape, toMatrix } from './arrays.js';
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
export { fileKind, listArrays, readMatrixFile } from './matrix-file.js';
export type { FileKind } from './matrix-file.js';
export type { Libraries, Unpacker } from './catalog/catalog.js';
export { writeMat } from './mat/write.js';
export { memoryBytes, pagedBytes, type ByteSource, type LibraryLayout } from './bytes.js';
export { bytesOf, elementTypes, type ElementType } from './element-types.js';
export { rawCatalog, rawProblem, usualRawShape, type RawLayout } from './catalog/raw.js';
export type { ArrayCatalog, ArrayEntry, Limits } from './catalog/catalog.js';
export { parseText } from './catalog/text-kinds.js';
export type { ParsedArray, TextKind } from './catalog/text-types.js';
export {
  arrayFormats,
  formatByName,
  openArrays,
  rawNumbers,
  openImage,
  type ArrayFormat,
} from './catalog/open.js';
export { planeOf, sizeProblemOf, type Plane } from './slices/plane.js';
export { readRows } from './slices/read-plane.js';
export {
  checkSelection,
  complexParts,
  innerAxes,
  usualSelection,
  type ComplexPart,
  type Selection,
} from './slices/selection.js';
export { arrayOfRows, rowBytes } from './row-bytes.js';
export { headOf as textHeadOf } from './text-rows/head.js';
export { textBytes, type TextLayout } from './text-rows/index.js';
export { sliceText } from './slices/slice-text.js';
export type { Order, StridedArray } from './slices/strided-array.js';
export { writeMatrixFile } from './write-matrix-file.js';
