import type { Layout } from './layout.js';
import type { CppProblem, CppProgram } from './program.js';

/** Where the entries of a value are. */
export interface Located {
  /** A pointer or an array; its entries are `pointer[0]`, `pointer[1]` … */
  readonly pointer: string;
  /** How many entries there are along each axis; −1 if the program states none that makes sense. */
  readonly shape: readonly number[];
  readonly byColumns?: boolean;
  /** Bytes from one line (a row, or a column) to the next, if lines do not touch. */
  readonly step?: number | undefined;
  /** Known entries; otherwise their type is asked for. */
  readonly layout?: Layout | undefined;
}

/** A type whose entries are reached by its members. */
export interface Container {
  /** Names of the type, without arguments. Types of other names are tried by their members. */
  readonly name: RegExp;
  /** A member that only this type has. */
  readonly member: string;
  locate(value: Value): Promise<Located | CppProblem> | Located | CppProblem;
}

/** A value of a container. */
export interface Value {
  readonly program: CppProgram;
  readonly type: string;
  /** The type of the member. */
  readonly memberType: string;
  /** The expression of a member: `at('.m_storage')`. */
  readonly at: (member: string) => string;
  /** A whole number in a member; −1 if it has none or is not between 0 and 2⁵³. */
  readonly count: (member: string) => Promise<number>;
}
