import { failure, type Failure } from '../result.js';

/**
 * The sentences a person reads when a literal is no matrix. Rows and columns are counted from 1;
 * `start` and `end` are offsets in the text that was read.
 */
export const problems = {
  none(language: string): Failure {
    return failure('none', `There is no matrix that Low-Rank Lens can read here as ${language}.`);
  },

  empty(shape: readonly number[], start: number, end: number): Failure {
    return failure(
      'empty',
      `This matrix has no entries (its shape is ${dims(shape)}).`,
      start,
      end,
    );
  },

  /** `row` has `got` entries where the rows before it, or row `other`, have `want`. */
  ragged(
    row: number,
    got: number,
    want: number,
    start: number,
    end: number,
    line: 'Row' | 'Column' = 'Row',
    other = 1,
  ): Failure {
    return failure(
      'ragged',
      `${line} ${row} has ${counted(got)}, but ${line.toLowerCase()} ${other} has ${want}: all ${line.toLowerCase()}s must be of the same length.`,
      start,
      end,
    );
  },

  /** A list and a number stand side by side where only one of them can. */
  mixedDepth(row: number, column: number, start: number, end: number): Failure {
    return failure(
      'ragged',
      `The entry at row ${row}, column ${column} is not nested like the others: every row must be a list of numbers.`,
      start,
      end,
    );
  },

  summarised(row: number, column: number, start: number, end: number): Failure {
    return failure(
      'summarised',
      `Entries are left out (“…”) at row ${row}, column ${column}: write or print all of them ` +
        '(NumPy does after numpy.set_printoptions(threshold=sys.maxsize)).',
      start,
      end,
    );
  },

  complex(row: number, column: number, text: string, start: number, end: number): Failure {
    return failure(
      'complex',
      `The entry ${quoted(text)} at row ${row}, column ${column} is complex: ${realOnly}.`,
      start,
      end,
    );
  },

  notNumeric(row: number, column: number, text: string, start: number, end: number): Failure {
    return failure(
      'notNumeric',
      `The entry ${quoted(text)} at row ${row}, column ${column} is not a number: ` +
        'write its value, or ? where it is unknown.',
      start,
      end,
    );
  },

  /** The same where no row and column can be told: a whole argument of a call. */
  unreadable(text: string, isComplex: boolean, start: number, end: number): Failure {
    return isComplex
      ? failure('complex', `${quoted(text)} is complex: ${realOnly}.`, start, end)
      : failure(
          'notNumeric',
          `${quoted(text)} is not a constant that can be read here: write its numbers out.`,
          start,
          end,
        );
  },

  /** `what` completes the sentence "This is not a complete matrix: …". */
  syntax(what: string, start: number, end: number): Failure {
    return failure('syntax', `This cannot be read as a matrix: ${what}.`, start, end);
  },

  tooManyDimensions(shape: readonly number[], start: number, end: number): Failure {
    return failure(
      'tooManyDimensions',
      `This array has ${shape.length} dimensions (${dims(shape)}): a matrix has two. Select one of its slices.`,
      start,
      end,
    );
  },

  tooLarge(maxEntries: number, start: number, end: number): Failure {
    return failure(
      'tooLarge',
      `This matrix has more than ${maxEntries} entries, the most that can be shown: open a part of it.`,
      start,
      end,
    );
  },

  /** A range, a repeat or a call asks for more than `limit` entries that nobody wrote. */
  tooMuchComputed(limit: number, start: number, end: number): Failure {
    return failure(
      'tooLarge',
      `This asks for more than ${limit} computed entries, the most that one text may make: shorten the range.`,
      start,
      end,
    );
  },
} as const;

const realOnly = 'Low-Rank Lens shows real matrices only';

function dims(shape: readonly number[]): string {
  return shape.join(' × ');
}

function counted(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

/** The entry as written, shortened so that a message stays one sentence. */
function quoted(text: string): string {
  const short = text.slice(0, 60).replace(/\s+/g, ' ').trim();
  return `“${short.length > 30 ? `${short.slice(0, 29)}…` : short}”`;
}
