import { failure, type Failure } from '../result.js';

/**
 * The sentences that a user reads when a literal is not a matrix. Rows and columns are counted from 1;
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

  /** A list and a number are side by side, but the level allows only one of them. */
  mixedDepth(row: number, column: number, start: number, end: number): Failure {
    return failure(
      'ragged',
      `The entry at row ${row}, column ${column} is not nested like the others: every row must be a list of numbers.`,
      start,
      end,
    );
  },

  /** `program` is the program that left the entries out, if known: each has its own option to print all. */
  summarised(
    row: number,
    column: number,
    start: number,
    end: number,
    program?: PrintingProgram,
  ): Failure {
    const advice = program === undefined ? '' : ` (${howToPrintAll[program]})`;
    return failure(
      'summarised',
      `Entries are left out (“…”) at row ${row}, column ${column}: write or print all of them${advice}.`,
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

  /** The same for a whole argument of a call, which has no row and column. */
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

  /** `what` completes the sentence "This cannot be read as a matrix: …". */
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

  /** A range, a repeat or a call would compute more than `limit` entries. */
  tooMuchComputed(limit: number, start: number, end: number): Failure {
    return failure(
      'tooLarge',
      `This asks for more than ${limit} computed entries, the most that one text may make: shorten the range.`,
      start,
      end,
    );
  },
} as const;

/** How to make each program print all entries; from its manual. */
const howToPrintAll = {
  NumPy: 'NumPy does after numpy.set_printoptions(threshold=sys.maxsize)',
  JAX: 'numpy.asarray prints them after numpy.set_printoptions(threshold=sys.maxsize)',
  PyTorch: 'PyTorch does after torch.set_printoptions(profile="full")',
  TensorFlow: 'tensor.numpy() prints them after numpy.set_printoptions(threshold=sys.maxsize)',
  SciPy: 'print(a.toarray()) after numpy.set_printoptions(threshold=sys.maxsize)',
  pandas:
    'pandas does after pandas.set_option("display.max_rows", None) and the same for "display.max_columns"',
  R: 'R does after options(max.print = 1e6)',
  tibble: 'R does with print(x, n = Inf, width = Inf)',
  'data.table': 'R does with print(x, nrows = Inf)',
  Matrix: 'R does with print(as.matrix(x)) after options(max.print = 1e6)',
  Julia: 'Julia does with show(stdout, "text/plain", A)',
  DataFrames: 'Julia does with show(df, allrows = true, allcols = true)',
  gonum: 'gonum does without mat.Excerpt',
  xarray: 'print(a.values) after numpy.set_printoptions(threshold=sys.maxsize)',
} as const;

/** A program that leaves entries out of its printouts. */
export type PrintingProgram = keyof typeof howToPrintAll;

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
