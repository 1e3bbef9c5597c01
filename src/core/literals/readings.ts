import type { Matrix } from '../matrix.js';
import type { Result } from '../result.js';
import { dialectOf } from './languages/index.js';
import { readSelection } from './parse.js';
import type { ReadAs } from './read-as.js';
import { later, t, translated } from '../texts.js';

/** Another way to read a text. */
export interface OtherReading {
  /** What to pass as `as` to have it read so. */
  readonly as: ReadAs;
  /** What is different, in a few words: "row 1 is data". */
  readonly label: string;
  readonly matrix: Matrix;
}

const choices: readonly (readonly [ReadAs, string])[] = [
  [{ firstRow: 'names' }, later('Row 1 holds names')],
  [{ firstRow: 'data' }, later('Row 1 holds data')],
  [{ firstColumn: 'names' }, later('Column 1 holds names')],
  [{ firstColumn: 'data' }, later('Column 1 holds data')],
  [{ order: 'rows' }, later('Along the rows')],
  [{ order: 'columns' }, later('Down the columns')],
  [{ comma: 'decimal' }, later('The comma is the decimal point')],
  [{ comma: 'thousands' }, later('The comma parts thousands')],
  [{ percent: 'number' }, later('Percent as numbers (12.5)')],
  [{ percent: 'fraction' }, later('Percent as fractions (0.125)')],
];

/** A choice that was made, in words, and all other choices without it. */
export interface Chosen {
  readonly label: string;
  readonly without: ReadAs;
}

/**
 * What a person chose, one item per choice. The chosen columns are not included: the reading itself names
 * them.
 */
export function chosen(as: ReadAs): Chosen[] {
  const all = [...choices, [{ transposed: true }, transposedLabel] as const];
  return all.flatMap(([choice, label]) => {
    const key = Object.keys(choice)[0] as keyof ReadAs;
    return as[key] === choice[key]
      ? [{ label: translated(label), without: { ...as, [key]: undefined } }]
      : [];
  });
}

/**
 * The other readings that a text admits, besides the one that `parseMatrix` gives with `as`. Each choice of
 * `ReadAs` is tried; it is listed if it gives a matrix that differs from the others. The transpose is
 * always possible and comes last.
 */
export function readings(text: string, languageId: string, as: ReadAs = {}): OtherReading[] {
  const dialect = dialectOf(languageId);
  return readingsBy((wanted) => readSelection(text, dialect, wanted)?.result, as);
}

/** The same for a literal with its own way of reading, for example inside its document. */
export function readingsBy(
  read: (as: ReadAs) => Result<Matrix> | undefined,
  as: ReadAs,
): OtherReading[] {
  const now = read(as);
  const found: OtherReading[] = [];
  const known: Matrix[] = now?.ok ? [now.value] : [];
  for (const [choice, label] of choices) {
    const wanted = { ...as, ...choice };
    const result = read(wanted);
    if (!result?.ok || known.some((matrix) => isSame(matrix, result.value))) continue;
    known.push(result.value);
    found.push({ as: wanted, label: translated(label), matrix: result.value });
  }
  const transposed = as.transposed !== true;
  const turned = read({ ...as, transposed });
  if (turned?.ok) {
    const label = transposed ? translated(transposedLabel) : t('Not transposed');
    found.push({ as: { ...as, transposed }, label, matrix: turned.value });
  }
  return found;
}

const transposedLabel = later('Transposed');

/** The same shape, entries and names. */
function isSame(a: Matrix, b: Matrix): boolean {
  return (
    a.rows === b.rows &&
    a.cols === b.cols &&
    a.data.every((value, k) => Object.is(value, b.data[k])) &&
    sameLabels(a.rowLabels, b.rowLabels) &&
    sameLabels(a.columnLabels, b.columnLabels)
  );
}

function sameLabels(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((label, k) => label === b[k]);
}
