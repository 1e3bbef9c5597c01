import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Changeover } from '../../../webview/changeover.js';

describe('a change of the screen in one go', () => {
  let done: string[];
  let change: Changeover;
  const step = (name: string) => change.step(() => done.push(name));
  beforeEach(() => {
    vi.useFakeTimers();
    done = [];
    change = new Changeover();
  });
  afterEach(() => vi.useRealTimers());

  it('takes steps at once when nothing is held', () => {
    step('a');
    expect(done).toEqual(['a']);
  });

  it('keeps steps until they are released, and their order', () => {
    change.hold();
    step('a');
    step('b');
    expect(done).toEqual([]);
    change.release();
    expect(done).toEqual(['a', 'b']);
    step('c');
    expect(done).toEqual(['a', 'b', 'c']);
    vi.advanceTimersByTime(1000);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('waits no longer than can be felt', () => {
    change.hold();
    step('a');
    vi.advanceTimersByTime(100);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(done).toEqual(['a']);
    step('b');
    expect(done).toEqual(['a', 'b']);
  });

  it('drops what a newer change replaces, and waits anew', () => {
    change.hold();
    step('old');
    vi.advanceTimersByTime(100);
    change.hold();
    step('new');
    vi.advanceTimersByTime(100);
    expect(done).toEqual([]);
    change.release();
    expect(done).toEqual(['new']);
  });
});
