import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Captures, type PictureWish } from '../../../webview/ui/captures.js';

const wish = { of: 'matrix' } as PictureWish;
const image = { width: 1, height: 1, close: () => undefined };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('pictures for a file', () => {
  it('come when they are drawn, each to who asked for it', async () => {
    const captures = new Captures();
    const ids: string[] = [];
    const first = captures.add(wish, 1, (id) => ids.push(id));
    const second = captures.add(wish, 1, (id) => ids.push(id));
    expect(captures.ids).toEqual(ids);
    expect(captures.take(ids[1]!, 1, image)).toBe(true);
    expect(captures.take(ids[1]!, 1, image)).toBe(false);
    await expect(second).resolves.toBe(image);
    expect(captures.take(ids[0]!, 1, image)).toBe(true);
    await expect(first).resolves.toBe(image);
    expect(captures.ids).toEqual([]);
  });

  it('are refused when the matrix is replaced, also by a frame of the new one', async () => {
    const captures = new Captures();
    let id = '';
    const picture = captures.add(wish, 1, (given) => (id = given));
    const refused = expect(picture).rejects.toThrow('The matrix changed');
    expect(captures.take(id, 2, image)).toBe(false);
    captures.show(1);
    expect(captures.wish(id)).toBe(wish);
    captures.show(2);
    await refused;
    expect(captures.ids).toEqual([]);
  });

  it('do not wait forever', async () => {
    const captures = new Captures();
    const picture = captures.add(wish, 1, () => undefined);
    const refused = expect(picture).rejects.toThrow('not drawn in time');
    await vi.advanceTimersByTimeAsync(20_000);
    await refused;
    expect(captures.ids).toEqual([]);
  });
});
