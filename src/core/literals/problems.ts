import { failure, type Failure } from '../result.js';
import { t, translated } from '../texts.js';

/**
 * The sentences that a user reads when a literal is not a matrix. Rows and columns are counted from 1;
 * `start` and `end` are offsets in the text that was read.
 */
export const problems = {
  none(language: string): Failure {
    return failure(
      'none',
      t('There is no matrix that Low-Rank Lens can read here as {0}.', translated(language)),
    );
  },

  empty(shape: readonly number[], start: number, end: number): Failure {
    return failure(
      'empty',
      t('This matrix has no entries (its shape is {0}).', dims(shape)),
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
    return failure('ragged', raggedWords(line, got, { row, other, want }), start, end);
  },

  /** A list and a number are side by side, but the level allows only one of them. */
  mixedDepth(row: number, column: number, start: number, end: number): Failure {
    return failure(
      'ragged',
      t(
        'The entry at row {0}, column {1} is not nested like the others: every row must be a list of numbers.',
        row,
        column,
      ),
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
    const message =
      program === undefined
        ? t(
            'Entries are left out (“…”) at row {0}, column {1}: write or print all of them.',
            row,
            column,
          )
        : t(
            'Entries are left out (“…”) at row {0}, column {1}: write or print all of them ({2}).',
            row,
            column,
            howToPrintAll(program),
          );
    return failure('summarised', message, start, end);
  },

  complex(row: number, column: number, text: string, start: number, end: number): Failure {
    return failure(
      'complex',
      t(
        'The entry {0} at row {1}, column {2} is complex: Low-Rank Lens shows real matrices only.',
        quoted(text),
        row,
        column,
      ),
      start,
      end,
    );
  },

  notNumeric(row: number, column: number, text: string, start: number, end: number): Failure {
    return failure(
      'notNumeric',
      t(
        'The entry {0} at row {1}, column {2} is not a number: write its value, or ? where it is unknown.',
        quoted(text),
        row,
        column,
      ),
      start,
      end,
    );
  },

  /** The same for a whole argument of a call, which has no row and column. */
  unreadable(text: string, isComplex: boolean, start: number, end: number): Failure {
    return isComplex
      ? failure(
          'complex',
          t('{0} is complex: Low-Rank Lens shows real matrices only.', quoted(text)),
          start,
          end,
        )
      : failure(
          'notNumeric',
          t('{0} is not a constant that can be read here: write its numbers out.', quoted(text)),
          start,
          end,
        );
  },

  /** `what` completes the sentence "This cannot be read as a matrix: …". */
  syntax(what: string, start: number, end: number): Failure {
    return failure('syntax', t('This cannot be read as a matrix: {0}.', what), start, end);
  },

  tooManyDimensions(shape: readonly number[], start: number, end: number): Failure {
    return failure(
      'tooManyDimensions',
      t(
        'This array has {0} dimensions ({1}): a matrix has two. Select one of its slices.',
        shape.length,
        dims(shape),
      ),
      start,
      end,
    );
  },

  tooLarge(maxEntries: number, start: number, end: number): Failure {
    return failure(
      'tooLarge',
      t(
        'This matrix has more than {0} entries, the most that can be shown: open a part of it.',
        maxEntries,
      ),
      start,
      end,
    );
  },

  /** A range, a repeat or a call would compute more than `limit` entries. */
  tooMuchComputed(limit: number, start: number, end: number): Failure {
    return failure(
      'tooLarge',
      t(
        'This asks for more than {0} computed entries, the most that one text may make: shorten the range.',
        limit,
      ),
      start,
      end,
    );
  },
} as const;

/** How to make a program print all entries; from its manual. */
function howToPrintAll(program: PrintingProgram): string {
  switch (program) {
    case 'NumPy':
      return t('NumPy does after numpy.set_printoptions(threshold=sys.maxsize)');
    case 'JAX':
      return t('numpy.asarray prints them after numpy.set_printoptions(threshold=sys.maxsize)');
    case 'PyTorch':
      return t('PyTorch does after torch.set_printoptions(profile="full")');
    case 'TensorFlow':
      return t('tensor.numpy() prints them after numpy.set_printoptions(threshold=sys.maxsize)');
    case 'SciPy':
      return t('print(a.toarray()) after numpy.set_printoptions(threshold=sys.maxsize)');
    case 'pandas':
      return t(
        'pandas does after pandas.set_option("display.max_rows", None) and the same for "display.max_columns"',
      );
    case 'R':
      return t('R does after options(max.print = 1e6)');
    case 'tibble':
      return t('R does with print(x, n = Inf, width = Inf)');
    case 'data.table':
      return t('R does with print(x, nrows = Inf)');
    case 'Matrix':
      return t('R does with print(as.matrix(x)) after options(max.print = 1e6)');
    case 'Julia':
      return t('Julia does with show(stdout, "text/plain", A)');
    case 'DataFrames':
      return t('Julia does with show(df, allrows = true, allcols = true)');
    case 'gonum':
      return t('gonum does without mat.Excerpt');
    case 'xarray':
      return t('print(a.values) after numpy.set_printoptions(threshold=sys.maxsize)');
  }
}

/** A program that leaves entries out of its printouts. */
export type PrintingProgram =
  | 'NumPy'
  | 'JAX'
  | 'PyTorch'
  | 'TensorFlow'
  | 'SciPy'
  | 'pandas'
  | 'R'
  | 'tibble'
  | 'data.table'
  | 'Matrix'
  | 'Julia'
  | 'DataFrames'
  | 'gonum'
  | 'xarray';

function dims(shape: readonly number[]): string {
  return shape.join(' × ');
}

/** `row` has `got` entries, but row `other` has `want`; the same for columns. */
function raggedWords(
  line: 'Row' | 'Column',
  got: number,
  { row, other, want }: { row: number; other: number; want: number },
): string {
  if (line === 'Row') {
    return got === 1
      ? t(
          'Row {0} has 1 entry, but row {1} has {2}: all rows must be of the same length.',
          row,
          other,
          want,
        )
      : t(
          'Row {0} has {3} entries, but row {1} has {2}: all rows must be of the same length.',
          row,
          other,
          want,
          got,
        );
  }
  return got === 1
    ? t(
        'Column {0} has 1 entry, but column {1} has {2}: all columns must be of the same length.',
        row,
        other,
        want,
      )
    : t(
        'Column {0} has {3} entries, but column {1} has {2}: all columns must be of the same length.',
        row,
        other,
        want,
        got,
      );
}

/** The entry as written, shortened so that a message stays one sentence. */
function quoted(text: string): string {
  const short = text.slice(0, 60).replace(/\s+/g, ' ').trim();
  return `“${short.length > 30 ? `${short.slice(0, 29)}…` : short}”`;
}
