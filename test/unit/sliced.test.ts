import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce, forEachSliced, mergedSliced, sortedSliced } from '../../src/core/index.js';

interface Card {
  readonly size: number;
  readonly place: number;
}

const cards = (sizes: readonly number[]): Card[] => sizes.map((size, place) => ({ size, place }));
const bySize = (a: Card, b: Card) => a.size - b.size;

describe('work in slices', () => {
  it('sorts as the engine does, with equal items in their order', () => {
    const some = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 0, maxLength: 5000 });
    fc.assert(
      fc.property(some, (sizes) => {
        const items = cards(sizes);
        expect(atOnce(sortedSliced(items, bySize))).toEqual([...items].sort(bySize));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the list that it sorts as it was', () => {
    const items = cards([3, 1, 2]);
    atOnce(sortedSliced(items, bySize));
    expect(items.map(({ size }) => size)).toEqual([3, 1, 2]);
  });

  it('merges, with equal items of the first list first', () => {
    const [first, second] = [cards([1, 2, 2]), cards([2, 3])];
    const all = atOnce(mergedSliced(first, second, bySize));
    expect(all).toEqual([first[0], first[1], first[2], second[0], second[1]]);
  });

  it('can wait often within a long list', () => {
    const items = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 20_011);
    const pauses = (work: Iterator<undefined, unknown>) => {
      let count = 0;
      while (!work.next().done) count++;
      return count;
    };
    let sum = 0;
    expect(pauses(forEachSliced(items, (item) => (sum += item)))).toBeGreaterThan(70);
    expect(sum).toBe(items.reduce((all, item) => all + item, 0));
    expect(pauses(sortedSliced(items, (a, b) => a - b))).toBeGreaterThan(70);
  });
});
