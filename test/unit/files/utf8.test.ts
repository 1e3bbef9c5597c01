import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/index.js';
import { expectProblem, unwrap } from './helpers.js';

describe('UTF-8', () => {
  it('agrees with the platform on every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(encodeUtf8(text)).toEqual(bytes);
        expect(unwrap(decodeUtf8(bytes))).toBe(new TextDecoder('utf-8').decode(bytes));
      }),
    );
  });

  it('agrees with the platform on what is not UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
        let expected: string | undefined;
        try {
          expected = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          expected = undefined;
        }
        const ours = decodeUtf8(bytes);
        expect(ours.ok ? ours.value : undefined).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves out a byte order mark and reads across its chunks', () => {
    const long = 'σ₁ = 𝟛\n'.repeat(5000);
    expect(unwrap(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, ...encodeUtf8(long))))).toBe(long);
  });

  it('says where it stops and what to do', () => {
    expectProblem(
      decodeUtf8(Uint8Array.of(0x41, 0xe9, 0x42)),
      'syntax',
      /Byte 2 .* save it as UTF-8/,
    );
  });

  it('writes a lone surrogate as a replacement character', () => {
    expect(encodeUtf8('a\ud800')).toEqual(new TextEncoder().encode('a\ufffd'));
  });
});
