import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt, parseMatrix, type Problem } from '../../../src/core/index.js';
import { isMeant, isSurelyMatrix } from '../../../src/host/sources/text/meant.js';

function problemOf(line: string, language: string): Problem {
  const result = parseMatrix(line, language);
  if (result.ok) expect.fail(`${line} is read`);
  return result.problem;
}

describe('the problem of a line that Visualize was asked for', () => {
  it.each([
    ['1 234,5 5', 'plaintext', 'may be 1234.5 or 2 numbers, 1 and 234.5'],
    ['[1, 2, [3, 4]]', 'python', ''],
    ['[]', 'python', ''],
  ])('is told for %s', (line, language, message) => {
    const problem = problemOf(line, language);
    expect(problem.message).toContain(message);
    expect(isMeant(problem, line)).toBe(true);
  });

  it.each([
    ['No numbers in here.', 'plaintext'],
    ['x[0] = f(1, y', 'python'],
    ['x = [a, b]', 'python'],
  ])('is not told for %s', (line, language) => {
    expect(isMeant(problemOf(line, language), line)).toBe(false);
  });

  it('leaves a hover silent', () => {
    expect(findMatrices('1 234,5 5', 'plaintext')).toEqual([]);
  });
});

describe('the problem of the literal at the cursor', () => {
  function told(text: string, language: string, cursor: string): string | undefined {
    const found = matrixAt(text, language, text.indexOf(cursor), { least: 'asked' });
    if (!found || found.result.ok) return undefined;
    const { problem } = found.result;
    const literal = text.slice(found.start, found.end);
    return isSurelyMatrix(problem, literal) ? problem.message : undefined;
  }

  it.each([
    ['\\begin{bmatrix}\\sin\\theta & 2\\\\ 1 & 2\\end{bmatrix}', 'latex', '1 &', 'row 1, column 1'],
    ['x $\\begin{pmatrix} 1 & a \\\\ 0 & 1 \\end{pmatrix}$', 'markdown', '0 &', 'row 1, column 2'],
    ['m = np.array([1, 2, n])', 'python', '2, n', 'column 3'],
    ['m = [1, 2, n]', 'python', '2, n', 'column 3'],
    ['m = torch.tensor([a, 2])', 'python', '2]', 'column 1'],
  ])('is told for %s', (text, language, cursor, place) => {
    expect(told(text, language, cursor)).toContain(place);
  });

  it.each([
    ['f(x, [a, b])', 'python', 'a, b'],
    ['x[0][i] = f(1, y)', 'python', 'i]'],
    ['names = [first, second]', 'python', 'second'],
  ])('is not told for %s', (text, language, cursor) => {
    expect(told(text, language, cursor)).toBeUndefined();
  });
});
