import { failure, success, type Failure, type Result } from '../../result.js';
import { memoryBytes, type ByteSource } from '../bytes.js';
import type { ArrayCatalog, ArrayEntry, Limits, Unpacker } from '../catalog/catalog.js';
import { decodeElements } from '../decode.js';
import { bytesOf } from '../element-types.js';
import { latin1 } from '../latin1.js';
import { denseStrides, inMemory } from '../slices/strided-array.js';
import {
  elementAt,
  endsEarly,
  miCOMPRESSED,
  miMATRIX,
  numberType,
  integersOf,
  type MatBytes,
  type MatElement,
} from './elements.js';
import {
  denseOf,
  entryOf,
  entryWithout,
  MAX_ARRAYS,
  tooMany,
  type Opened,
  type Variable,
} from './entries.js';

const HEADER = 128;
/** Structures within structures, as deep as anybody makes them. */
/** Bytes that every part has, at least: those of its tag. */
const tagBytes = 8;
const MAX_DEPTH = 30;
const MAX_DIMENSIONS = 32;
/** Bytes of a packed variable that hold its class, shape and name. */
const HEAD = 2 ** 13;

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
const CELL = 1;
const STRUCT = 2;
const OBJECT = 3;
const CHAR = 4;
const SPARSE = 5;
const FUNCTION = 16;

/** The start of every array: class, flags, shape and name. */
interface Head {
  readonly kind: number;
  readonly isComplex: boolean;
  readonly isLogical: boolean;
  readonly shape: readonly number[];
  readonly name: string;
  /** Offset of what follows the name. */
  readonly next: number;
}

/**
 * The variables of a MAT-file of level 5, which MATLAB saves as version 6 and, packed, as version 7 (MathWorks,
 * "MAT-File Format", chapter 1). Fields of structures and cells are entries of their own: `model.W`, `cells{1,2}`.
 *
 * @param limits also for structures and cells that are packed: they are unpacked to be listed.
 */
export async function level5Catalog(
  bytes: ByteSource,
  unpacker: Unpacker,
  limits: Limits,
): Promise<Result<ArrayCatalog>> {
  const head = await bytes.read(0, HEADER);
  const littleEndian = head[126] === 0x49;
  const source = { bytes, littleEndian };
  const list = new Listing(unpacker, limits);
  for (let at = HEADER; at < bytes.size;) {
    const element = await elementAt(source, at, bytes.size);
    if (!element.ok) return element;
    const added = await list.add(source, element.value);
    if (added) return added;
    at = element.value.next;
  }
  if (list.entries.length === 0) {
    return failure('none', 'There is no variable with numbers in this .mat file.');
  }
  const packed = list.hasPacked ? 'level 5, packed (version 7)' : 'level 5';
  return success({ format: `MATLAB .mat ${packed}`, entries: list.entries });
}

class Listing {
  readonly entries: ArrayEntry[] = [];
  hasPacked = false;

  constructor(
    private readonly unpacker: Unpacker,
    private readonly limits: Limits,
  ) {}

  /** A variable of the file; elements of other types hold no variable. */
  async add(source: MatBytes, element: MatElement): Promise<Failure | undefined> {
    if (element.type === miCOMPRESSED) return this.addPacked(source, element);
    if (element.type !== miMATRIX) return undefined;
    return this.addMatrix(source, element, undefined, 0);
  }

