import type { ElementType } from '../../files/element-types.js';
import { bytesOf } from '../../files/element-types.js';
import type { ValueDescription } from '../value-entry.js';
import type { Located, Value } from './container.js';
import { containers } from './containers.js';
import { isHarmless } from './harmless.js';
import { layoutOf, type Layout } from './layout.js';
import { readLines, type Lines } from './lines.js';
import { problem, typeIfAny, type AskedForm, type CppProblem, type CppProgram } from './program.js';
import { nestedLines, pointerLines } from './row-pointers.js';
import { parseCppType } from './type-name.js';

/** An array of a program of C++. */
export interface CppArray extends ValueDescription {
  readonly kind: 'array';
  /** The type of the value. */
  readonly of: string;
  readonly lines: Lines;
}

/** A pointer to numbers, whose shape only the user knows. */
export interface CppPointer {
  readonly kind: 'pointer';
  readonly of: string;
}

/** More bytes than any array has: the object was not initialised. */
const mostBytes = 2 ** 47;

/**
 * Finds the numbers of an expression of C++ without changing anything: the debugger evaluates members and addresses, never a
 * call. The distance of two entries must be the size of their type, so a type that is not understood is refused and not
 * guessed. The first and the last line are read once, so an object without valid memory is refused, too.
 *
 * @param asked the shape of the memory at a pointer.
 */
export async function locateCpp(
  program: CppProgram,
  expression: string,
  asked?: AskedForm,
): Promise<CppArray | CppPointer | CppProblem> {
  if (!isHarmless(expression)) return problem('', 'effects');
  const type = await program.typeOf(expression);
  const parsed = parseCppType(type);
  if (parsed.kind === 'pointer') {
    if ((await program.integer(expression)) === 0n) return problem(type, 'none', 'nullptr');
    const target = layoutOf(parsed.to);
    if (target) return atPointer(program, expression, type, target, asked);
    const second = parseCppType(parsed.to);
    const numbers = second.kind === 'pointer' ? layoutOf(second.to) : undefined;
    if (numbers) return atPointers(program, expression, type, numbers, asked);
    const found = await contained(program, `(*(${expression}))`, parsed.to);
    return 'kind' in found ? found : finished(program, type, found);
  }
  if (parsed.kind === 'array') {
    const located = { pointer: wrapped(expression), shape: parsed.lengths.slice(0, 1) };
    return finished(program, type, located);
  }
  const found = await contained(program, wrapped(expression), type);
  return 'kind' in found ? found : finished(program, type, found);
}

/** An expression that members and indices can follow. */
function wrapped(expression: string): string {
  return /^[\p{L}\p{N}_.:[\]]+$/u.test(expression) ? expression : `(${expression})`;
}

/** What the members of a value say of its entries. */
async function contained(
  program: CppProgram,
  value: string,
  type: string,
): Promise<Located | CppProblem> {
  const { kind, name } = { name: '', ...parseCppType(type) };
  if (kind === 'named' && layoutOf(type)?.shape.length === 0) return problem(type, 'scalar', type);
  const byName = containers.filter((each) => each.name.test(name));
  const others = byName.length > 0 ? [] : containers;
  for (const container of [...byName, ...others]) {
    const memberType = await typeIfAny(program, value + container.member);
    if (memberType === undefined) continue;
    const at = (member: string) => value + member;
    const count = async (member: string): Promise<number> => {
      const number = Number((await program.integer(at(member))) ?? -1n);
      return Number.isSafeInteger(number) ? number : -1;
    };
    const of: Value = { program, type, memberType, at, count };
    return container.locate(of);
  }
  return problem(type, 'noArray', type);
}

