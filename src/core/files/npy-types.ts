import { failure, success, type Result } from '../result.js';
import { shapeText } from './arrays.js';
import type { Encoding } from './decode.js';
import type { ElementType } from './element-types.js';
import { t } from '../texts.js';

/** What follows the byte order: kind and bytes, or the one-letter codes of `numpy.typecodes`. */
const codes: Readonly<Record<string, ElementType>> = {
  b1: 'bool',
  i1: 'i8',
  i2: 'i16',
  i4: 'i32',
  i8: 'i64',
  u1: 'u8',
  u2: 'u16',
  u4: 'u32',
  u8: 'u64',
  f2: 'f16',
  f4: 'f32',
  f8: 'f64',
  '?': 'bool',
  b: 'i8',
  h: 'i16',
  i: 'i32',
  // C's long and the size of a pointer, on the machines that have 64-bit ones of both.
  l: 'i64',
  p: 'i64',
  n: 'i64',
  q: 'i64',
  B: 'u8',
  H: 'u16',
  I: 'u32',
  L: 'u64',
  P: 'u64',
  N: 'u64',
  Q: 'u64',
  e: 'f16',
  f: 'f32',
  d: 'f64',
};

/** Names of NumPy's types, which stand without a byte order. */
const names: Readonly<Record<string, ElementType>> = {
  bool: 'bool',
  bool_: 'bool',
  int8: 'i8',
  byte: 'i8',
  int16: 'i16',
  short: 'i16',
  int32: 'i32',
  intc: 'i32',
  int64: 'i64',
  int: 'i64',
  int_: 'i64',
  intp: 'i64',
  long: 'i64',
  longlong: 'i64',
  uint8: 'u8',
  ubyte: 'u8',
  uint16: 'u16',
  ushort: 'u16',
  uint32: 'u32',
  uintc: 'u32',
  uint64: 'u64',
  uint: 'u64',
  uintp: 'u64',
  ulong: 'u64',
  ulonglong: 'u64',
  float16: 'f16',
  half: 'f16',
  float32: 'f32',
  single: 'f32',
  float64: 'f64',
  double: 'f64',
  float: 'f64',
  float_: 'f64',
};

/**
 * The type that a `descr` of a .npy file names, in any spelling that `numpy.dtype` takes: '<f8', 'd', 'float64'.
 * Without a byte order it is that of the machine, and every machine of today is little-endian.
 *
 * @param shape for the message.
 * @returns `complex` and `notNumeric` for types that cannot be shown.
 */
export function numpyType(descr: string, shape: readonly number[]): Result<Encoding> {
  const [, order = '', code = ''] = /^([<>|=]?)(.*)$/s.exec(descr) ?? [];
  const type = own(codes, code) ?? (order === '' ? own(names, code) : undefined);
  if (type) return success({ type, littleEndian: order !== '>' });
  if (/^(?:[cFDG]\d*$|c?complex|csingle|cdouble|clongdouble)/.test(code)) {
    return failure(
      'complex',
      t(
        'The array of shape {0} has complex entries ({1}); save its real part, imaginary part or modulus.',
        shapeText(shape),
        descr,
      ),
    );
  }
  const advice = /^(?:f1[026]|g|longdouble|float96|float128)$/.test(code)
    ? t('extended precision differs between machines: save it as float64')
    : t('only booleans, integers and floats can be shown');
  return failure('notNumeric', t('The entries have the type {0}; {1}.', descr, advice));
}

function own(table: Readonly<Record<string, ElementType>>, key: string): ElementType | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
