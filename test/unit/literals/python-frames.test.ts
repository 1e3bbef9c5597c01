import { describe, expect, it } from 'vitest';
import { matrixAt } from '../../../src/core/literals/index.js';
import { found, parsed, problem, rows } from './text/read.js';

const table = [
  [1, 3],
  [2, 4],
];

describe('a DataFrame of named columns', () => {
  it.each([
    'df = pd.DataFrame({"a": [1, 2], "b": [3, 4]})',
    "pandas.DataFrame(data={'a': (1, 2), 'b': np.array([3, 4])})",
    'DataFrame(dict(a=[1, 2], b=pd.Series([3, 4])))',
    'pd.DataFrame({\n  "a": [1, 2],  # first\n  "b": [3, 4],\n})',
    'pd.DataFrame({"b": [0], "a": [1, 2], "b": [3, 4]}, columns=["a", "b"])',
    'pd.DataFrame({"a": [1, 2], "b": [3, 4]}, dtype=float)',
  ])('%s', (text) => {
    for (const language of ['python', 'plaintext']) {
      expect(rows(text, language)).toEqual(table);
      expect(parsed(text, language).columnLabels).toEqual(['a', 'b']);
      expect(found(text, language).map(([, entries]) => entries)).toEqual([table]);
    }
    const cursor = matrixAt(text, 'python', text.indexOf('3'), { least: 'asked' });
    expect(cursor?.result.ok && cursor.result.value.columnLabels).toEqual(['a', 'b']);
  });

  it('index names the rows, a number stands in every one, None is missing', () => {
    const matrix = parsed('pd.DataFrame({"a": [1, None], 2: 7}, index=["x", "y"])', 'python');
    expect(matrix).toMatchObject({ rowLabels: ['x', 'y'], columnLabels: ['a', '2'] });
    expect(rows('pd.DataFrame({"a": [1, None], 2: 7})', 'python')).toEqual([
      [1, 7],
      [null, 7],
    ]);
  });

  it('columns chooses among the columns; .T turns the table with its names', () => {
    expect(rows('pd.DataFrame({"a": [1, 2], "b": [3, 4]}, columns=["b"])', 'python')).toEqual([
      [3],
      [4],
    ]);
    const turned = parsed('pd.DataFrame({"a": [1, 2], "b": [3, 4]}).T', 'python');
    expect([...turned.data]).toEqual([1, 2, 3, 4]);
    expect(turned.rowLabels).toEqual(['a', 'b']);
  });

  it('from_dict with orient="index" has a row per name', () => {
    const text =
      'pd.DataFrame.from_dict({"a": [1, 2], "b": [3, 4]}, orient="index", columns=["p", "q"])';
    expect([...parsed(text, 'python').data]).toEqual([1, 2, 3, 4]);
    expect(parsed(text, 'python')).toMatchObject({
      rowLabels: ['a', 'b'],
      columnLabels: ['p', 'q'],
    });
  });

  it('names beside a list of rows are kept; a list of numbers is a column', () => {
    const text = 'pd.DataFrame([[1, 2], [3, 4]], columns=["a", "b"], index=[10, 20])';
    expect(parsed(text, 'python')).toMatchObject({
      rowLabels: ['10', '20'],
      columnLabels: ['a', 'b'],
    });
    expect(rows('pd.DataFrame([1, 2])', 'python')).toEqual([[1], [2]]);
  });
});

describe('a DataFrame that is no matrix of numbers says why', () => {
  it.each([
    ['{"a": [1, 2], "b": «[3]»}', 'ragged', 'Column 2 has 1 entry, but column 1 has 2'],
    ['{"a": [1, «x»], "b": [3, 4]}', 'notNumeric', 'row 2 of the column “a”'],
    ['{"a": [1, 2], "n": [«"p"», "q"]}', 'notNumeric', 'column “n”'],
    ['{"a": [1, 2], "b": «{"x": 1}»}', 'syntax', 'the column “b” is not written out'],
    ['{"a": [1, 2], "b": «xs»}', 'syntax', 'the column “b” is not written out'],
    ['{"a": [1, 2], «*»*other}', 'syntax', 'not written out as "name": [values]'],
    ['{"a": [1, 2]}, columns=«["c"]»', 'syntax', 'no column “c”'],
    ['{"a": [1, 2]}, index=«["p"]»', 'syntax', 'index has 1 names'],
    ['{"a": «[[1], [2]]»}', 'syntax', 'holds lists'],
  ])('%s', (marked, code, sentence) => {
    const text = `pd.DataFrame(${marked.replace(/[«»]/g, '')})`;
    const told = problem(text, 'python');
    expect(told.code).toBe(code);
    expect(told.message).toContain(sentence);
    expect(told.start).toBe(marked.indexOf('«') + 'pd.DataFrame('.length);
    expect(told.end).toBe(marked.indexOf('»') - 1 + 'pd.DataFrame('.length);
    // One of its columns must not be shown instead.
    const cursor = matrixAt(text, 'python', text.indexOf('1'), { least: 'asked' });
    expect(cursor?.result.ok).toBe(false);
  });

  it('a table of words is passed over in a document', () => {
    expect(found('pd.DataFrame({"n": ["p", "q"], "m": [x, y]})', 'python')).toEqual([]);
    expect(found('pd.DataFrame({k: [1, 2] for k in names})', 'python')).toEqual([]);
  });
});
