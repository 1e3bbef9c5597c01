import type { ElementType } from '../../files/element-types.js';

/**
 * The types that a number may have. `long` has 8 bytes on Linux and macOS, and 4 on Windows: the distance between two
 * entries tells which.
 */
export type Scalars = readonly ElementType[];

const wide: Scalars = ['i64', 'i32'];
const wideUnsigned: Scalars = ['u64', 'u32'];

/** Names of libraries, one line each. `std::` and leading underscores are left out before. */
const typedefs: Readonly<Record<string, Scalars>> = {
  int8_t: ['i8'],
  int16_t: ['i16'],
  int32_t: ['i32'],
  int64_t: ['i64'],
  uint8_t: ['u8'],
  uint16_t: ['u16'],
  uint32_t: ['u32'],
  uint64_t: ['u64'],
  int8: ['i8'],
  int16: ['i16'],
  int32: ['i32'],
  int64: ['i64'],
  size_t: wideUnsigned,
  ssize_t: wide,
  ptrdiff_t: wide,
  intptr_t: wide,
  uintptr_t: wideUnsigned,
  intmax_t: ['i64'],
  uintmax_t: ['u64'],
  byte: ['u8'],
  float_t: ['f32', 'f64'],
  double_t: ['f64'],
  float16_t: ['f16'],
  float32_t: ['f32'],
  float64_t: ['f64'],
  bfloat16_t: ['bf16'],
  _Float16: ['f16'],
  fp16: ['f16'],
  bf16: ['bf16'],
  half: ['f16'],
  bfloat16: ['bf16'],
  uchar: ['u8'],
  schar: ['i8'],
  ushort: ['u16'],
  uint: ['u32'],
  ulong: wideUnsigned,
  uint64: ['u64'],
  bool: ['bool'],
  _Bool: ['bool'],
  Index: wide,
  GLfloat: ['f32'],
  GLdouble: ['f64'],
};

const words = new Set(['unsigned', 'signed', 'long', 'short', 'char', 'int', 'float', 'double']);

/** What a number of this type may be; undefined if it is none, or one that cannot be read (`long double`). */
export function scalarsOf(name: string): Scalars | undefined {
  const parts = name.split(' ');
  if (parts.every((part) => words.has(part))) return builtIn(parts);
  const plain = name.replace(/^(?:(?:std|cv|Eigen|Eigen::half_impl|c10|boost|hfloat)::)+/, '');
  const known = plain.replace(/^__(?=[a-z])/, '');
  for (const key of [plain, known]) if (Object.hasOwn(typedefs, key)) return typedefs[key];
  return undefined;
}

function builtIn(parts: readonly string[]): Scalars | undefined {
  const has = (word: string) => parts.includes(word);
  const longs = parts.filter((part) => part === 'long').length;
  if (has('float')) return ['f32'];
  if (has('double')) return longs === 0 ? ['f64'] : undefined;
  const unsigned = has('unsigned');
  if (has('char')) return [unsigned ? 'u8' : 'i8'];
  if (has('short')) return [unsigned ? 'u16' : 'i16'];
  if (longs === 2) return [unsigned ? 'u64' : 'i64'];
  if (longs === 1) return unsigned ? wideUnsigned : wide;
  return [unsigned ? 'u32' : 'i32'];
}
