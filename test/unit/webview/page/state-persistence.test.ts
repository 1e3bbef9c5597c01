import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialState } from '../../../../webview/model/state.js';
import { createStore } from '../../../../webview/model/store.js';
import { StatePersistence } from '../../../../webview/state-persistence.js';
import { matrixOf, sourceOf } from './page.js';

function lens() {
  const store = createStore(initialState('panel'));
  const kept: unknown[] = [];
  const host = {
    get state() {
      return kept.at(-1);
    },
    set state(value: unknown) {
      kept.push(value);
    },
  };
  const persistence = new StatePersistence(store, host);
  persistence.start();
  return { store, kept, persistence };
}

const shown = { source: sourceOf('M'), original: matrixOf([[1, 2]]), matrixId: 1 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what survives hiding and restarting', () => {
  it('is kept once it rests, in one message', async () => {
    const { store, kept } = lens();
    store.set(shown);
    for (let rank = 0; rank < 5; rank++) {
      store.set({ rank });
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(kept).toMatchObject([{ rank: 4, source: { label: 'M' } }]);
  });

  it('is kept while the pointer moves and a computation tells how far it is', async () => {
    const { store, kept } = lens();
    store.set(shown);
    for (let step = 0; step < 10; step++) {
      store.set({ cell: { row: step, column: 0 } });
      store.set({ computing: { what: 'decomposing', text: 'SVD', fraction: step / 10 } });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(kept.length).toBe(1);
  });

  it('is kept at once when the page is left, and not once more', async () => {
    const { store, kept, persistence } = lens();
    store.set(shown);
    store.set({ rank: 3 });
    persistence.flush();
    expect(kept).toMatchObject([{ rank: 3 }]);
    persistence.flush();
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept.length).toBe(1);
  });

  it('is nothing before a matrix is there, and not said again while nothing of it changes', async () => {
    const { store, kept } = lens();
    store.set({ rank: 2 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept).toEqual([]);
    store.set(shown);
    await vi.advanceTimersByTimeAsync(1000);
    store.set({ cell: { row: 1, column: 1 } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept.length).toBe(1);
  });
});
