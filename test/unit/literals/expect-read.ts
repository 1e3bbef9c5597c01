import { describe, expect, it } from 'vitest';
import { findMatrices } from '../../../src/core/literals/find.js';
import { parseMatrix } from '../../../src/core/literals/parse.js';
import type { ProblemCode } from '../../../src/core/result.js';
import { rowsOf } from './text/read.js';

/** A text, its language, and either its rows (null: missing) or the code of its problem. */
export type ReadCase = readonly [
  what: string,
  language: string,
  text: string,
  expected: readonly (readonly (number | null)[])[] | ProblemCode,
];

/** Each text is read as expected when asked, and a scan reports nothing else. */
export function testReading(title: string, cases: readonly ReadCase[]): void {
  describe(title, () => {
    it.each(cases)('%s (%s)', (_what, language, text, expected) => {
      const asked = parseMatrix(text, language);
      const got = asked.ok ? rowsOf(asked.value) : asked.problem.code;
      expect(got, asked.ok ? '' : asked.problem.message).toEqual(expected);
      for (const { result } of findMatrices(text, language)) {
        if (result.ok) expect(rowsOf(result.value)).toEqual(expected);
      }
    });
  });
}
