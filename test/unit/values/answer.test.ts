import { describe, expect, it } from 'vitest';
import { isCutAnswer, parseAnswer } from '../../../src/core/values/answer.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const told = { kind: 'part', of: '矩阵' };
const whole = `LRL1.${base64(JSON.stringify(told))}.${base64('abc')}.`;

describe('an answer', () => {
  it.each([whole, `'${whole}'`, `"${whole}"`, `\u001b[32m'${whole}'\u001b[0m\n`])(
    'is found in %j',
    (text) => {
      const answer = parseAnswer(text)!;
      expect(answer.told).toEqual(told);
      expect(Buffer.from(answer.bytes).toString()).toBe('abc');
      expect(isCutAnswer(text)).toBe(false);
    },
  );

  it('is cut wherever its end is missing', () => {
    for (let length = 5; length < whole.length; length++) {
      const text = `'${whole.slice(0, length)}…'`;
      expect(parseAnswer(text), text).toBeUndefined();
      expect(isCutAnswer(text), text).toBe(true);
    }
  });

  it.each(['', 'None', "NameError('W')", 'LRL2.e30=..'])('is not in %j', (text) => {
    expect(parseAnswer(text)).toBeUndefined();
    expect(isCutAnswer(text)).toBe(false);
  });

  it('is none with a description that is no JSON or no UTF-8', () => {
    expect(parseAnswer(`LRL1.${base64('{')}..`)).toBeUndefined();
    expect(parseAnswer('LRL1./w==..')).toBeUndefined();
  });
});
