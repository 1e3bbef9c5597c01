import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../../src/core/values/base64.js';

describe('base64', () => {
  it.each([
    ['', ''],
    ['Zg==', 'f'],
    ['Zm8=', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9vYg==', 'foob'],
    ['Zm9vYmE=', 'fooba'],
    ['Zm9vYmFy', 'foobar'],
  ])('%s, an example of RFC 4648', (text, plain) => {
    expect(Buffer.from(decodeBase64(text)!).toString()).toBe(plain);
  });

  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
      }),
    );
  });

  it.each(['Zg', 'Zg=', 'Z===', '====', 'Zm9v\n', 'Zm-_', 'Zé9v', 'Zm=v', 'Z=9v'])(
    'refuses %j',
    (text) => expect(decodeBase64(text)).toBeUndefined(),
  );
});
