import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakePage, matrixOf } from './page.js';

const worked = matrixOf([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

let page: FakePage;

beforeEach(async () => {
  vi.useFakeTimers();
  page = await FakePage.boot();
  await page.showDecomposed(worked);
});
afterEach(() => {
  vi.useRealTimers();
});

const ranksAsked = () =>
  page.decomposer.received.flatMap((message) => (message.kind === 'measure' ? message.rank : []));

function measured(k: number): void {
  const { matrixId } = page.state;
  const errors = [{ k, frobenius: k, maxAbs: undefined }];
  page.decomposer.say({ kind: 'measured', matrixId, errors });
}

describe('the error of a rank', () => {
  it('is asked for once the slider rests there, though the sweep goes on', async () => {
    page.controller.setRank(2);
    await page.settle(100);
    page.controller.setRank(1);
    for (let k = 3; k < 13; k++) {
      measured(k);
      await page.settle(30);
    }
    expect(ranksAsked()).toEqual([1]);
    measured(1);
    expect(page.state.measured[1]?.frobenius).toBe(1);
  });

  it('is not asked for where the sweep has been', async () => {
    measured(0);
    page.controller.setRank(0);
    await page.settle(1000);
    expect(ranksAsked()).not.toContain(0);
  });

  it('of another matrix is dropped', async () => {
    const { matrixId } = page.state;
    await page.showDecomposed(matrixOf([[1, 2]]));
    const errors = [{ k: 1, frobenius: 7, maxAbs: undefined }];
    page.decomposer.say({ kind: 'measured', matrixId, errors });
    expect(page.state.measured).toEqual([]);
  });
});

describe('the error of a sum of layers', () => {
  const choose = (...weights: number[]) => {
    page.controller.store.set({ weights: Float64Array.from(weights) });
    page.controller.measureSum();
  };
  const answer = (requestId: number, frobenius: number) =>
    page.decomposer.say({
      kind: 'sumMeasured',
      matrixId: page.state.matrixId,
      requestId,
      frobenius,
      maxAbs: undefined,
    });

  it('is the newest one’s, in whatever order the answers come', async () => {
    choose(0, 1, 1);
    await page.settle();
    const { requestId: older } = page.decomposer.newest('measureSum');
    choose(1, 0, 1);
    await page.settle();
    const { requestId: newer } = page.decomposer.newest('measureSum');
    answer(older, 15);
    expect(page.state.sumError).toBeUndefined();
    answer(newer, 3);
    answer(older, 15);
    expect(page.state.sumError?.frobenius).toBe(3);
    expect(page.state.sumError?.weights).toEqual(Float64Array.of(1, 0, 1));
  });

  it('is not asked for while all layers are on', async () => {
    page.controller.measureSum();
    await page.settle();
    expect(page.decomposer.kinds()).not.toContain('measureSum');
  });
});
