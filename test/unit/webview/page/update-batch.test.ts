import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UpdateBatch } from '../../../../webview/update-batch.js';

describe('a change of the screen in one go', () => {
  let done: string[];
  let change: UpdateBatch;
  const add = (name: string) => change.add(() => done.push(name));
  beforeEach(() => {
    vi.useFakeTimers();
    done = [];
    change = new UpdateBatch();
  });
  afterEach(() => vi.useRealTimers());

  it('makes updates at once when no batch is open', () => {
    add('a');
    expect(done).toEqual(['a']);
  });

  it('keeps updates until they are committed, and their order', () => {
    change.open();
    add('a');
    add('b');
    expect(done).toEqual([]);
    change.commit();
    expect(done).toEqual(['a', 'b']);
    add('c');
    expect(done).toEqual(['a', 'b', 'c']);
    vi.advanceTimersByTime(1000);
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('waits no longer than can be felt', () => {
    change.open();
    add('a');
    vi.advanceTimersByTime(100);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(done).toEqual(['a']);
    add('b');
    expect(done).toEqual(['a', 'b']);
  });

  it('drops what a newer change replaces, and waits anew', () => {
    change.open();
    add('old');
    vi.advanceTimersByTime(100);
    change.open();
    add('new');
    vi.advanceTimersByTime(100);
    expect(done).toEqual([]);
    change.commit();
    expect(done).toEqual(['new']);
  });
});
