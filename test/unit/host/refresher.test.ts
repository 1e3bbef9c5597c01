import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refresher } from '../../../src/host/visualizer/refresher.js';

describe('when the literal is read again', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const counted = () => {
    let reads = 0;
    const refresher = new Refresher(
      () => reads++,
      () => Date.now(),
    );
    return { refresher, reads: () => reads };
  };

  it('reads at once on the first keystroke and once more after the pause', () => {
    const { refresher, reads } = counted();
    refresher.request();
    expect(reads()).toBe(1);
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(100);
      refresher.request();
    }
    expect(reads()).toBe(1);
    vi.advanceTimersByTime(299);
    expect(reads()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(reads()).toBe(2);
  });

  it('reads nothing after it was disposed', () => {
    const { refresher, reads } = counted();
    refresher.request();
    refresher.request();
    refresher.dispose();
    vi.advanceTimersByTime(1000);
    expect(reads()).toBe(1);
  });
});
