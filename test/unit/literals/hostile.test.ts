import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix } from '../../../src/core/literals/index.js';

/** Short texts that cause much work. What readers learn once must not be computed again at every place. */

const problemOf = (text: string, language: string) => {
  const result = parseMatrix(text, language);
  return result.ok ? undefined : result.problem;
};

describe('what is computed and not written out is bounded', () => {
  it.each(['matlab', 'octave', 'julia'])(
    '%s: a range that is too long is said at its place',
    (id) => {
      const text = '[1 2\n1:1e7]';
      const problem = problemOf(text, id);
      expect(problem?.code).toBe('tooLarge');
      expect(text.slice(problem?.start, problem?.end)).toBe('1:1e7');
    },
  );

  it('ranges side by side add up', () => {
    const text = `[${'1:1e6 '.repeat(20)}]`;
    expect(problemOf(text, 'matlab')?.code).toBe('tooLarge');
  });

  it('a document of many ranges is read as far as one scan may compute', () => {
    const text = "[1:1e6]'\n".repeat(100);
    const found = findMatrices(text, 'matlab');
    const entries = found.reduce((sum, { result }) => sum + (result.ok ? result.value.rows : 0), 0);
    expect(entries).toBe(33_000_000);
  });

  it('ranges have as many entries as MATLAB gives them', () => {
    const result = parseMatrix('[0:0.1:1; 10:-1:0]', 'matlab');
    expect(result.ok && [result.value.rows, result.value.cols]).toEqual([2, 11]);
    expect(parseMatrix('[1:0; 1 2]', 'matlab').ok).toBe(true);
  });
});

describe('calls that are no constants', () => {
  it('let the matrices inside them be found, but for those whose entries they arrange', () => {
    const text = 'y = reshape([1 2; 3 4], n, m) + kron(eye(2), [5 6; 7 8], x)';
    const found = findMatrices(text, 'matlab').map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['eye(2)', '[5 6; 7 8]']);
  });

  it('nested deeply, do not hide the matrix behind them', () => {
    const text = `${'zeros('.repeat(500)} [1 2; 3 4]`;
    const found = findMatrices(text, 'matlab');
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['[1 2; 3 4]']);
  });
});

describe('round brackets in Python', () => {
  it.each([
    ['((1, 2), ((1 + 2) * (3 - 1), 4))', [1, 2, 6, 4]],
    ['((((1)), (2)), ((3), ((4))))', [1, 2, 3, 4]],
    ['[((1 + 2) * 3, 4), (5, (6))]', [9, 4, 5, 6]],
  ])('%s', (text, entries) => {
    const result = parseMatrix(text, 'python');
    expect(result.ok && [result.value.rows, [...result.value.data]]).toEqual([2, entries]);
  });
});

describe('makers of matrices in Rust', () => {
  it.each([
    ['let a = Array2::<f64>::from_shape_vec((2, 3), vec![1, 2, 3, 4, 5, 6]);', [1, 2, 3, 4, 5, 6]],
    ['DMatrix::from_row_slice(2, 3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])', [1, 2, 3, 4, 5, 6]],
    ['DMatrix::from_vec(2, 3, vec![1., 4., 2., 5., 3., 6.])', [1, 2, 3, 4, 5, 6]],
    ['let m = ndarray::arr2(&[[1, 2, 3], [4, 5, 6]]);', [1, 2, 3, 4, 5, 6]],
  ])('%s', (text, entries) => {
    const [found] = findMatrices(text, 'rust');
    const result = found?.result;
    expect(result?.ok && [result.value.rows, [...result.value.data]]).toEqual([2, entries]);
    expect(text.slice(found?.start, found?.end)).toBe(text.replace(/^let \w = |;$/g, ''));
  });
});

describe('what one scan computes is bounded in every language', () => {
  it.each([
    ['r', 'matrix(rep(0, 1e6), 1000)\n', 20],
    ['c', 'double a[1000][1000] = {{0}};\n', 40],
    ['rust', 'let a = [[0; 1000]; 1000];\n', 40],
    ['matlab', 'zeros(1000)\n', 40],
  ])('%s: %s', (language, piece, count) => {
    const found = findMatrices(piece.repeat(count), language);
    const entries = found.map(({ result }) => (result.ok ? result.value.data.length : 0));
    expect(entries[0]).toBe(1_000_000);
    expect(entries.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(2 ** 25);
  });
});

describe('texts longer than a stretch of the scan', () => {
  const filler = 'x = f(y)\n'.repeat(60_000);

  it('a matrix far behind the beginning is found where it stands', () => {
    const text = `${filler}A = [[1, 2], [3, 4]]\n${filler}`;
    const found = findMatrices(text, 'python').map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['[[1, 2], [3, 4]]']);
  });

  it('a Series whose footer stands a stretch below its first row is read from that row', () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${String(i).padEnd(8)}${i % 10}.5`);
    const text = `${rows.join('\n')}\ndtype: float64\n`;
    const [found] = findMatrices(text, 'python');
    expect(found?.start).toBe(0);
    expect(found?.result.ok && found.result.value.rows).toBe(30_000);
  });

  it('the cursor in the middle of a long literal sees all of it', () => {
    const row = `[${'123,'.repeat(1000)}4]`;
    const text = `A = [\n${Array.from({ length: 1200 }, () => row).join(',\n')}]\n`;
    const found = matrixAt(text, 'python', text.length >> 1);
    expect([found?.start, found?.end]).toEqual([4, text.length - 1]);
  });
});

describe('runs of plain numbers in MATLAB', () => {
  it.each([
    ['[1 -2, 3;4, 5 6]', 2, [1, -2, 3, 4, 5, 6]],
    ['[1 - 2 3; 4 5]', 2, [-1, 3, 4, 5]],
    ["[1 2'; 3 4.5e1]", 2, [1, 2, 3, 45]],
    ['[1,2,\n3,4]', 2, [1, 2, 3, 4]],
    ['[1 2*3 ; -4 5]', 2, [1, 6, -4, 5]],
  ])('%s', (text, rows, entries) => {
    const result = parseMatrix(text, 'matlab');
    expect(result.ok && [result.value.rows, [...result.value.data]]).toEqual([rows, entries]);
  });

  it('a comma too many is said', () => {
    expect(problemOf('[1,2,,3; 4 5 6]', 'matlab')?.code).toBe('syntax');
  });
});
