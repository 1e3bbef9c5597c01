import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix } from '../../../src/core/literals/index.js';
import type { Matrix } from '../../../src/core/matrix.js';

/** An acceptable answer: a matrix, a problem of some code, or nothing. */
interface Answer {
  readonly rows?: number;
  readonly cols?: number;
  readonly data?: readonly (number | 'inf' | '-inf' | null)[];
  readonly tol?: number;
  readonly problem?: string;
  readonly none?: boolean;
}

interface Case {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly expect: readonly Answer[];
  /** Other matrices that a scan may report. */
  readonly found?: readonly Answer[];
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/cases/pasted.json', import.meta.url), 'utf8'),
) as Case[];

const infinite = { inf: Infinity, '-inf': -Infinity } as const;

/** Whether the matrix equals the answer, within its tolerance and the rounding of a decimal. */
function is(matrix: Matrix, { rows, cols, data = [], tol = 0 }: Answer): boolean {
  if (matrix.rows !== rows || matrix.cols !== cols) return false;
  return data.every((entry, k) => {
    const isMissing = matrix.missing?.[k] === 1;
    if (entry === null || isMissing) return entry === null && isMissing;
    const want = typeof entry === 'number' ? entry : infinite[entry];
    const got = matrix.data[k]!;
    return got === want || Math.abs(got - want) <= tol + 1e-9 * Math.abs(want);
  });
}

function written({ rows, cols, data }: Matrix): string {
  return `${rows}×${cols}: ${Array.from(data.slice(0, 30)).join(' ')}`;
}

/** The wrong matrix that is read when asked; undefined if the matrix is one of the expected ones. */
function wrongAnswer(one: Case): string | undefined {
  const result = parseMatrix(one.text, one.language);
  if (!result.ok || one.expect.some((answer) => is(result.value, answer))) return undefined;
  return written(result.value);
}

function wrongFinds(one: Case): string[] {
  const meant = [...(one.found ?? []), ...one.expect];
  return findMatrices(one.text, one.language)
    .flatMap(({ result }) => (result.ok ? [result.value] : []))
    .filter((matrix) => !meant.some((answer) => is(matrix, answer)))
    .map(written);
}

function isAnswered(one: Case): boolean {
  const result = parseMatrix(one.text, one.language);
  if (result.ok) return true;
  const { code } = result.problem;
  return one.expect.some(
    ({ none, problem }) =>
      none === true ||
      (problem !== undefined && (problem === 'any' || problem.split('|').includes(code))),
  );
}

describe('texts as people paste them', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s: never a wrong matrix', (_id, one) => {
    expect(wrongAnswer(one), 'asked').toBeUndefined();
    expect(wrongFinds(one), 'unasked').toEqual([]);
  });

  it('answers 95 in a hundred as the best answer is', () => {
    const refused = cases.filter((one) => !isAnswered(one)).map(({ id }) => id);
    expect(refused.length, refused.join(' ')).toBeLessThanOrEqual(0.05 * cases.length);
  });
});
