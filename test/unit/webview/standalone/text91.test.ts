import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText91, toText91 } from '../../../../webview/standalone/text91.js';

const textOf = (bytes: Uint8Array) => String.fromCharCode(...toText91(bytes));

describe('bytes as text', () => {
  it('come back, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...fromText91(textOf(bytes))]).toEqual([...bytes]);
      }),
      { numRuns: 1000 },
    );
  });

  it('can stand in a script element, and need 16/13 of a character for a byte', () => {
    const bytes = Uint8Array.from({ length: 26_000 }, (_, i) => (i * i * 7919) >>> 3);
    const text = textOf(bytes.subarray(0, 13_000)) + textOf(bytes.subarray(13_000));
    expect(text).toHaveLength(32_000);
    expect(text).toMatch(/^[!-~]+$/);
    expect(text).not.toMatch(/[<&\\]/);
  });

  it('may have line breaks around them', () => {
    const bytes = Uint8Array.of(1, 2, 3, 255);
    expect([...fromText91(`\n${textOf(bytes)}\r\n`)]).toEqual([1, 2, 3, 255]);
  });
});
