import type { Locator } from 'playwright-core';

/** The numbers of a table on the page in full precision, row by row. */
export function tableValues(table: Locator): Promise<number[][]> {
  return table.evaluate((element) =>
    [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('[data-value]')].map((cell) =>
        Number(cell.getAttribute('data-value')),
      ),
    ),
  );
}

/** a·b for arrays of rows. */
export function times(a: readonly number[][], b: readonly number[][]): number[][] {
  return a.map((row) =>
    (b[0] ?? []).map((_, j) => row.reduce((sum, value, i) => sum + value * (b[i]?.[j] ?? NaN), 0)),
  );
}

/** The largest difference between entries; infinite if the shapes differ. */
export function apart(a: readonly number[][], b: readonly number[][]): number {
  if (a.length !== b.length || a.some((row, i) => row.length !== b[i]?.length)) return Infinity;
  return Math.max(...a.flatMap((row, i) => row.map((value, j) => Math.abs(value - b[i]![j]!))));
}
