import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix, type Problem } from '../../../src/core/index.js';
import { isMeant } from '../../../src/host/meant.js';

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