  /** Numbers are unpacked when they are opened; structures and cells at once, because their parts are listed. */
  private async addPacked(source: MatBytes, element: MatElement): Promise<Failure | undefined> {
    this.hasPacked = true;
    const { start, size } = element;
    const { littleEndian } = source;
    const first = await source.bytes.read(start, start + Math.min(size, HEAD));
    let head: Uint8Array;
    try {
      head = this.unpacker.unzlibHead(first, HEAD);
    } catch {
      return damaged();
    }
    // The tag says how much there is, and the head need not be all of it.
    const inside = { bytes: memoryBytes(head), littleEndian };
    const read = await headOf(inside, 8, head.length);
    if (!read.ok) return read;
    const { kind } = read.value;
    const unpack = async (): Promise<Result<MatBytes>> => {
      const packed = await source.bytes.read(start, start + size);
      return this.unpacked(read.value.name, packed, littleEndian);
    };
    if (kind !== CELL && kind !== STRUCT && kind !== OBJECT) {
      const variable = describe(read.value, read.value.name, 0);
      const problem = problemOf(read.value, read.value.name);
      if (problem) this.entries.push(entryWithout(variable, problem));
      else this.entries.push(entryOf(variable, (limits) => openPacked(unpack, variable, limits)));
      return undefined;
    }
    const whole = await unpack();
    if (!whole.ok) {
      const { name } = read.value;
      this.entries.push(entryWithout(describe(read.value, name, 0), whole));
      return undefined;
    }
    const matrix = await elementAt(whole.value, 0, whole.value.bytes.size);
    if (!matrix.ok) return matrix;
    return this.addMatrix(whole.value, matrix.value, undefined, 0);
  }

  private unpacked(name: string, packed: Uint8Array, littleEndian: boolean): Result<MatBytes> {
    const { maxBytes } = this.limits;
    try {
      const bytes = this.unpacker.unzlib(packed, maxBytes);
      if (bytes) return success({ bytes: memoryBytes(bytes), littleEndian });
    } catch {
      return damaged();
    }
    return failure(
      'tooLarge',
      `${name} is packed and takes more than ${maxBytes} bytes when unpacked, which are the most that are unpacked. Save it with -v6, which does not pack.`,
    );
  }

  /** @param path the name of a part; undefined for a variable, which has its name itself. */
  private async addMatrix(
    source: MatBytes,
    element: MatElement,
    path: string | undefined,
    depth: number,
  ): Promise<Failure | undefined> {
    if (this.entries.length >= MAX_ARRAYS) return tooMany();
    // An empty element stands for an empty matrix.
    if (element.size === 0) return undefined;
    if (depth > MAX_DEPTH) return endsEarly();
    const end = element.start + element.size;
    const head = await headOf(source, element.start, end);
    if (!head.ok) return head;
    const name = path ?? head.value.name;
    const { kind, next } = head.value;
    if (kind === CELL) return this.addCells(source, head.value, name, end, depth);
    if (kind === STRUCT || kind === OBJECT) {
      return this.addFields(source, head.value, name, end, depth);
    }
    const variable = describe(head.value, name, end - next);
    const problem = problemOf(head.value, name);
    this.entries.push(
      problem
        ? entryWithout(variable, problem)
        : entryOf(variable, (limits) => openMatrix(source, head.value, name, end, limits)),
    );
    return undefined;
  }

  private async addCells(
    source: MatBytes,
    { shape, next }: Head,
    name: string,
    end: number,
    depth: number,
  ): Promise<Failure | undefined> {
    const count = shape.reduce((product, length) => product * length, 1);
    if (count * tagBytes > end - next) return endsEarly();
    let at = next;
    for (let k = 0; k < count; k++) {
      const cell = await elementAt(source, at, end);
      if (!cell.ok) return cell;
      const own = `${name}{${indices(shape, k).join(',')}}`;
      const problem = await this.addMatrix(source, cell.value, own, depth + 1);
      if (problem) return problem;
      at = cell.value.next;
    }
    return undefined;
  }