/** Checks sizes and types, and tells the lines of the entries. */
async function finished(
  program: CppProgram,
  of: string,
  { pointer, shape, byColumns = false, step, layout }: Located,
): Promise<CppArray | CppProblem> {
  if (shape.some((length) => length < 0)) return problem(of, 'sizes');
  if (shape.includes(0))
    return arrayOf(of, nothing, shape, false, { at: { first: 0n, step: 0 }, length: 0 });
  const first = await program.integer(`&${pointer}[0]`);
  const next = await program.integer(`&${pointer}[1]`);
  if (first === undefined || next === undefined) return problem(of, 'sizes');
  if (first === 0n) return problem(of, 'noData', of);
  // The type of an entry cannot be asked for where there is no memory.
  if (!(await program.read(first, 1))) return problem(of, 'memory', `0x${first.toString(16)}`);
  const stride = Number(next - first);
  const type = layout ? '' : await program.typeOf(`${pointer}[0]`);
  const entry = layout ?? layoutOf(type) ?? (await renamed(program, `${pointer}[0]`, type));
  if (!entry) return nested(program, of, type, { pointer, shape, first, stride });
  const number = layout ? fitting(layout, bytesOf(layout.types[0]!)) : fitting(entry, stride);
  if (!number) return problem(of, 'type', type);
  if (byColumns && entry.shape.length > 0) return problem(of, 'type', type);
  const whole = [...shape, ...entry.shape];
  const across = byColumns ? whole.slice(0, -1) : whole.slice(1);
  const length = product(across);
  const lineBytes = length * numberBytes(entry, number);
  if (
    (step !== undefined && step < lineBytes) ||
    product(whole) * numberBytes(entry, number) > mostBytes
  ) {
    return problem(of, 'sizes');
  }
  const lines = { at: { first, step: step ?? lineBytes }, length };
  return readable(
    program,
    arrayOf(of, { ...entry, number: entry.number, type: number }, whole, byColumns, lines),
  );
}

/** Numbers by a name of the program's own: `using Real = double; Real matrix[3][4]`. */
async function renamed(
  program: CppProgram,
  value: string,
  type: string,
): Promise<Layout | undefined> {
  const parsed = parseCppType(type);
  const lengths = parsed.kind === 'array' ? parsed.lengths : [];
  const number = parsed.kind === 'array' ? parseCppType(parsed.of) : parsed;
  if (
    number.kind !== 'named' ||
    number.args.length > 0 ||
    containers.some(({ name }) => name.test(number.name))
  ) {
    return undefined;
  }
  try {
    const kind = await program.kindOf(value + '[0]'.repeat(lengths.length));
    const types = kind && kinds[kind];
    return types && { types, complex: false, shape: lengths, number: number.name };
  } catch {
    return undefined;
  }
}

const kinds = {
  float: ['f32', 'f64'],
  signed: ['i32', 'i64'],
  unsigned: ['u32', 'u64'],
} as const satisfies Record<string, Layout['types']>;

const nothing = { types: [], complex: false, shape: [], number: 'double', type: 'f64' } as const;

const product = (lengths: readonly number[]) => lengths.reduce((all, length) => all * length, 1);

function numberBytes({ complex }: Layout, type: ElementType): number {
  return bytesOf(type) * (complex ? 2 : 1);
}

/** The type of the numbers for which a value has this many bytes. */
function fitting(layout: Layout, bytes: number): ElementType | undefined {
  return layout.types.find((type) => numberBytes(layout, type) * product(layout.shape) === bytes);
}

function arrayOf(
  of: string,
  { type, complex, number }: Layout & { type: ElementType },
  shape: readonly number[],
  byColumns: boolean,
  { at, length }: Pick<Lines, 'at' | 'length'>,
): CppArray {
  return {
    ...{ kind: 'array', of, shape, type, complex, little: true, typeName: number },
    order: byColumns ? 'columns' : 'rows',
    lines: { at, length, entryBytes: bytesOf(type) * (complex ? 2 : 1) },
  };
}

/** Reads the first and the last entry: an object that is not initialised points anywhere. */
async function readable(program: CppProgram, array: CppArray): Promise<CppArray | CppProblem> {
  const count = product(array.shape);
  const bytes = count * array.lines.entryBytes;
  if (program.mostBytes !== undefined && bytes > program.mostBytes) {
    return problem(array.of, 'textSize', String(bytes), String(program.mostBytes));
  }
  for (const at of [0, count - 1]) {
    const entry = await readLines(program, array.lines, at, at + 1);
    if (typeof entry === 'bigint') return problem(array.of, 'memory', `0x${entry.toString(16)}`);
  }
  return array;
}

