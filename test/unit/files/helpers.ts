import { inflateSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
  planeOf,
  readRows,
  usualSelection,
  type ArrayCatalog,
  type ArrayEntry,
  type Inflate,
  type Matrix,
  type Result,
  type Selection,
} from '../../../src/core/index.js';
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

/** The array of that name; the test fails if it is not listed. */
export function entryNamed(catalog: Result<ArrayCatalog>, name: string): ArrayEntry {
  const found = unwrap(catalog).entries.find((each) => each.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** The numbers of a slice, by rows; of the usual one if nothing is said. */
export async function numbersOf(
  entry: ArrayEntry,
  selection?: Partial<Selection>,
): Promise<number[]> {
  const array = unwrap(await entry.open({ maxBytes: 2 ** 20 }));
  const chosen = { ...usualSelection(entry.shape), ...selection };
  const plane = unwrap(planeOf(entry.name, array, chosen));
  return [...(await readRows(plane, 0, plane.rows))];
}

/** The same bytes with some replaced: offset → new bytes. */
export function patched(bytes: Uint8Array, changes: Record<number, readonly number[]>): Uint8Array {
  const out = bytes.slice();
  for (const [at, values] of Object.entries(changes)) out.set(values, Number(at));
  return out;
}
