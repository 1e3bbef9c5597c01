import { failure, success, type Failure, type Result } from '../../result.js';
import { latin1 } from '../latin1.js';
import { elementAt, endsEarly, integersOf, type MatBytes } from './elements.js';
import type { Variable } from './entries.js';
import { t } from '../../texts.js';

const MAX_DIMENSIONS = 32;
/** MATLAB's names have 63 characters at most; those of other programs may be longer. */
const MAX_NAME = 4096;

/** Classes of arrays, by their number. */
const classes = [
  '',
  'cell',
  'struct',
  'object',
  'char',
  'sparse double',
  'double',
  'single',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'uint64',
  'function_handle',
  'opaque',
];
export const CELL = 1;
export const STRUCT = 2;
export const OBJECT = 3;
const CHAR = 4;
export const SPARSE = 5;
export const UINT8 = 9;
const FUNCTION = 16;

/** The start of every array: class, flags, shape and name. */
export interface Head {
  readonly kind: number;
  readonly isComplex: boolean;
  readonly isLogical: boolean;
  readonly shape: readonly number[];
  readonly name: string;
  /** Offset of what follows the name. */
  readonly next: number;
}

export async function headOf(source: MatBytes, at: number, end: number): Promise<Result<Head>> {
  const flags = await elementAt(source, at, end);
  if (!flags.ok) return flags;
  if (flags.value.size < 8 || flags.value.size > 64) return endsEarly();
  const [word = 0] = await integersOf(source, flags.value);
  const dimensions = await elementAt(source, flags.value.next, end);
  if (!dimensions.ok) return dimensions;
  if (dimensions.value.size > 4 * MAX_DIMENSIONS) return endsEarly();
  const shape = [...(await integersOf(source, dimensions.value))];
  const name = await elementAt(source, dimensions.value.next, end);
  if (!name.ok) return name;
  const { start, size, next } = name.value;
  if (size > MAX_NAME || shape.length < 2 || shape.some((length) => length < 0)) {
    return endsEarly();
  }
  return success({
    kind: word & 0xff,
    isComplex: (word & 0x800) !== 0,
    isLogical: (word & 0x200) !== 0,
    shape,
    name: untilZero(latin1(await source.bytes.read(start, start + size))),
    next,
  });
}

export function untilZero(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

export function describe(
  { kind, isLogical, isComplex, shape }: Head,
  name: string,
  bytes: number,
): Variable {
  const className = isLogical
    ? kind === SPARSE
      ? 'sparse logical'
      : 'logical'
    : (classes[kind] ?? `class ${kind}`);
  return { name, shape, className, isComplex, bytes };
}

/** Why an array of this class cannot be shown. */
export function problemOf({ kind }: Head, name: string): Failure | undefined {
  if (kind === CHAR)
    return failure('notNumeric', t('{0} is a text, not a matrix of numbers.', name));
  if (kind >= FUNCTION || classes[kind] === undefined || kind === 0) {
    const message =
      kind === FUNCTION
        ? t('{0} is a function, not a matrix of numbers.', name)
        : t('{0} is an object of MATLAB, not a matrix of numbers.', name);
    return failure('notNumeric', message);
  }
  return undefined;
}
