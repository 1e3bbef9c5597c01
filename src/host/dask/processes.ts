/** A program that goes on when the window is closed. */
export interface ProgramStart {
  /** Path of the interpreter, or its name to be found on PATH. */
  readonly interpreter: string;
  readonly args: readonly string[];
  /** Its working folder; what it prints to its error output is kept there in `errors.txt`. */
  readonly folder: string;
}

/**
 * @returns when it has started; `ended` gives its exit code.
 * @throws with the reason when the interpreter cannot be started.
 */
export type StartProgram = (
  start: ProgramStart,
) => Promise<{ readonly ended: Promise<number | null> }>;

let startProgram: StartProgram | undefined;
let python = 'python3';

/**
 * Where the host is Node, programs can be started.
 *
 * @param name of Python on the PATH of this machine.
 */
export function startInNode(start: StartProgram, name: string): void {
  startProgram = start;
  python = name;
}

/** How Python is called on PATH, if the user names none. */
export function pythonOnPath(): string {
  return python;
}

/** Undefined in a browser, which has no programs. */
export function programStarter(): StartProgram | undefined {
  return startProgram;
}
