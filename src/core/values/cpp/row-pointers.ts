import { problem, type CppProblem, type CppProgram } from './program.js';

/** Rows that each have memory of their own: more would take one reading each for too long. */
const mostRows = 2 ** 20;

/** The rows of vectors. */
interface Rows {
  readonly at: readonly bigint[];
  /** The length of each. */
  readonly bytes: readonly number[];
}

/**
 * The rows of a vector of vectors. A vector is three pointers (to the first entry, behind the last one, behind the memory) in
 * libstdc++, libc++ and Visual Studio; in a debug build of the last one, another pointer comes before.
 *
 * @param stride bytes of one vector.
 */
export async function nestedLines(
  program: CppProgram,
  of: string,
  first: bigint,
  count: number,
  stride: number,
): Promise<Rows | CppProblem> {
  const pointers = stride === 32 || stride === 16 ? 4 : 3;
  const size = stride / pointers;
  if ((size !== 4 && size !== 8) || count > mostRows) return problem(of, 'sizes');
  const bytes = await program.read(first, count * stride);
  if (!bytes) return problem(of, 'memory', `0x${first.toString(16)}`);
  const read = reader(bytes, size);
  const at: bigint[] = [];
  const lengths: number[] = [];
  for (let row = 0; row < count; row++) {
    const start = read(row * stride + (pointers - 3) * size);
    const length = Number(read(row * stride + (pointers - 2) * size) - start);
    if (length < 0 || length > 2 ** 47) return problem(of, 'sizes');
    at.push(start);
    lengths.push(length);
  }
  return { at, bytes: lengths };
}

/** The addresses in a table of pointers to rows. */
export async function pointerLines(
  program: CppProgram,
  of: string,
  first: bigint,
  count: number,
  size: number,
): Promise<readonly bigint[] | CppProblem> {
  if ((size !== 4 && size !== 8) || count > mostRows) return problem(of, 'sizes');
  const bytes = await program.read(first, count * size);
  if (!bytes) return problem(of, 'memory', `0x${first.toString(16)}`);
  const read = reader(bytes, size);
  return Array.from({ length: count }, (_, row) => read(row * size));
}

function reader(bytes: Uint8Array, size: number): (offset: number) => bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (offset) =>
    size === 8 ? view.getBigUint64(offset, true) : BigInt(view.getUint32(offset, true));
}
