import { describe, expect, it } from 'vitest';
import { resizedMetadata } from '../../../src/core/weights/resize/metadata.js';
import type { AdapterPair } from '../../../src/core/weights/types.js';

const pair = (name: string, rank: number, ...kernel: number[]) =>
  ({
    name,
    rank,
    down: { shape: [rank, 8, ...kernel] },
  }) as unknown as AdapterPair;
const resized = (name: string, rank: number, alpha: number | null) => ({
  ...{ name, rank, alpha, before: 16, relative: 0 },
});
const kohya = new Map([
  ['ss_network_dim', '16'],
  ['ss_network_alpha', '8'],
  ['ss_base_model_version', 'sd_v1'],
  ['sshs_model_hash', 'abc'],
]);

describe('the metadata of a resized adapter', () => {
  it('has the common rank and α, and no hash of the old numbers', () => {
    const pairs = [pair('a', 16), pair('b', 16, 1, 1), pair('c', 4, 3, 3)];
    const next = resizedMetadata(kohya, pairs, [resized('a', 4, 2), resized('b', 4, 2)]);
    expect(Object.fromEntries(next)).toEqual({
      ss_network_dim: '4',
      ss_network_alpha: '2',
      ss_base_model_version: 'sd_v1',
    });
  });

  it('says Dynamic where ranks differ, also from those of pairs that were not chosen', () => {
    const pairs = [pair('a', 16), pair('b', 16)];
    for (const chosen of [[resized('a', 4, 2), resized('b', 5, 2.5)], [resized('a', 4, 2)]]) {
      const next = resizedMetadata(kohya, pairs, chosen);
      expect([next.get('ss_network_dim'), next.get('ss_network_alpha')]).toEqual([
        'Dynamic',
        'Dynamic',
      ]);
    }
  });

  it('keeps the way that α was written, and what is not there', () => {
    const one = (before: string, alpha: number | null) =>
      resizedMetadata(
        new Map([
          ['ss_network_dim', '16'],
          ['ss_network_alpha', before],
        ]),
        [pair('a', 16)],
        [resized('a', 4, alpha)],
      ).get('ss_network_alpha');
    expect([one('8.0', 2), one('8', 0.5), one('8.0', 0.5), one('8', null)]).toEqual([
      ...['2.0', '0.5', '0.5', '8'],
    ]);
    const none = resizedMetadata(new Map([['a', 'b']]), [pair('a', 16)], [resized('a', 4, 2)]);
    expect([...none]).toEqual([['a', 'b']]);
  });

  it('stays where nothing became smaller', () => {
    const same = resizedMetadata(kohya, [pair('a', 16)], [resized('a', 16, 8)]);
    expect([...same]).toEqual([...kohya]);
  });
});
