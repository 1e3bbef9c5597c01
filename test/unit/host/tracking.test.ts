import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftSpan, type Edit } from '../../../src/host/sources/text/tracking.js';

const span = { start: 10, end: 20 };
const edit = (offset: number, length: number, inserted: number): Edit => ({
  offset,
  length,
  inserted,
});

describe('where a literal stands after edits', () => {
  it('moves with edits before it and ignores edits behind it', () => {
    expect(shiftSpan(span, [edit(0, 0, 5)])).toEqual({ start: 15, end: 25 });
    expect(shiftSpan(span, [edit(2, 3, 0)])).toEqual({ start: 7, end: 17 });
    expect(shiftSpan(span, [edit(30, 5, 1)])).toEqual(span);
  });

  it('grows and shrinks with edits inside it', () => {
    expect(shiftSpan(span, [edit(12, 0, 3)])).toEqual({ start: 10, end: 23 });
    expect(shiftSpan(span, [edit(12, 4, 1)])).toEqual({ start: 10, end: 17 });
  });

  it('keeps what is typed right behind its last character', () => {
    expect(shiftSpan(span, [edit(20, 0, 2)])).toEqual({ start: 10, end: 22 });
  });

  it('does not take in what is typed right before its first character', () => {
    expect(shiftSpan(span, [edit(10, 0, 2)])).toEqual({ start: 12, end: 22 });
  });

  it('collapses when all of it is deleted', () => {
    const { start, end } = shiftSpan(span, [edit(8, 14, 0)]);
    expect(end).toBe(start);
  });

  it('applies several edits of one event to the text before the event', () => {
    expect(shiftSpan(span, [edit(0, 0, 1), edit(15, 1, 3), edit(40, 2, 0)])).toEqual({
      start: 11,
      end: 23,
    });
  });

  it('follows the very text: an edit that leaves the literal alone leaves it in its span', () => {
    const literal = '[[1, 2], [3, 4]]';
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        (before, after, inserted, inBefore, at, length) => {
          const side = inBefore ? before : after;
          const offset = at % (side.length + 1);
          const removed = length % (side.length - offset + 1);
          const base = inBefore ? 0 : before.length + literal.length;
          // Typing directly at the end extends the literal; that has a test of its own.
          fc.pre(inBefore || offset > 0);
          const text = before + literal + after;
          const place = base + offset;
          const next = text.slice(0, place) + inserted + text.slice(place + removed);
          const moved = shiftSpan({ start: before.length, end: before.length + literal.length }, [
            edit(place, removed, inserted.length),
          ]);
          expect(next.slice(moved.start, moved.end)).toBe(literal);
        },
      ),
    );
  });
});
