import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompletionWish } from '../../../../src/protocol/index.js';
import { FakePage, matrixOf } from './page.js';

const holes = matrixOf([
  [1, NaN, 3],
  [2, 4, 6],
  [3, 6, 9],
]);
const wish: CompletionWish = { method: 'hard-impute', rank: 1, lambda: 0, seed: 1 };
const completion = { matrix: holes, iterations: 3 } as never;

let page: FakePage;
const requests = () => page.controller.completion;
const completer = () => page.workers.as('completer');

beforeEach(async () => {
  vi.useFakeTimers();
  page = await FakePage.boot();
  page.controller.store.set({ given: holes, matrix: holes });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a completion that a view tries', () => {
  it('tells how far it is, then what came out', async () => {
    requests().attempt(wish, undefined);
    await page.settle();
    const { requestId } = completer().newest('complete');
    completer().say({ kind: 'completing', requestId, fraction: 0.5 });
    expect(page.state.trial?.fraction).toBe(0.5);
    completer().say({ kind: 'completed', requestId, completion, millis: 4 });
    completer().say({ kind: 'completerDone', requestId });
    expect(page.state.trial).toMatchObject({ fraction: undefined, result: completion, millis: 4 });
  });

  it('is not done again while it runs or when it is there, but after it failed', async () => {
    requests().attempt(wish, undefined);
    requests().attempt(wish, undefined);
    await page.settle();
    expect(page.workers.all.filter(({ role }) => role === 'completer').length).toBe(1);
    expect(completer().kinds()).toEqual(['boot', 'complete']);
    completer().crash();
    requests().attempt(wish, undefined);
    await page.settle();
    expect(completer().kinds()).toEqual(['boot', 'complete']);
  });

  it('replaces an older one, whose answers are dropped', async () => {
    requests().attempt(wish, undefined);
    await page.settle();
    const old = completer();
    const { requestId } = old.newest('complete');
    requests().attempt({ ...wish, rank: 2 }, undefined);
    await page.settle();
    expect(old.ended).toBe(true);
    old.say({ kind: 'completed', requestId, completion, millis: 4 });
    expect(page.state.trial?.result).toBeUndefined();
    expect(page.state.trial?.wish.rank).toBe(2);
  });

  it('can be cancelled; what is there stays', async () => {
    requests().holdOut(wish, undefined);
    await page.settle();
    const { requestId } = completer().newest('holdOut');
    const error = { rank: 1, error: 0.5 } as never;
    completer().say({ kind: 'heldOut', requestId, error });
    const worker = completer();
    requests().cancel();
    await page.settle();
    expect(worker.ended).toBe(true);
    worker.say({ kind: 'heldOut', requestId, error: { rank: 2, error: 1 } as never });
    expect(page.state.heldOut?.fraction).toBeUndefined();
    expect(page.state.heldOut?.errors).toEqual([error]);
  });
});

describe('held-out errors', () => {
  it('wait for a completion that is running, which they would have ended without an answer', async () => {
    requests().attempt(wish, undefined);
    await page.settle();
    const { requestId } = completer().newest('complete');
    requests().holdOut(wish, undefined);
    await page.settle();
    expect(completer().kinds()).toEqual(['boot', 'complete']);
    completer().say({ kind: 'completed', requestId, completion, millis: 4 });
    expect(page.state.trial?.result).toBe(completion);
    requests().holdOut(wish, undefined);
    await page.settle();
    expect(completer().newest('holdOut').ranks.length).toBeGreaterThan(0);
  });

  it('go on where they were left, and start anew for another method', async () => {
    requests().holdOut(wish, undefined);
    await page.settle();
    const { requestId, ranks } = completer().newest('holdOut');
    const [first, ...rest] = ranks;
    completer().say({ kind: 'heldOut', requestId, error: { rank: first, error: 1 } as never });
    completer().crash('out of memory');
    expect(page.state.heldOut?.message).toContain('out of memory');
    requests().holdOut(wish, undefined);
    await page.settle();
    expect(completer().newest('holdOut').ranks).toEqual(rest);
    requests().holdOut({ ...wish, method: 'fill-mean' }, undefined);
    await page.settle();
    expect(completer().newest('holdOut').ranks).toEqual(ranks);
  });
});
