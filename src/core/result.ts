/** An error as a value. Users read `message`, programs read `code`. */
export interface Problem {
  readonly code: ProblemCode;
  /** One sentence that says what is wrong, where (row, column, counted from 1) and what to do. */
  readonly message: string;
  /** Offsets in the text that was read, in UTF-16 code units; `end` is exclusive. */
  readonly start?: number;
  readonly end?: number;
}

export const problemCodes = [
  'none',
  'empty',
  'ragged',
  'summarised',
  'complex',
  'notNumeric',
  'syntax',
  'tooManyDimensions',
  'tooLarge',
  'nonFinite',
  'noConvergence',
  'cancelled',
  // It is not there any more, and the message says that the picture is the last one.
  'gone',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Errors cross boundaries as values; exceptions are for mistakes in the code. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

export interface Failure {
  readonly ok: false;
  readonly problem: Problem;
}

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(code: ProblemCode, message: string, start?: number, end?: number): Failure {
  // Without spreads in the usual case, because a text of brackets makes one at every character.
  if (start !== undefined && end !== undefined) {
    return { ok: false, problem: { code, message, start, end } };
  }
  return {
    ok: false,
    problem: {
      code,
      message,
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    },
  };
}