/** Rows that are objects of their own: `std::vector<std::vector<T>>`. */
async function nested(
  program: CppProgram,
  of: string,
  type: string,
  where: { pointer: string; shape: readonly number[]; first: bigint; stride: number },
): Promise<CppArray | CppProblem> {
  const parsed = parseCppType(type);
  const isVector =
    parsed.kind === 'named' && parsed.name === 'std::vector' && where.shape.length === 1;
  const entry = isVector ? layoutOf(parsed.args[0] ?? '') : undefined;
  if (!entry || (isVector && parsed.args[0] === 'bool')) return problem(of, 'type', type);
  const rows = await nestedLines(program, of, where.first, where.shape[0]!, where.stride);
  if ('kind' in rows) return rows;
  const number = await innerNumber(program, `${where.pointer}[0]`, entry);
  if (!number) return problem(of, 'type', type);
  const bytes = numberBytes(entry, number) * product(entry.shape);
  const [length = 0, ...others] = rows.bytes.map((each) => each / bytes);
  const other = others.findIndex((each) => each !== length);
  if (other >= 0) {
    return problem(of, 'ragged', String(other + 2), String(others[other]), String(length));
  }
  if (!Number.isInteger(length)) return problem(of, 'sizes');
  const shape = [where.shape[0]!, length, ...entry.shape];
  const array = arrayOf(of, { ...entry, type: number }, shape, false, {
    at: rows.at,
    length: product(shape.slice(1)),
  });
  return shape.includes(0) ? array : readable(program, array);
}

/** The type of the numbers in the vector at `value`, by the distance of two of them. */
async function innerNumber(
  program: CppProgram,
  value: string,
  entry: Layout,
): Promise<ElementType | undefined> {
  if (entry.types.length === 1) return entry.types[0];
  for (const { member } of containers.filter(({ name }) => name.test('std::vector'))) {
    if ((await typeIfAny(program, value + member)) === undefined) continue;
    const [first, next] = [
      await program.integer(`&${value}${member}[0]`),
      await program.integer(`&${value}${member}[1]`),
    ];
    if (first !== undefined && next !== undefined) return fitting(entry, Number(next - first));
  }
  return undefined;
}

/** The memory at a pointer in the shape that the user says. */
async function atPointer(
  program: CppProgram,
  expression: string,
  of: string,
  target: Layout,
  asked: AskedForm | undefined,
): Promise<CppArray | CppPointer | CppProblem> {
  if (!asked) return { kind: 'pointer', of };
  const pointer = wrapped(expression);
  const [first, next] = [
    await program.integer(`&${pointer}[0]`),
    await program.integer(`&${pointer}[1]`),
  ];
  const number = first !== undefined && next !== undefined && fitting(target, Number(next - first));
  if (first === undefined || !number) return problem(of, 'type', of);
  const byColumns = asked.byColumns === true;
  const length = product(byColumns ? asked.shape.slice(0, -1) : asked.shape.slice(1));
  const entryBytes = numberBytes(target, number);
  if (product(asked.shape) * entryBytes > mostBytes) return problem(of, 'sizes');
  const lines = { at: { first, step: length * entryBytes }, length };
  return readable(program, arrayOf(of, { ...target, type: number }, asked.shape, byColumns, lines));
}

/** Pointers to rows: `double **`. */
async function atPointers(
  program: CppProgram,
  expression: string,
  of: string,
  entry: Layout,
  asked: AskedForm | undefined,
): Promise<CppArray | CppPointer | CppProblem> {
  if (!asked) return { kind: 'pointer', of };
  const pointer = wrapped(expression);
  const [first, next, one, two] = [
    await program.integer(`&${pointer}[0]`),
    await program.integer(`&${pointer}[1]`),
    await program.integer(`&${pointer}[0][0]`),
    await program.integer(`&${pointer}[0][1]`),
  ];
  if (first === undefined || next === undefined || one === undefined || two === undefined) {
    return problem(of, 'sizes');
  }
  const number = fitting(entry, Number(two - one));
  if (!number) return problem(of, 'type', of);
  const [lines = 0, length = 0] =
    asked.byColumns === true ? [...asked.shape].reverse() : asked.shape;
  const at = await pointerLines(program, of, first, lines, Number(next - first));
  if (!Array.isArray(at)) return at as CppProblem;
  const array = arrayOf(of, { ...entry, type: number }, asked.shape, asked.byColumns === true, {
    at,
    length,
  });
  return readable(program, array);
}
