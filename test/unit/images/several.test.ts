import { describe, expect, it } from 'vitest';
import { hasSeveralPictures } from '../../../src/core/index.js';
import { decodeImage } from '../../../webview/images/decode.js';
import { unwrap } from '../files/helpers.js';
import { deepColours, grey, image, picture } from './helpers.js';

const netpbm = 'image/x-portable-anymap';
const typeOf = (name: string) => {
  const extension = name.slice(-3);
  return { png: 'image/png', gif: 'image/gif', ebp: 'image/webp' }[extension] ?? netpbm;
};
const isSeveral = (name: string, bytes = image(name)) => hasSeveralPictures(bytes, typeOf(name));
const text = (content: string) => new TextEncoder().encode(content);

describe('a file with several pictures', () => {
  it.each(['animated.png', 'animated.gif', 'animated.webp', 'several.pgm', 'several.pbm'])(
    'is known: %s',
    (name) => {
      expect(isSeveral(name)).toBe(true);
    },
  );

  it.each([
    'colours.png',
    'deep-interlaced.png',
    'palette.png',
    'grey.gif',
    'colours.webp',
    'lossy.webp',
    'transparent.webp',
    'deep.pgm',
    'text.pgm',
    'bits.pbm',
    'text.pbm',
    'colours.ppm',
  ])('is told from one with one: %s', (name) => {
    expect(isSeveral(name)).toBe(false);
  });

  it('is shown with its first picture, which is said', async () => {
    const several = unwrap(await decodeImage(image('several.pgm'), netpbm, 1e6));
    expect(several).toMatchObject({ isFirst: true, pixels: grey });
    const bitmaps = unwrap(await decodeImage(image('several.pbm'), netpbm, 1e6));
    expect(bitmaps.isFirst).toBe(true);
    expect(bitmaps.pixels).toEqual(picture(1, (x, y) => [(x + y) % 3 === 0 ? 0 : 1]));
    expect(unwrap(await decodeImage(image('grey.pgm'), netpbm, 1e6)).isFirst).toBe(false);
  });

  it('may have 16 bits: the animation of a PNG stands before its pixels', async () => {
    const deep = image('deep-colours.png');
    const animation = image('animated.png').subarray(33, 33 + 20);
    expect(String.fromCharCode(...animation.subarray(4, 8))).toBe('acTL');
    const both = Uint8Array.from([...deep.subarray(0, 33), ...animation, ...deep.subarray(33)]);
    const decoded = unwrap(await decodeImage(both, 'image/png', 1e6));
    expect(decoded).toMatchObject({ isFirst: true, pixels: deepColours });
  });

  it('is not one whose animation has one picture, or stands behind the pixels', () => {
    const bytes = image('animated.png');
    const one = bytes.slice();
    one[33 + 8 + 3] = 1;
    expect(isSeveral('animated.png', one)).toBe(false);
    const behind = [...bytes.subarray(0, 33), ...bytes.subarray(53), ...bytes.subarray(33, 53)];
    expect(isSeveral('animated.png', Uint8Array.from(behind))).toBe(false);
  });

  it('is not one with bytes in its pixels that look like another picture', () => {
    // A comment whose text is the start of a graphic control, twice.
    const gif = image('grey.gif');
    const comment = [0x21, 0xfe, 8, 0x21, 0xf9, 4, 0, 0x21, 0xf9, 4, 0, 0];
    const table = 13 + 3 * 2 ** ((gif[10]! & 7) + 1);
    const noted = [...gif.subarray(0, table), ...comment, ...gif.subarray(table)];
    expect(isSeveral('grey.gif', Uint8Array.from(noted))).toBe(false);
    // The values of the only picture are those of a header.
    expect(isSeveral('x.pgm', text('P5 9 1 255\nP5 1 1 9\n'))).toBe(false);
    expect(isSeveral('x.pgm', text('P5 1 1 255\nxP5 1 1 9\ny'))).toBe(true);
    // A line end at the end is no picture.
    expect(isSeveral('x.pgm', text('P5 1 1 255\nx\n'))).toBe(false);
  });

  it('may be cut off anywhere without an error', () => {
    for (const name of ['animated.png', 'animated.gif', 'animated.webp', 'several.pgm']) {
      const whole = image(name);
      const known = Array.from({ length: whole.length }, (_, length) =>
        isSeveral(name, whole.subarray(0, length)),
      );
      // It is known from some byte on.
      expect(known.indexOf(true)).toBeGreaterThan(20);
      expect(known.slice(known.indexOf(true)).every(Boolean)).toBe(true);
    }
  });
});
