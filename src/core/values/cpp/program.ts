/** A program of C++ that has stopped in a debugger, which only reads. */
export interface CppProgram {
  /** The type of an expression as the debugger writes it. Rejects with a message for the user. */
  typeOf(expression: string): Promise<string>;
  /** What kind of number a value of at least four bytes is, whatever name its type has; undefined if it is none. */
  kindOf(expression: string): Promise<'float' | 'signed' | 'unsigned' | undefined>;
  /** The value of an integer or a pointer; undefined if the expression has none. */
  integer(expression: string): Promise<bigint | undefined>;
  /** Bytes that are read of one array at most; undefined: any number. Known when a type was asked for. */
  readonly mostBytes: number | undefined;
  /** `count` bytes of memory; undefined if not all of them can be read. */
  read(address: bigint, count: number): Promise<Uint8Array | undefined>;
}

/** The shape that the user said for memory whose length the program does not know. */
export interface AskedForm {
  readonly shape: readonly number[];
  readonly byColumns?: boolean | undefined;
}

/** Why a value is no array: a code and its arguments, for which the host has the sentence. */
export interface CppProblem {
  readonly kind: 'problem';
  readonly of: string;
  readonly code: string;
  readonly args: readonly string[];
}

export function problem(of: string, code: string, ...args: string[]): CppProblem {
  return { kind: 'problem', of, code, args };
}

/** The type of an expression that may not exist. */
export async function typeIfAny(
  program: CppProgram,
  expression: string,
): Promise<string | undefined> {
  try {
    return await program.typeOf(expression);
  } catch {
    return undefined;
  }
}