  private async addFields(
    source: MatBytes,
    { shape, kind, next }: Head,
    name: string,
    end: number,
    depth: number,
  ): Promise<Failure | undefined> {
    let at = next;
    if (kind === OBJECT) {
      const className = await elementAt(source, at, end);
      if (!className.ok) return className;
      at = className.value.next;
    }
    const names = await fieldNames(source, at, end);
    if (!names.ok) return names;
    at = names.value.next;
    const count = shape.reduce((product, length) => product * length, 1);
    const parts = names.value.names.length;
    // A structure without fields has nothing, however many there are.
    if (parts === 0) return undefined;
    if (count * parts * tagBytes > end - at) return endsEarly();
    for (let k = 0; k < count; k++) {
      const owner = count === 1 ? name : `${name}(${indices(shape, k).join(',')})`;
      for (const label of names.value.names) {
        const field = await elementAt(source, at, end);
        if (!field.ok) return field;
        const problem = await this.addMatrix(source, field.value, `${owner}.${label}`, depth + 1);
        if (problem) return problem;
        at = field.value.next;
      }
    }
    return undefined;
  }
}

/** The indices of the k-th part of an array, counted from 1, the first one fastest. */
function indices(shape: readonly number[], k: number): number[] {
  let rest = k;
  return shape.map((length) => {
    const index = (rest % length) + 1;
    rest = Math.floor(rest / length);
    return index;
  });
}

async function fieldNames(
  source: MatBytes,
  at: number,
  end: number,
): Promise<Result<{ names: string[]; next: number }>> {
  const length = await elementAt(source, at, end);
  if (!length.ok) return length;
  const [width = 0] = await integersOf(source, length.value);
  const names = await elementAt(source, length.value.next, end);
  if (!names.ok) return names;
  const { start, size, next } = names.value;
  if (size > 0 && (width < 1 || width > size)) return endsEarly();
  const text = latin1(await source.bytes.read(start, start + size));
  const count = size === 0 ? 0 : Math.floor(size / width);
  return success({
    names: Array.from({ length: count }, (_, i) =>
      untilZero(text.slice(i * width, (i + 1) * width)),
    ),
    next,
  });
}

