import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementBytes } from '../../../src/core/values/element-bytes.js';

/** An array of another program, and which entries were asked for. */
function program(count: number, entryBytes: number) {
  const all = Uint8Array.from({ length: count * entryBytes }, (_, k) => (k * 7) % 251);
  const asked: string[] = [];
  const fetch = (from: number, to: number) => {
    asked.push(`${from}-${to}`);
    return Promise.resolve(all.slice(from * entryBytes, to * entryBytes));
  };
  return { all, asked, fetch };
}

describe('entries of another program', () => {
  it('any range of bytes is that of the whole array', async () => {
    const sizes = fc.record({
      count: fc.nat(60),
      entryBytes: fc.constantFrom(1, 2, 8, 16),
      partBytes: fc.integer({ min: 1, max: 100 }),
      keeps: fc.boolean(),
      ends: fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ count, entryBytes, partBytes, keeps, ends }) => {
        const { all, asked, fetch } = program(count, entryBytes);
        const entries = elementBytes(fetch, { entryBytes, count, partBytes, keeps });
        expect(entries.size).toBe(all.length);
        const [start, end] = ends
          .map((end) => Math.floor(end * entries.size))
          .sort((a, b) => a - b);
        expect(await entries.read(start!, end!)).toEqual(all.slice(start, end));
        for (const range of asked) {
          const [from, to] = range.split('-').map(Number) as [number, number];
          expect(to - from).toBeLessThanOrEqual(Math.max(1, partBytes / entryBytes));
        }
        expect(await entries.read(0, entries.size)).toEqual(all);
      }),
    );
  });

  it('parts that are kept are fetched once, with progress', async () => {
    const { asked, fetch } = program(10, 4);
    const shares: number[] = [];
    const onProgress = (share: number) => shares.push(share);
    const options = { entryBytes: 4, count: 10, partBytes: 16, keeps: true, onProgress };
    const entries = elementBytes(fetch, options);
    await entries.read(20, 24);
    await entries.read(0, 40);
    await entries.read(0, 40);
    expect(asked).toEqual(['4-8', '0-4', '8-10']);
    expect(shares.map((share) => share.toFixed(2))).toEqual(['0.33', '0.67', '1.00']);
  });

  it('the next part is asked for before the one before it has come, and no more', async () => {
    const asked: number[] = [];
    const answers: (() => void)[] = [];
    const fetch = (from: number, to: number) =>
      new Promise<Uint8Array>((resolve) => {
        asked.push(from);
        answers.push(() => resolve(new Uint8Array(to - from).fill(from)));
      });
    const options = { entryBytes: 1, count: 6, partBytes: 2, keeps: true };
    const read = elementBytes(fetch, options).read(0, 6);
    expect(asked).toEqual([0, 2]);
    answers[1]!();
    await Promise.resolve();
    expect(asked).toEqual([0, 2]);
    answers[0]!();
    await expect.poll(() => asked).toEqual([0, 2, 4]);
    answers[2]!();
    expect(Array.from(await read)).toEqual([0, 0, 2, 2, 4, 4]);
  });

  it('a failure ends the reading, and the part behind it does no harm', async () => {
    const fetch = (from: number) => Promise.reject(new Error(`no entry ${from}`));
    const entries = elementBytes(fetch, { entryBytes: 1, count: 6, partBytes: 2, keeps: true });
    await expect(entries.read(0, 6)).rejects.toThrow('no entry 0');
  });

  it('others are fetched again, without progress', async () => {
    const { asked, fetch } = program(4, 4);
    const onProgress = () => expect.fail('nothing is kept');
    const options = { entryBytes: 4, count: 4, partBytes: 8, keeps: false, onProgress };
    const entries = elementBytes(fetch, options);
    await entries.read(0, 16);
    await entries.read(0, 16);
    expect(asked).toEqual(['0-2', '2-4', '0-2', '2-4']);
  });

  it('refuses an answer of another length', async () => {
    const options = { entryBytes: 8, count: 4, partBytes: 100, keeps: true };
    const entries = elementBytes(() => Promise.resolve(new Uint8Array(31)), options);
    await expect(entries.read(0, 8)).rejects.toThrow('31 bytes for 4 entries of 8 bytes');
  });
});
