import { failure, success, type Failure, type Result } from '../../result.js';
import { memoryBytes } from '../bytes.js';
import type { ArrayEntry, Limits, Unpacker } from '../catalog/catalog.js';
import { latin1 } from '../latin1.js';
import {
  elementAt,
  endsEarly,
  integersOf,
  miCOMPRESSED,
  miMATRIX,
  type MatBytes,
  type MatElement,
} from './elements.js';
import { entryOf, entryWithout, MAX_ARRAYS, tooMany } from './entries.js';
import { CELL, describe, headOf, OBJECT, problemOf, STRUCT, untilZero, type Head } from './head.js';
import { openMatrix, openPacked } from './open-matrix.js';
import { Unpacked } from './unpacked.js';
import { t } from '../../texts.js';

/** Bytes that every part has, at least: those of its tag. */
const tagBytes = 8;
/** Structures within structures, as deep as anybody makes them. */
const MAX_DEPTH = 30;
/** Bytes of a packed variable that hold its class, shape and name. */
const HEAD = 2 ** 13;
/** Bytes of the names of fields: those of ten thousand. */
const MAX_NAMES = 2 ** 20;

/** Collects the variables of a file, and the parts of its structures and cells. */
export class Listing {
  readonly entries: ArrayEntry[] = [];
  hasPacked = false;
  private readonly packed = new Unpacked();

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
    const { name } = read.value;
    const unpack = async () =>
      size > this.limits.maxBytes
        ? this.tooLarge(name)
        : this.unpacked(name, await source.bytes.read(start, start + size));
    if (kind !== CELL && kind !== STRUCT && kind !== OBJECT) {
      const variable = describe(read.value, name, 0);
      const problem = problemOf(read.value, name);
      const open = async (limits: Limits) => {
        const bytes = await unpack();
        if (!bytes.ok) return bytes;
        return openPacked({ bytes: memoryBytes(bytes.value), littleEndian }, variable, limits);
      };
      this.entries.push(problem ? entryWithout(variable, problem) : entryOf(variable, open));
      return undefined;
    }
    const whole = await this.packed.bytes(start, unpack);
    if (!whole.ok) {
      this.entries.push(entryWithout(describe(read.value, name, 0), whole));
      return undefined;
    }
    const { length } = whole.value;
    const parts = { bytes: this.packed.source(start, length, unpack), littleEndian };
    const matrix = await elementAt(parts, 0, length);
    if (!matrix.ok) return matrix;
    return this.addMatrix(parts, matrix.value, undefined, 0);
  }

  private unpacked(name: string, packed: Uint8Array): Result<Uint8Array> {
    try {
      const bytes = this.unpacker.unzlib(packed, this.limits.maxBytes);
      return bytes ? success(bytes) : this.tooLarge(name);
    } catch {
      return damaged();
    }
  }

  private tooLarge(name: string): Failure {
    return failure(
      'tooLarge',
      t(
        '{0} is packed and takes more than {1} bytes when unpacked, which are the most that are unpacked. Save it with -v6, which does not pack.',
        name,
        this.limits.maxBytes,
      ),
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
  if (length.value.size > 8) return endsEarly();
  const [width = 0] = await integersOf(source, length.value);
  const names = await elementAt(source, length.value.next, end);
  if (!names.ok) return names;
  const { start, size, next } = names.value;
  if (size > MAX_NAMES || (size > 0 && (width < 1 || width > size))) return endsEarly();
  const text = latin1(await source.bytes.read(start, start + size));
  const count = size === 0 ? 0 : Math.floor(size / width);
  return success({
    names: Array.from({ length: count }, (_, i) =>
      untilZero(text.slice(i * width, (i + 1) * width)),
    ),
    next,
  });
}

function damaged(): Failure {
  return failure('syntax', t('A packed variable of the .mat file is damaged.'));
}
