import { describe, expect, it } from 'vitest';
import { Entries } from '../../../src/core/literals/entries.js';

/** Every seventh entry is missing; the others are their own index. */
function filled(count: number): Entries {
  const entries = new Entries();
  for (let k = 0; k < count; k++) {
    if (k % 7 === 3) entries.pushMissing();
    else entries.push(k);
  }
  return entries;
}

describe('entries in chunks', () => {
  it.each([0, 1, 8, 9, 32_768, 32_769, 100_000])('keeps %i entries in order', (count) => {
    const entries = filled(count);
    const { data, missing } = entries.parts();
    expect(entries.length).toBe(count);
    expect(data).toHaveLength(count);
    const wrong = data.findIndex((value, k) =>
      k % 7 === 3 ? missing?.[k] !== 1 || entries.at(k) !== undefined : value !== k,
    );
    expect(wrong).toBe(-1);
    expect(data.every((value, k) => k % 7 === 3 || entries.at(k) === value)).toBe(true);
  });

  it('is cut across chunks and grows again', () => {
    const entries = filled(100_000);
    entries.truncate(40_000);
    expect(entries.missingCount).toBe(filled(40_000).missingCount);
    for (let k = 40_000; k < 70_000; k++) entries.push(-k);
    entries.truncate(200_000);
    expect(entries.length).toBe(70_000);
    const { data, missing } = entries.parts();
    expect([data[32_768], data[39_999], data[40_000], data[69_999]]).toEqual([
      32_768, 39_999, -40_000, -69_999,
    ]);
    expect(missing?.subarray(40_000).includes(1)).toBe(false);
  });
});
