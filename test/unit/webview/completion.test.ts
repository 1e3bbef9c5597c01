import { describe, expect, it } from 'vitest';
import { type HeldOutError } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import type { CompletionWish } from '../../../src/protocol/index.js';
import { isTelling, tellingChoice } from '../../../webview/model/completion/choice.js';
import { sameModel, sameWish } from '../../../webview/model/completion/state.js';
import {
  defaultWish,
  isHide,
  isWish,
  missingCount,
  ranksToTry,
} from '../../../webview/model/completion/wish.js';
import { completionName } from '../../../webview/model/completion/words.js';
import { infiniteEntry } from '../../../webview/model/infinite.js';

const wish: CompletionWish = { method: 'hard-impute', rank: 2, lambda: 0, seed: 3 };
const films = { rows: 3, cols: 5 };

describe('wishes', () => {
  it('accepts what it made itself and nothing else', () => {
    expect(isWish(JSON.parse(JSON.stringify(wish)))).toBe(true);
    expect(isWish({ ...wish, lambda: 'auto' })).toBe(true);
    const wrong = [
      { ...wish, lambda: 'best' },
      undefined,
      {},
      { ...wish, method: 'magic' },
      { ...wish, rank: 0 },
      { ...wish, rank: 1.5 },
      { ...wish, lambda: -1 },
      { ...wish, seed: 'x' },
    ];
    expect(wrong.map(isWish)).toEqual(wrong.map(() => false));
    expect(isHide({ share: 0.3, seed: 1 })).toBe(true);
    expect([{ share: 0, seed: 1 }, { share: 1, seed: 1 }, null].map(isHide)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('tells wishes apart by what changes the numbers', () => {
    expect(sameWish(wish, { ...wish, lambda: 5 })).toBe(true);
    expect(sameWish({ ...wish, method: 'soft-impute' }, { ...wish, lambda: 5 })).toBe(false);
    expect(sameWish(wish, { ...wish, rank: 1 })).toBe(false);
    expect(sameModel(wish, { ...wish, rank: 1 })).toBe(true);
    expect(sameModel(wish, { ...wish, seed: 4 })).toBe(false);
  });

  it('names a completion as all views do', () => {
    const shape = fromRows([
      [1, 2],
      [3, 4],
    ]);
    expect(completionName(defaultWish(shape), shape)).toBe('column means');
    expect(completionName({ ...wish, rank: 1 }, shape)).toBe('hard-impute, rank 1');
    expect(completionName({ ...wish, method: 'soft-impute', lambda: 0.5 }, shape)).toBe(
      'soft-impute, rank 2, λ = 0.5',
    );
    expect(completionName({ ...wish, method: 'soft-impute', lambda: 'auto' }, shape)).toBe(
      'soft-impute, rank 2',
    );
    expect(completionName({ ...wish, method: 'fill-zero', rank: 1 }, shape)).toBe('zeros, rank 1');
  });

  it('counts what is marked missing and what is NaN', () => {
    const matrix = { ...fromRows([[1, NaN, 3]]), missing: Uint8Array.of(1, 0, 0) };
    expect(missingCount(matrix)).toBe(2);
    expect(ranksToTry({ ...matrix, rows: 40, cols: 12 })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(ranksToTry(matrix)).toEqual([1]);
  });

  it('knows infinite entries from missing ones', () => {
    expect(infiniteEntry(fromRows([[1, NaN]]))).toBeUndefined();
    expect(
      infiniteEntry(
        fromRows([
          [1, 2, 3],
          [4, -Infinity, 6],
        ]),
      )?.message,
    ).toContain('row 2, column 2');
  });
});

describe('choosing a rank by held-out errors', () => {
  const errors: HeldOutError[] = [
    { rank: 1, rmse: 1.1, standardError: 0.2, folds: [] },
    { rank: 2, rmse: 1, standardError: 0.2, folds: [] },
    { rank: 3, rmse: 0.1, standardError: 0.2, folds: [] },
  ];

  it('leaves out ranks whose models are not determined', () => {
    const tells = (rank: number) => isTelling(wish, { rows: 10, cols: 10 }, 60, rank);
    expect([1, 2, 3].map(tells)).toEqual([true, true, false]);
    expect(tellingChoice(errors, tells)).toMatchObject({ best: 2, simplest: 1 });
  });

  it('does not choose at all for seven films, unless a fill or a penalty decides', () => {
    expect(tellingChoice(errors, (rank) => isTelling(wish, films, 7, rank))).toBeUndefined();
    const soft: CompletionWish = { ...wish, method: 'soft-impute', lambda: 1 };
    expect(isTelling(soft, films, 7, 3)).toBe(true);
    expect(isTelling({ ...soft, lambda: 0 }, films, 7, 1)).toBe(false);
    expect(isTelling({ ...soft, lambda: 'auto' }, films, 7, 1)).toBe(false);
    expect(isTelling({ ...wish, method: 'fill-mean' }, films, 7, 3)).toBe(true);
  });
});
