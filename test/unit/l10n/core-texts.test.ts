import { afterEach, describe, expect, it } from 'vitest';
import {
  parseMatrix,
  readingLine,
  recommendRank,
  t,
  textsInUse,
  useTexts,
} from '../../../src/core/index.js';
import { madeFrom, translated } from '../../../src/core/texts.js';
import { unwrap } from '../lowrank/helpers.js';

const german = {
  'Row {0} has 1 entry, but row {1} has {2}: all rows must be of the same length.':
    'Zeile {0} hat 1 Eintrag, Zeile {1} aber {2}: alle Zeilen müssen gleich lang sein.',
  'NumPy printout': 'Ausgabe von NumPy',
  'decimal comma': 'Dezimalkomma',
  '{0}: {1}': '{0} – {1}',
  'two rules agree; {0}': 'zwei Regeln stimmen überein; {0}',
  'names in row 1': 'Namen in Zeile 1',
  'left out: {0} (text)': 'ausgelassen: {0} (Text)',
  'names in {0}': 'Namen in {0}',
};

describe('the texts of the core', () => {
  afterEach(() => useTexts(undefined));

  it('are English without a translation', () => {
    const { problem } = parseMatrix('[[1, 2], [3]]', 'python') as { problem: { message: string } };
    expect(problem.message).toBe(
      'Row 2 has 1 entry, but row 1 has 2: all rows must be of the same length.',
    );
  });

  it('follow the display language: problems, readings and reasons', () => {
    useTexts(german);
    const { problem } = parseMatrix('[[1, 2], [3]]', 'python') as { problem: { message: string } };
    expect(problem.message).toBe(
      'Zeile 2 hat 1 Eintrag, Zeile 1 aber 2: alle Zeilen müssen gleich lang sein.',
    );
    const table = unwrap(parseMatrix('a;b\n1,5;2,5\n3,5;4,5\n', 'csv'));
    expect(readingLine(table.reading!)).toMatch(/ – Namen in Zeile 1; Dezimalkomma$/);
    const printed = unwrap(parseMatrix('[[1. 2.]\n [3. 4.]]', 'plaintext'));
    expect(readingLine(printed.reading!)).toBe('Ausgabe von NumPy');
    const { reason } = unwrap(recommendRank(Float64Array.of(9, 8, 1e-20), 3, 3));
    expect(reason).not.toBe('');
  });

  it('are handed on to workers', () => {
    useTexts(german);
    expect(textsInUse()).toBe(german);
  });

  it('do not decide how a table is read', () => {
    const text = 'pd.read_csv(StringIO("""a,b\n1,2\n3,4"""))';
    const english = unwrap(parseMatrix(text, 'python'));
    useTexts(german);
    const { rows, cols, data, columnLabels } = unwrap(parseMatrix(text, 'python'));
    expect({ rows, cols, data, columnLabels }).toEqual({
      rows: english.rows,
      cols: english.cols,
      data: english.data,
      columnLabels: english.columnLabels,
    });
  });

  it('fill in their places in any order, and leave other braces alone', () => {
    useTexts({ '{0} of {1}': '{1}: {0}' });
    expect(t('{0} of {1}', 2, 'x')).toBe('x: 2');
    expect(t('{{0}, {1}} and {row} and {2}', 1, 'b')).toBe('{1, b} and {row} and {2}');
    expect(t('a {')).toBe('a {');
    expect(t('a { {0}', 'b')).toBe('a { b');
  });

  it('know what was made of a template', () => {
    useTexts(german);
    expect(madeFrom(t('left out: {0} (text)', 'x'), 'left out: {0} (text)')).toBe(true);
    expect(madeFrom(t('names in row 1'), 'left out: {0} (text)')).toBe(false);
    expect(translated('NumPy printout')).toBe('Ausgabe von NumPy');
  });
});