async function headOf(source: MatBytes, at: number, end: number): Promise<Result<Head>> {
  const flags = await elementAt(source, at, end);
  if (!flags.ok) return flags;
  const [word = 0] = await integersOf(source, flags.value);
  const dimensions = await elementAt(source, flags.value.next, end);
  if (!dimensions.ok) return dimensions;
  if (dimensions.value.size > 4 * MAX_DIMENSIONS) return endsEarly();
  const shape = [...(await integersOf(source, dimensions.value))];
  const name = await elementAt(source, dimensions.value.next, end);
  if (!name.ok) return name;
  const { start, size, next } = name.value;
  if (flags.value.size < 8 || shape.length < 2 || shape.some((length) => length < 0)) {
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

function untilZero(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function describe(
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
function problemOf({ kind }: Head, name: string): Failure | undefined {
  if (kind === CHAR) return failure('notNumeric', `${name} is a text, not a matrix of numbers.`);
  if (kind >= FUNCTION || classes[kind] === undefined || kind === 0) {
    const words = kind === FUNCTION ? 'a function' : 'an object of MATLAB';
    return failure('notNumeric', `${name} is ${words}, not a matrix of numbers.`);
  }
  return undefined;
}

async function openPacked(
  unpack: () => Promise<Result<MatBytes>>,
  { name }: Variable,
  limits: Limits,
): Opened {
  const whole = await unpack();
  if (!whole.ok) return whole;
  const matrix = await elementAt(whole.value, 0, whole.value.bytes.size);
  if (!matrix.ok) return matrix;
  const end = matrix.value.start + matrix.value.size;
  const head = await headOf(whole.value, matrix.value.start, end);
  if (!head.ok) return head;
  return openMatrix(whole.value, head.value, name, end, limits);
}

async function openMatrix(
  source: MatBytes,
  head: Head,
  name: string,
  end: number,
  limits: Limits,
): Opened {
  if (head.kind === SPARSE) return openSparse(source, head, name, end, limits);
  const { shape, isComplex } = head;
  const count = shape.reduce((product, length) => product * length, 1);
  const real = await numbersAt(source, name, head.next, end, count);
  if (!real.ok) return real;
  const { start, type, size, next } = real.value;
  const encoding = { type, littleEndian: source.littleEndian };
  const strides = denseStrides(shape, 'columns', size);
  const array = { bytes: source.bytes, shape, strides, start, encoding };
  if (!isComplex) return success(array);
  const second = await numbersAt(source, name, next, end, count);
  if (!second.ok) return second;
  if (second.value.type === type) {
    return success({ ...array, imaginary: second.value.start - start });
  }
  // The parts may have different types if both were shortened.
  const bothBytes = 16 * count;
  if (bothBytes > limits.maxBytes) {
    return failure(
      'tooLarge',
      `${name} takes ${bothBytes} bytes in memory; up to ${limits.maxBytes} are used.`,
    );
  }
  const parts = await Promise.all(
    [real.value, second.value].map((part) => doubles(source, part, count)),
  );
  const byColumns = {
    ...inMemory(shape, parts[0]!, parts[1]),
    strides: denseStrides(shape, 'columns', 8),
  };
  return success(byColumns);
}

interface Numbers {
  readonly start: number;
  readonly type: NonNullable<ReturnType<typeof numberType>>;
  readonly size: number;
  readonly next: number;
}

/** An element of at least `count` numbers. */
async function numbersAt(
  source: MatBytes,
  name: string,
  at: number,
  end: number,
  count: number,
): Promise<Result<Numbers>> {
  const element = await elementAt(source, at, end);
  if (!element.ok) return element;
  const type = numberType(element.value.type);
  const size = type === undefined ? 0 : bytesOf(type);
  if (type === undefined || count * size > element.value.size) {
    return failure('syntax', `${name} has fewer numbers than its shape says.`);
  }
  return success({ start: element.value.start, type, size, next: element.value.next });
}

async function doubles(
  { bytes, littleEndian }: MatBytes,
  { start, type, size }: Numbers,
  count: number,
): Promise<Float64Array> {
  return decodeElements(await bytes.read(start, start + count * size), count, {
    type,
    littleEndian,
  });
}

/** Row indices, starts of the columns, and values (compressed columns). */
async function openSparse(
  source: MatBytes,
  { shape, isComplex, next }: Head,
  name: string,
  end: number,
  { maxBytes }: Limits,
): Opened {
  const [rows = 0, cols = 0] = shape;
  const broken = failure('syntax', `The sparse matrix ${name} has entries outside of its shape.`);
  if (shape.length !== 2) return broken;
  const rowElement = await elementAt(source, next, end);
  if (!rowElement.ok) return rowElement;
  const columnElement = await elementAt(source, rowElement.value.next, end);
  if (!columnElement.ok) return columnElement;
  const row = await integersOf(source, rowElement.value);
  const starts = await integersOf(source, columnElement.value);
  const count = starts[cols] ?? -1;
  const rising = starts.slice(0, cols + 1).every((at, j) => at >= (j === 0 ? 0 : starts[j - 1]!));
  const inside = row.slice(0, count).every((i) => i >= 0 && i < rows);
  if (starts[0] !== 0 || count < 0 || count > row.length || !rising || !inside) return broken;
  const dense: Float64Array[] = [];
  let at = columnElement.value.next;
  for (let part = 0; part < (isComplex ? 2 : 1); part++) {
    const values = await numbersAt(source, name, at, end, count);
    if (!values.ok) return values;
    const out = denseOf(name, shape, maxBytes);
    if (!out.ok) return out;
    const numbers = await doubles(source, values.value, count);
    for (let j = 0; j < cols; j++) {
      for (let k = starts[j]!; k < starts[j + 1]!; k++)
        out.value[row[k]! * cols + j]! += numbers[k]!;
    }
    dense.push(out.value);
    at = values.value.next;
  }
  return success(inMemory(shape, dense[0]!, dense[1]));
}

function damaged(): Failure {
  return failure('syntax', 'A packed variable of the .mat file is damaged.');
}
