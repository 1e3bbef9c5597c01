import type { CppProgram } from './program.js';

/** The entries of an array as lines of equal length, each of which is one stretch of memory. */
export interface Lines {
  readonly entryBytes: number;
  /** Entries in a line. */
  readonly length: number;
  /** The address of each line, or of the first one and the bytes from one to the next. */
  readonly at: readonly bigint[] | { readonly first: bigint; readonly step: number };
}

/** Lines that are at most so many times as far apart as they are long are read together with what is between them. */
const mostGap = 4;

/**
 * Reads entries `from` … `to` − 1.
 *
 * @returns the address that cannot be read, instead of the bytes.
 */
export async function readLines(
  program: CppProgram,
  { entryBytes, length, at }: Lines,
  from: number,
  to: number,
): Promise<Uint8Array | bigint> {
  const lineBytes = length * entryBytes;
  const [start, end] = [from * entryBytes, to * entryBytes];
  if (end <= start) return new Uint8Array(0);
  const first = Math.floor(start / lineBytes);
  const last = Math.floor((end - 1) / lineBytes);
  if ('first' in at && at.step <= mostGap * lineBytes) {
    const place = (offset: number, line: number) => line * at.step + (offset - line * lineBytes);
    const base = place(start, first);
    const size = place(end, last) - base;
    const address = at.first + BigInt(base);
    const span = await program.read(address, size);
    if (!span) return address;
    if (at.step === lineBytes || first === last) return span;
    return collect(start, end, lineBytes, (line, low, high) =>
      span.subarray(place(low, line) - base, place(high, line) - base),
    );
  }
  const parts = new Map<number, Uint8Array>();
  for (let line = first; line <= last; line++) {
    const low = Math.max(start, line * lineBytes);
    const high = Math.min(end, (line + 1) * lineBytes);
    const base = 'first' in at ? at.first + BigInt(line * at.step) : at[line]!;
    const address = base + BigInt(low - line * lineBytes);
    const bytes = await program.read(address, high - low);
    if (!bytes) return address;
    parts.set(line, bytes);
  }
  return collect(start, end, lineBytes, (line) => parts.get(line)!);
}

/** Puts the parts of lines one after the other. Offsets count the bytes of the lines alone. */
function collect(
  start: number,
  end: number,
  lineBytes: number,
  part: (line: number, low: number, high: number) => Uint8Array,
): Uint8Array {
  const out = new Uint8Array(end - start);
  for (let low = start; low < end;) {
    const line = Math.floor(low / lineBytes);
    const high = Math.min(end, (line + 1) * lineBytes);
    out.set(part(line, low, high), low - start);
    low = high;
  }
  return out;
}
