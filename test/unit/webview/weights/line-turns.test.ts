import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LineTurns } from '../../../../webview/ui/weights/line-turns.js';

describe('turns of the lines of a table', () => {
  let frames: (() => void)[] = [];
  /** The next frame; returns whether any was asked for. */
  const frame = () => {
    const now = frames;
    frames = [];
    for (const callback of now) callback();
    return now.length > 0;
  };
  const line = () => ({ forceUpdate: vi.fn() });

  beforeEach(() => {
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('draws 8 lines at once and 8 in each frame after it, each once', () => {
    const turns = new LineTurns();
    const lines = Array.from({ length: 20 }, line);
    expect(lines.map((it) => turns.take(it)).filter(Boolean)).toHaveLength(8);
    const drawn = () => lines.filter(({ forceUpdate }) => forceUpdate.mock.calls.length === 1);
    frame();
    expect(drawn()).toHaveLength(8);
    frame();
    expect(drawn()).toHaveLength(12);
    expect(drawn()).toEqual(lines.slice(8));
    frame();
    expect(frame()).toBe(false);
  });

  it('draws a line that changes again while it waits once, with what it is then', () => {
    const turns = new LineTurns();
    const lines = Array.from({ length: 9 }, line);
    for (const it of lines) turns.take(it);
    const last = lines[8]!;
    expect(turns.take(last)).toBe(false);
    frame();
    frame();
    expect(last.forceUpdate).toHaveBeenCalledTimes(1);
  });

  it('gives a frame that draws what waited no more than its number', () => {
    const turns = new LineTurns();
    for (let i = 0; i < 16; i++) turns.take(line());
    frame();
    const late = line();
    expect(turns.take(late)).toBe(false);
    frame();
    expect(late.forceUpdate).toHaveBeenCalledTimes(1);
  });

  it('draws no line that is gone', () => {
    const turns = new LineTurns();
    const lines = Array.from({ length: 9 }, line);
    for (const it of lines) turns.take(it);
    turns.forget(lines[8]!);
    while (frame());
    expect(lines[8]!.forceUpdate).not.toHaveBeenCalled();
  });

  it('asks for no frame while nothing changes', () => {
    const turns = new LineTurns();
    turns.take(line());
    frame();
    expect(frame()).toBe(false);
    expect(turns.take(line())).toBe(true);
  });
});
