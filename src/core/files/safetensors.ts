import type { Matrix } from '../matrix.js';
import { atOnce, sortedSliced, type Sliced } from '../sliced.js';
import { failure, success, type Failure, type Result } from '../result.js';
import { matrixShape, shapeText, toMatrix, type FileOptions, type NumericArray } from './arrays.js';
import { decodeElements } from './decode.js';
import { bytesOf, isFloat, type ElementType } from './element-types.js';
import { encodeDoubles } from './encode.js';
import { objectSlices } from './object-slices.js';
import { decodeUtf8, encodeUtf8 } from './utf8.js';
import { t } from '../texts.js';

/** One tensor of a .safetensors file. */
export interface TensorInfo {
  readonly name: string;
  /** As in the file: 'F32', 'BF16', 'I64' … */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Offsets of its bytes in the file; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The maximum size of the header that the format allows. */
const MAX_HEADER = 100_000_000;

const types: Readonly<Record<string, ElementType>> = {
  BOOL: 'bool',
  F8_E4M3: 'f8e4m3',
  F8_E5M2: 'f8e5m2',
  I8: 'i8',
  I16: 'i16',
  I32: 'i32',
  I64: 'i64',
  U8: 'u8',
  U16: 'u16',
  U32: 'u32',
  U64: 'u64',
  F16: 'f16',
  BF16: 'bf16',
  F32: 'f32',
  F64: 'f64',
};

/** The numbers of a type as the file names it; undefined for a type that cannot be shown. */
export function tensorType(
  dtype: string,
): { readonly type: ElementType; readonly isComplex?: boolean } | undefined {
  if (dtype === 'C64') return { type: 'f32', isComplex: true };
  return Object.hasOwn(types, dtype) ? { type: types[dtype]! } : undefined;
}

/**
 * Number of bytes from the start of the file that `listTensors` needs: 8 and the header.
 *
 * @param head at least the first 8 bytes.
 */
export function headerLength(head: Uint8Array): Result<number> {
  if (head.length < 8)
    return failure('syntax', t('The file is too short for a .safetensors file.'));
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = Number(view.getBigUint64(0, true));
  return length >= 2 && length <= MAX_HEADER
    ? success(8 + length)
    : failure('syntax', t('This is not a .safetensors file: its header has an impossible length.'));
}

/** What the header of a .safetensors file says. */
export interface SafetensorsHeader {
  /** In the order of their data. */
  readonly tensors: readonly TensorInfo[];
  /** `__metadata__`; values that are no text are JSON. */
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * The header of a .safetensors file (Hugging Face's format: a 64-bit length, a JSON header, the data). Only the start
 * of the file is needed. So the tensors of a file of many gigabytes can be listed, and one of them can be read. Of a
 * name that is there twice the last entry counts, as in other readers of JSON.
 *
 * @param head the first `headerLength` bytes, or the whole file.
 * @param fileSize size of the file; default that of `head`.
 */
export function readSafetensorsHeader(
  head: Uint8Array,
  fileSize = head.length,
): Result<SafetensorsHeader> {
  const length = headerLength(head);
  if (!length.ok) return length;
  if (length.value > head.length) return failure('syntax', t('The file ends within its header.'));
  const text = decodeUtf8(head.subarray(8, length.value));
  if (!text.ok) return text;
  const header = parseJson(text.value);
  if (!isRecord(header)) return noObject();
  const builder = new HeaderBuilder(length.value, fileSize);
  return builder.add(header) ?? atOnce(builder.header());
}

/** Bytes of a header that are read together. */
const slice = 2 ** 18;

/**
 * The same, with a pause after every slice of the header: one of 100 MB takes seconds as a whole.
 *
 * @param pause lets others work.
 */
export async function readHeaderInSlices(
  head: Uint8Array,
  fileSize: number,
  pause: () => Promise<void>,
): Promise<Result<SafetensorsHeader>> {
  const length = headerLength(head);
  if (!length.ok) return length;
  if (length.value <= 8 + slice || length.value > head.length) {
    return readSafetensorsHeader(head, fileSize);
  }
  const builder = new HeaderBuilder(length.value, fileSize);
  for (const part of objectSlices(head.subarray(8, length.value), slice)) {
    const text = part && decodeUtf8(part);
    if (text && !text.ok) return text;
    const entries = text && parseJson(`{${text.value}}`);
    if (!isRecord(entries)) return noObject();
    const problem = builder.add(entries);
    if (problem) return problem;
    await pause();
  }
  const ending = builder.header();
  for (;;) {
    const step = ending.next();
    if (step.done) return step.value;
    await pause();
  }
}

function noObject(): Failure {
  return failure('syntax', t('The header of the file is not a JSON object.'));
}

/** Takes the entries of a header. */
class HeaderBuilder {
  private readonly tensors = new Map<string, TensorInfo>();
  private metadata: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly dataStart: number,
    private readonly fileSize: number,
  ) {}

  add(entries: Readonly<Record<string, unknown>>): Failure | undefined {
    for (const [name, value] of Object.entries(entries)) {
      if (name === '__metadata__') {
        this.metadata = textsOf(value);
        continue;
      }
      const tensor = tensorInfo(name, value, this.dataStart);
      if (!tensor || tensor.end > this.fileSize) {
        return failure('syntax', t("The header's entry for {0} does not fit the file.", name));
      }
      this.tensors.set(name, tensor);
    }
    return undefined;
  }

  *header(): Sliced<Result<SafetensorsHeader>> {
    const tensors = [...this.tensors.values()];
    if (tensors.length === 0) return failure('none', t('There is no tensor in this file.'));
    const sorted = yield* sortedSliced(tensors, (a, b) => a.start - b.start);
    return success({ tensors: sorted, metadata: this.metadata });
  }
}

/** The tensors of a .safetensors file, in the order of their data; see `readSafetensorsHeader`. */
export function listTensors(
  head: Uint8Array,
  fileSize = head.length,
): Result<readonly TensorInfo[]> {
  const header = readSafetensorsHeader(head, fileSize);
  return header.ok ? success(header.value.tensors) : header;
}

/**
 * One tensor as a matrix.
 *
 * @param bytes the bytes from `tensor.start` to `tensor.end` of the file.
 */
export function decodeTensor(
  tensor: TensorInfo,
  bytes: Uint8Array,
  options?: FileOptions,
): Result<Matrix> {
  const layout = matrixShape(tensor.name, tensor.shape, options);
  if (!layout.ok) return layout;
  const type = Object.hasOwn(types, tensor.dtype) ? types[tensor.dtype] : undefined;
  if (!type) {
    return failure(
      tensor.dtype.startsWith('C') ? 'complex' : 'notNumeric',
      t(
        '{0} has the type {1}, which cannot be shown; convert it to F32.',
        tensor.name,
        tensor.dtype,
      ),
    );
  }
  const { rows, cols } = layout.value;
  if (bytes.length !== rows * cols * bytesOf(type)) {
    return failure(
      'syntax',
      t(
        '{0} of shape {1} and type {2} takes {3} bytes, the file has {4}.',
        tensor.name,
        shapeText(tensor.shape),
        tensor.dtype,
        rows * cols * bytesOf(type),
        bytes.length,
      ),
    );
  }
  const data = decodeElements(bytes, rows * cols, { type, littleEndian: true });
  return success(toMatrix(rows, cols, data, isFloat(type)));
}

/** One tensor of a file that is in memory as a whole. */
export function readTensor(file: Uint8Array, name: string, options?: FileOptions): Result<Matrix> {
  const tensors = listTensors(file);
  if (!tensors.ok) return tensors;
  const tensor = tensors.value.find((one) => one.name === name);
  return tensor
    ? decodeTensor(tensor, file.subarray(tensor.start, tensor.end), options)
    : failure('none', t('There is no tensor named {0} in this file.', name));
}

/** A .safetensors file of named arrays in double precision. */
export function writeSafetensors(arrays: Readonly<Record<string, NumericArray>>): Uint8Array {
  const names = Object.keys(arrays);
  let at = 0;
  const header = names.map((name) => {
    const { shape, data } = arrays[name]!;
    const start = at;
    at += data.length * 8;
    return [name, { dtype: 'F64', shape, data_offsets: [start, at] }] as const;
  });
  const text = JSON.stringify(Object.fromEntries(header));
  const json = encodeUtf8(text);
  // Spaces align the data to 8 bytes.
  const length = Math.ceil(json.length / 8) * 8;
  const out = new Uint8Array(8 + length + at).fill(0x20, 8, 8 + length);
  new DataView(out.buffer).setBigUint64(0, BigInt(length), true);
  out.set(json, 8);
  let to = 8 + length;
  for (const name of names) {
    const bytes = encodeDoubles(arrays[name]!.data);
    out.set(bytes, to);
    to += bytes.length;
  }
  return out;
}

function textsOf(value: unknown): Map<string, string> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return new Map(
    entries.map(([key, text]) => [key, typeof text === 'string' ? text : JSON.stringify(text)]),
  );
}

function tensorInfo(name: string, value: unknown, dataStart: number): TensorInfo | undefined {
  if (!isRecord(value)) return undefined;
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets)) return undefined;
  const [from, to] = offsets;
  if (from === undefined || to === undefined || offsets.length !== 2 || to < from) return undefined;
  return { name, dtype, shape, start: dataStart + from, end: dataStart + to };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'number' && Number.isSafeInteger(item) && item >= 0)
  );
}
