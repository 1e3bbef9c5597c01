import type { ElementType } from '../files/element-types.js';
import { printAs } from '../literals/print/targets.js';
import { failure, success, type Result } from '../result.js';
import type { FileOrigin, ProgramOrigin } from './types.js';
import { t } from '../texts.js';

/** The lines that make `M` of where the matrix comes from, and the modules that they need. */
export interface ReadingLines {
  readonly imports: readonly string[];
  readonly lines: readonly string[];
}

/** NumPy's names of element types; BF16 and types of 8 bits have none. */
const dtypes: Readonly<Partial<Record<ElementType, string>>> = {
  ...{ i8: 'i1', u8: 'u1', i16: 'i2', u16: 'u2', i32: 'i4', u32: 'u4', i64: 'i8', u64: 'u8' },
  ...{ f16: 'f2', f32: 'f4', f64: 'f8', bool: '?' },
};

/** A matrix that SciPy reads as a sparse one. */
const dense = ['A = A.toarray() if hasattr(A, "toarray") else A'];

/** A text as Python writes it. */
export function quoted(text: string): string {
  // The escapes of JSON are among those of Python.
  return JSON.stringify(text);
}

/** @returns `syntax` for what NumPy does not read, with a sentence. */
export function readingLines(origin: ProgramOrigin): Result<ReadingLines> {
  if ('matrix' in origin) {
    const { matrix } = origin;
    if (!matrix.data.every((value) => Number.isFinite(value))) {
      return failure(
        'nonFinite',
        t('Singular values need all entries: some are missing or infinite.'),
      );
    }
    return success({ imports: [], lines: [`M = ${printAs(matrix, 'numpy').trim()}`] });
  }
  const { file } = origin;
  const array = arrayLines(file);
  if (!array.ok) return array;
  const { imports, lines } = array.value;
  return success({
    imports,
    lines: [`path = ${quoted(file.path)}`, ...lines, ...sliceLines(file)],
  });
}

function arrayLines(file: FileOrigin): Result<ReadingLines> {
  const { format, array, layout, text, columns } = file;
  switch (format) {
    case 'npy':
      return success({ imports: [], lines: ['A = np.load(path, mmap_mode="r")'] });
    case 'npz':
      return success({ imports: [], lines: [`A = np.load(path)[${quoted(array)}]`] });
    case 'mat':
      if (array.includes('.')) break;
      return success({
        imports: ['import scipy.io'],
        lines: [`A = scipy.io.loadmat(path)[${quoted(array)}]`, ...dense],
      });
    case 'market':
      return success({
        imports: ['import scipy.io'],
        lines: ['A = scipy.io.mmread(path)', ...dense],
      });
    case 'safetensors':
      return success({ imports: ['import json'], lines: tensorLines(array) });
    case 'parquet':
      return success({
        imports: ['import pandas as pd'],
        lines: [
          `A = pd.read_parquet(path, columns=[${(columns ?? [array]).map(quoted).join(', ')}]).to_numpy(dtype=np.float64)`,
        ],
      });
    case 'raw': {
      const dtype = layout && dtypes[layout.type];
      if (!layout || dtype === undefined) break;
      const { littleEndian, offset, shape, order } = layout;
      const type = `${littleEndian ? '<' : '>'}${dtype}`;
      const rest = `offset=${offset}, shape=(${shape.join(', ')},), order="${order === 'rows' ? 'C' : 'F'}"`;
      return success({
        imports: [],
        lines: [`A = np.memmap(path, dtype="${type}", mode="r", ${rest})`],
      });
    }
    case 'text': {
      if (!text) break;
      const { delimiter, skip, fields } = text;
      const mark = delimiter === '' ? '' : `, delimiter=${quoted(delimiter)}`;
      return success({
        imports: [],
        lines: [
          `A = np.loadtxt(path${mark}, skiprows=${skip}, usecols=[${fields.join(', ')}], ndmin=2, comments=None)`,
        ],
      });
    }
  }
  return failure(
    'syntax',
    t('NumPy has no plain way to read this array. Save it as .npy, and copy the program for that.'),
  );
}

/** The header of a safetensors file is JSON after its length in 8 bytes. */
function tensorLines(array: string): string[] {
  return [
    'with open(path, "rb") as file:',
    '    size = int.from_bytes(file.read(8), "little")',
    `    entry = json.loads(file.read(size))[${quoted(array)}]`,
    'types = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "I64": "<i8", "I32": "<i4",',
    '         "I16": "<i2", "I8": "i1", "U8": "u1", "BOOL": "?"}',
    'A = np.memmap(path, dtype=types[entry["dtype"]], mode="r",',
    '              offset=8 + size + entry["data_offsets"][0], shape=tuple(entry["shape"]))',
    'if entry["dtype"] == "BF16":  # the upper half of a single',
    '    A = (A.astype(np.uint32) << 16).view(np.float32)',
  ];
}

/** `M` of the array: the slice, the unfolding or the part of complex numbers that is shown. */
function sliceLines({ shape, selection, format }: FileOrigin): string[] {
  const { axes, at, unfolded, part } = selection;
  const [rowAxis, colAxis] = axes;
  const lines: string[] = [];
  if (format === 'text' || format === 'parquet') {
    lines.push(rowAxis < colAxis ? 'M = A' : 'M = A.T');
  } else if (rowAxis < 0 || colAxis < 0 || rowAxis >= shape.length || colAxis >= shape.length) {
    const isRow = rowAxis < 0 || rowAxis >= shape.length;
    lines.push(`M = np.asarray(A).reshape(${isRow ? '1, -1' : '-1, 1'})`);
  } else if (unfolded) {
    lines.push(`M = np.moveaxis(A, ${rowAxis}, 0).reshape(A.shape[${rowAxis}], -1)`);
  } else {
    const index = shape.map((_, axis) => (axis === rowAxis || axis === colAxis ? ':' : at[axis]));
    const slice = shape.length === 2 ? 'A' : `A[${index.join(', ')}]`;
    lines.push(`M = ${slice}${rowAxis < colAxis ? '' : '.T'}`);
  }
  if (part === 'imaginary') lines.push('M = M.imag');
  else if (part === 'magnitude') lines.push('M = np.abs(M)');
  else if (part === 'phase') lines.push('M = np.angle(M)');
  else if (part === 'real') lines.push('M = M.real');
  return lines;
}
