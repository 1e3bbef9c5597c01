import * as v from 'valibot';
import { elementTypes, failure, success, type Result } from '../../core/index.js';

/**
 * How a value of a Python kernel is read: a program prints a header and, on request, some rows as base64, in one line
 * between two marks. It is one statement with names of its own, so it leaves no variable behind.
 */
export interface ValueReader {
  /**
   * @param expression of the value, as the user's program would write it.
   * @param from first row whose numbers are wanted.
   * @param to behind the last one; equal to `from` for the header alone.
   */
  readonly program: (expression: string, from: number, to: number) => string;
  /** What the program printed. */
  readonly decode: (printed: string) => Result<KernelValue>;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const labels = v.optional(v.array(v.string()));

const headerSchema = v.union([
  v.object({
    rows: count,
    cols: count,
    type: v.picklist(elementTypes),
    columnLabels: labels,
    rowLabels: labels,
  }),
  v.object({ problem: v.string() }),
]);

export type KernelHeader = Extract<v.InferOutput<typeof headerSchema>, { rows: number }>;

export interface KernelValue {
  readonly header: KernelHeader;
  /** Rows `from` … `to` − 1, row by row, the least byte of a number first. */
  readonly bytes: Uint8Array;
}

const begin = 'low-rank-lens<';
const middle = '|';
const end = '>low-rank-lens';

/** Runs in a dictionary of its own, with `value`, `start` and `stop`. */
const source = `
import base64, json
from array import array

labels = {}

def tell(header, data=b''):
    if start == stop:
        header.update(labels)
    print('${begin}' + json.dumps(header) + '${middle}' + base64.b64encode(data).decode('ascii') + '${end}')

def named(names):
    return [str(each)[:100] for each in names] if len(names) <= 20000 else None

def plain(rows):
    rows = list(rows)
    if not rows or not isinstance(rows[0], (list, tuple)):
        rows = [rows]
    if len(set(len(row) for row in rows)) > 1:
        raise ValueError('its rows have different lengths')
    numbers = array('d', [float('nan') if x is None else x for row in rows[start:stop] for x in row])
    tell({'rows': len(rows), 'cols': len(rows[0]), 'type': 'f64'}, numbers.tobytes())

def arrayed(v, np):
    module = type(v).__module__.split('.')[0]
    if module == 'pandas':
        if getattr(v, 'columns', None) is not None:
            labels['columnLabels'] = named(v.columns)
        labels['rowLabels'] = named(v.index)
        a = v.to_numpy(dtype=float, na_value=np.nan)
        return a.reshape(-1, 1) if a.ndim == 1 else a
    if module == 'torch':
        v = v.detach()
        v = v.to_dense() if v.layout != __import__('torch').strided else v
        return v.cpu().float().numpy() if str(v.dtype) == 'torch.bfloat16' else v.cpu().numpy()
    if module == 'scipy' and hasattr(v, 'tocsr'):
        return v.tocsr()
    if isinstance(v, np.ma.MaskedArray):
        return v.astype(float).filled(np.nan)
    return np.asarray(v)

types = {'f2': 'f16', 'f4': 'f32', 'f8': 'f64', 'b1': 'bool'}

def numeric(a, np):
    kind = a.dtype.kind
    if kind == 'c':
        raise ValueError('its numbers are complex: take their real part, or their magnitude')
    if kind in 'iu' or kind + str(a.dtype.itemsize) in types:
        return a
    if kind == 'O' or kind == 'f':
        return a.astype(float)
    raise ValueError('its type is ' + str(a.dtype) + ', which is not a type of numbers')

def shaped(v, np):
    a = arrayed(v, np)
    shape = [n for n in a.shape if n != 1]
    if len(shape) > 2:
        raise ValueError('it has the shape ' + str(tuple(a.shape)) + ': name one slice of it, such as x[0]')
    if len(a.shape) != 2:
        column = len(shape) < 2 and len(a.shape) > 2 and a.shape[-1] == 1
        a = a.reshape(-1, 1) if column else a.reshape([1] * (2 - len(shape)) + shape)
    return a

def main():
    try:
        import numpy as np
    except ImportError:
        np = None
    if np is None:
        if isinstance(value, (list, tuple)):
            return plain(value)
        raise ValueError('NumPy is not installed in this kernel')
    a = shaped(value, np)
    if 0 in a.shape:
        raise ValueError('it has no entries')
    part = a[start:stop]
    if hasattr(part, 'toarray'):
        part = part.toarray()
    part = numeric(part, np)
    part = np.ascontiguousarray(part, dtype=part.dtype.newbyteorder('<'))
    code = part.dtype.kind + str(part.dtype.itemsize)
    bits = {'i': 'i', 'u': 'u'}.get(part.dtype.kind)
    name = types.get(code) or bits + str(8 * part.dtype.itemsize)
    tell({'rows': int(a.shape[0]), 'cols': int(a.shape[1]), 'type': name}, part.tobytes())

try:
    main()
except Exception as error:
    labels.clear()
    tell({'problem': str(error) or type(error).__name__})
`;

/** NumPy arrays, DataFrames, tensors, sparse matrices and lists of a Python kernel. */
export const pythonValues: ValueReader = {
  program: (expression, from, to) => {
    const code = JSON.stringify(source);
    return `exec(compile(${code}, '<low-rank-lens>', 'exec'), dict(value=(${expression}), start=${from}, stop=${to}))`;
  },

  decode: (printed) => {
    const from = printed.indexOf(begin);
    const to = printed.indexOf(end, from);
    if (from < 0 || to < 0) return failure('none', 'The kernel did not answer.');
    const text = printed.slice(from + begin.length, to);
    // Base64 has no such mark.
    const at = text.lastIndexOf(middle);
    const header = v.safeParse(v.pipe(v.string(), v.parseJson(), headerSchema), text.slice(0, at));
    if (!header.success) return failure('syntax', 'The answer of the kernel is damaged.');
    if ('problem' in header.output) return failure('notNumeric', header.output.problem);
    return success({ header: header.output, bytes: bytesOf(text.slice(at + middle.length)) });
  },
};

function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
