import { failure, success, type Problem, type Result } from '../result.js';
import type { Encoding } from './decode.js';
import { bytesOf } from './element-types.js';
import { numpyType } from './npy-types.js';
import { isList, type PythonValue } from './python-value.js';
import { t } from '../texts.js';

/** The numbers of one field of a record, or of a whole entry without fields. */
export interface NpyField {
  /** `position.x` for a field of a field; empty for an entry without fields. */
  readonly name: string;
  /** NumPy's type: `<f8`. */
  readonly descr: string;
  /** Offset in the record, in bytes. */
  readonly start: number;
  /** Dimensions of the field itself: a field of three numbers adds a dimension of 3. */
  readonly shape: readonly number[];
  readonly encoding?: Encoding;
  /** Distance from the real to the imaginary part, in bytes. */
  readonly imaginary?: number | undefined;
  /** Why it cannot be shown. */
  readonly problem?: Problem | undefined;
}

/** All fields of a type, and the bytes of an entry. */
export interface NpyRecord {
  readonly fields: readonly NpyField[];
  readonly bytes: number;
}

/** Types of a fixed width that hold no numbers: their kind, and the bytes of each unit of their count. */
const otherKinds: Readonly<Record<string, number>> = { S: 1, a: 1, U: 4, V: 1, M: 1, m: 1 };

/** Complex types: the bytes of their two parts. */
const complexTypes: Readonly<Record<string, 4 | 8>> = {
  c8: 4,
  F: 4,
  complex64: 4,
  csingle: 4,
  c16: 8,
  D: 8,
  complex: 8,
  complex_: 8,
  complex128: 8,
  cdouble: 8,
};

/**
 * The fields of a `descr` as .npy headers have it: a type, or a list of fields (name, type) and (name, type, shape). A
 * field's type may be such a list again. Padding has no name.
 *
 * @returns `syntax` if it is no type of NumPy; `notNumeric` for objects, which are pickles.
 */
export function npyRecord(descr: PythonValue): Result<NpyRecord> {
  if (typeof descr === 'string') return simple(descr);
  if (!isList(descr) || descr.length === 0) return wrong();
  const fields: NpyField[] = [];
  let bytes = 0;
  for (const each of descr) {
    const read = isList(each) ? field(each) : wrong();
    if (!read.ok) return read;
    const { name, record, shape } = read.value;
    for (const inner of name === '' ? [] : record.fields) {
      fields.push({
        ...inner,
        name: inner.name === '' ? name : `${name}.${inner.name}`,
        start: bytes + inner.start,
        // The stride of a dimension of records is not that of their fields, so such fields are listed, not shown.
        ...(shape.length > 0 && inner.name !== '' ? { problem: nested(name) } : {}),
        shape: [...shape, ...inner.shape],
      });
    }
    bytes += record.bytes * shape.reduce((product, length) => product * length, 1);
  }
  return success({ fields, bytes });
}

function field(
  parts: readonly PythonValue[],
): Result<{ name: string; record: NpyRecord; shape: readonly number[] }> {
  const [label, descr = null, dimensions = []] = parts;
  // A title stands before the name.
  const name = isList(label) ? label[1] : label;
  const lengths = typeof dimensions === 'number' ? [dimensions] : dimensions;
  if (typeof name !== 'string' || !isShape(lengths)) return wrong();
  const record = npyRecord(descr);
  return record.ok ? success({ name, record: record.value, shape: lengths }) : record;
}

/** Lengths of dimensions, none of which is negative. */
export function isShape(value: PythonValue | undefined): value is readonly number[] {
  return (
    isList(value) &&
    value.every(
      (length) => typeof length === 'number' && Number.isSafeInteger(length) && length >= 0,
    )
  );
}

function simple(descr: string): Result<NpyRecord> {
  const whole = (field: Omit<NpyField, 'name' | 'descr' | 'start' | 'shape'>, bytes: number) =>
    success({ fields: [{ name: '', descr, start: 0, shape: [], ...field }], bytes });
  const [, order = '', code = ''] = /^([<>|=]?)(.*)$/s.exec(descr) ?? [];
  const part = Object.hasOwn(complexTypes, code) ? complexTypes[code]! : undefined;
  if (part !== undefined) {
    const type = part === 4 ? 'f32' : 'f64';
    return whole({ encoding: { type, littleEndian: order !== '>' }, imaginary: part }, 2 * part);
  }
  const named = numpyType(descr, []);
  if (named.ok) return whole({ encoding: named.value }, bytesOf(named.value.type));
  if (/^(?:O\d*|object_?)$/.test(code)) return pickled();
  const [, kind = '', count = ''] = /^([A-Za-z])(\d*)(?:\[.*\])?$/.exec(code) ?? [];
  const unit = Object.hasOwn(otherKinds, kind) ? otherKinds[kind]! : undefined;
  const extended = /^(?:f|c)(\d+)$/.exec(code)?.[1];
  if (unit === undefined && extended === undefined) return named;
  return whole({ problem: named.problem }, extended ? Number(extended) : unit! * Number(count));
}

function pickled(): Result<never> {
  return failure(
    'notNumeric',
    t(
      'The entries are Python objects, which are stored as a pickle. Loading a pickle can run any code, so it is never done here; save an array of numbers.',
    ),
  );
}

function nested(name: string): Problem {
  return {
    code: 'notNumeric',
    message: t(
      '{0} is an array of records within each record; save one of its fields as an array.',
      name,
    ),
  };
}

function wrong(): Result<never> {
  return failure('syntax', t('The header of the .npy file has a type that is none of NumPy.'));
}
