import { inflateSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Inflate, type Matrix, type Result } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';

/** The matrix in most fixtures: σ = 15, 3, 0. */
export const lecture = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/files/${name}`, import.meta.url)));
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

export function expectMatrix(result: Result<Matrix>, expected: Matrix): void {
  const matrix = unwrap(result);
  expect([matrix.rows, matrix.cols]).toEqual([expected.rows, expected.cols]);
  expect([...matrix.data]).toEqual([...expected.data]);
}

export function expectProblem(result: Result<unknown>, code: string, words: string | RegExp): void {
  expect(result).toMatchObject({ ok: false, problem: { code } });
  if (!result.ok) expect(result.problem.message).toMatch(words);
}

export const inflate: Inflate = (compressed, size) =>
  inflateSync(compressed, { out: new Uint8Array(size) });

/** The same bytes with some replaced: offset → new bytes. */
export function patched(bytes: Uint8Array, changes: Record<number, readonly number[]>): Uint8Array {
  const out = bytes.slice();
  for (const [at, values] of Object.entries(changes)) out.set(values, Number(at));
  return out;
}
