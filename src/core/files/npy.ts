import type { Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import { matrixShape, shapeText, toMatrix, type FileOptions, type NumericArray } from './arrays.js';
import { decodeColumns, decodeElements } from './decode.js';
import { bytesOf, isFloat } from './element-types.js';
import { encodeDoubles } from './encode.js';
import { latin1 } from './latin1.js';
import { isShape } from './npy-fields.js';
import { numpyType } from './npy-types.js';
import { isDict, isList, readPythonValue, type PythonValue } from './python-value.js';
import { decodeUtf8, encodeUtf8 } from './utf8.js';
import { t } from '../texts.js';

/** The header of a .npy file (NumPy Enhancement Proposal 1, `numpy.lib.format`). */
export interface NpyHeader {
  /** NumPy's type, as '<f8', or the list of the fields of a record. */
  readonly descr: string | readonly PythonValue[];
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Offset of the data in bytes. */
  readonly dataStart: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** NumPy itself refuses headers above 10,000 characters; structured types are far below this. */
const MAX_HEADER = 1 << 20;

/**
 * A matrix from a .npy file: booleans, integers and floats of 1 … 8 bytes, either byte order, C and
 * Fortran order, format versions 1 – 3. NaN entries are missing. Nothing in the header is executed.
 *
 * @returns `syntax` if it is not such a file or if it ends early, `complex`, `notNumeric`,
 *   `tooManyDimensions`, `empty`, `tooLarge`.
 */
export function readNpy(bytes: Uint8Array, options?: FileOptions): Result<Matrix> {
  const header = readNpyHeader(bytes);
  if (!header.ok) return header;
  const { descr, fortranOrder, shape, dataStart } = header.value;
  const layout = matrixShape(t('The array'), shape, options);
  if (!layout.ok) return layout;
  if (typeof descr !== 'string') {
    return failure(
      'notNumeric',
      t('The array has records with fields; save one field as a matrix.'),
    );
  }
  const named = numpyType(descr, shape);
  if (!named.ok) return named;
  const encoding = named.value;
  const { rows, cols } = layout.value;
  const needed = rows * cols * bytesOf(encoding.type);
  const data = bytes.subarray(dataStart, dataStart + needed);
  if (data.length < needed) {
    return failure(
      'syntax',
      t(
        'The file ends early: shape {0} of {1} takes {2} bytes, {3} are there.',
        shapeText(shape),
        descr,
        needed,
        data.length,
      ),
    );
  }
  // The columns of a vector are its entries.
  const byColumns = fortranOrder && rows > 1 && cols > 1;
  const numbers = byColumns
    ? decodeColumns(data, rows, cols, encoding)
    : decodeElements(data, rows * cols, encoding, { overwrite: options?.overwrite });
  return success(toMatrix(rows, cols, numbers, isFloat(encoding.type)));
}

/** The header alone: the type and shape of the array and the offset of its data. */
export function readNpyHeader(bytes: Uint8Array): Result<NpyHeader> {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) {
    return failure('syntax', t('This is not a .npy file: it does not begin with \\x93NUMPY.'));
  }
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) {
    return failure(
      'syntax',
      t('Version {0} of the .npy format is not known; 1 to 3 are.', version),
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) return failure('syntax', t('The file ends within its header.'));
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER || start + length > bytes.length) {
    return failure('syntax', t('The file ends within its header.'));
  }
  const header = bytes.subarray(start, start + length);
  if (version < 3) return parseHeader(latin1(header), start + length);
  const text = decodeUtf8(header);
  return text.ok ? parseHeader(text.value, start + length) : text;
}

/** The three keys of a Python dictionary in NumPy's own spelling. */
function parseHeader(text: string, dataStart: number): Result<NpyHeader> {
  const value = readPythonValue(text);
  const entry = (key: string) => (isDict(value) ? value.entries.get(key) : undefined);
  const [descr, fortranOrder, shape] = ['descr', 'fortran_order', 'shape'].map(entry);
  if (!isType(descr) || typeof fortranOrder !== 'boolean' || !isList(shape)) {
    return failure('syntax', t('The header of the .npy file has no type, order or shape.'));
  }
  if (!isShape(shape)) {
    return failure('syntax', wrongOne(shape));
  }
  return success({ descr, fortranOrder, shape, dataStart });
}

function wrongOne(shape: readonly PythonValue[]): string {
  const wrong = shape.find((length) => !isShape([length]));
  return typeof wrong === 'number'
    ? t('The header of the .npy file has a dimension of {0}.', wrong)
    : t('The header of the .npy file has a dimension that is no number.');
}

function isType(descr: PythonValue | undefined): descr is NpyHeader['descr'] {
  return typeof descr === 'string' || isList(descr);
}

/** A .npy file, version 1.0, of little-endian doubles in C order: what `numpy.save` would write. */
export function writeNpy({ shape, data }: NumericArray): Uint8Array {
  const dictionary = `{'descr': '<f8', 'fortran_order': False, 'shape': ${shapeText(shape)}, }`;
  // Spaces and a line feed align the data to a multiple of 64 bytes.
  const total = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const header = encodeUtf8(`${dictionary.padEnd(total - 11)}\n`);
  const out = new Uint8Array(total + data.length * 8);
  out.set(MAGIC);
  out[6] = 1;
  new DataView(out.buffer).setUint16(8, header.length, true);
  out.set(header, 10);
  out.set(encodeDoubles(data), total);
  return out;
}
