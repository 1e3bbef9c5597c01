import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMatrices, parseMatrix } from '../../../src/core/literals/index.js';

interface Case {
  readonly id: string;
  readonly language: string;
  readonly text: string;
  readonly rows?: number;
  readonly cols?: number;
  readonly data?: readonly (number | null)[];
  readonly tol?: number;
  readonly problem?: string;
  readonly none?: boolean;
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/cases/literals.json', import.meta.url), 'utf8'),
) as Case[];

describe('the reference cases', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    if (one.none) {
      expect(findMatrices(one.text, one.language)).toEqual([]);
      return;
    }
    const result = parseMatrix(one.text, one.language);
    if (!result.ok) {
      expect([result.problem.code, result.problem.message]).toEqual([
        one.problem,
        expect.any(String),
      ]);
      return;
    }
    const { rows, cols, data, missing } = result.value;
    expect({ rows, cols }).toEqual({ rows: one.rows, cols: one.cols });
    expect(data.length).toBe(one.data!.length);
    one.data!.forEach((value, index) => {
      if (value === null) {
        expect(missing?.[index]).toBe(1);
        expect(data[index]).toBeNaN();
      } else {
        expect(missing?.[index] ?? 0).toBe(0);
        expect(Math.abs(data[index]! - value)).toBeLessThanOrEqual(one.tol!);
      }
    });
  });
});
