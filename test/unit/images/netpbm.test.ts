import { describe, expect, it } from 'vitest';
import { readNetpbm } from '../../../src/core/index.js';
import { expectProblem, unwrap } from '../files/helpers.js';
import { colours, deep, grey, image, picture } from './helpers.js';

const text = (content: string) => new TextEncoder().encode(content);

describe('Netpbm', () => {
  it('reads grey and colours, 8 and 16 bits, bytes and text', () => {
    expect(unwrap(readNetpbm(image('grey.pgm')))).toEqual(grey);
    expect(unwrap(readNetpbm(image('text.pgm')))).toEqual(grey);
    expect(unwrap(readNetpbm(image('deep.pgm')))).toEqual(deep);
    expect(unwrap(readNetpbm(image('colours.ppm')))).toEqual(colours);
  });

  it('reads bitmaps, where 1 is black', () => {
    const bits = picture(1, (x, y) => [(x + y) % 3 === 0 ? 0 : 1]);
    expect(unwrap(readNetpbm(image('bits.pbm')))).toEqual(bits);
    expect(unwrap(readNetpbm(image('text.pbm')))).toEqual(bits);
  });

  it('takes colours that are equal as grey', () => {
    const pixels = unwrap(readNetpbm(text('P3 2 1 7 1 1 1 5 5 5')));
    expect(pixels).toEqual({
      width: 2,
      height: 1,
      channels: 1,
      peak: 7,
      data: Uint8Array.of(1, 5),
    });
  });

  it.each([
    ['P2 2 2 9\n1 2 3', 'syntax', /cut off: it has 3 values, its header asks for 4/],
    ['P2 2 2 9\n1 2 3 10', 'syntax', /Value 4 of the image is 10, above the largest value 9/],
    ['P2 2 2 9\n1 2 x 3', 'syntax', /it has 2 values/],
    ['P5 2 2 255\nabc', 'syntax', /it has 3 bytes, its header asks for 4/],
    ['P5 2 2 9\n\x01\x02\x03\x0a', 'syntax', /Value 4 of the image is 10/],
    ['P2 100000 100000 9\n1 2 3', 'syntax', /its header asks for 10000000000/],
    ['P6 2 2 70000\nabc', 'syntax', /header of the Netpbm image is damaged/],
    ['P5 2', 'syntax', /damaged/],
  ])('refuses %j', (content, code, words) => {
    expectProblem(readNetpbm(text(content)), code, words);
  });
});
