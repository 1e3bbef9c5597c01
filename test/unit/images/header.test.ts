import { describe, expect, it } from 'vitest';
import { memoryBytes, openArrays, openImage } from '../../../src/core/index.js';
import { imageHeader } from '../../../src/core/images/header.js';
import { height, image, width } from './helpers.js';

const headerOf = (bytes: Uint8Array) => imageHeader(memoryBytes(bytes));

describe('the first bytes of an image', () => {
  it.each([
    ['colours.png', 'PNG', 3, 8],
    ['grey.png', 'PNG', 1, 8],
    ['palette.png', 'PNG', 3, 8],
    ['transparent.png', 'PNG', 3, 8],
    ['deep.png', 'PNG', 1, 16],
    ['deep-grey-transparent.png', 'PNG', 1, 16],
    ['colours.jpg', 'JPEG', 3, 8],
    ['grey.jpg', 'JPEG', 1, 8],
    ['colours.webp', 'WebP', 3, 8],
    ['lossy.webp', 'WebP', 3, 8],
    ['animated.webp', 'WebP', 3, 8],
    ['animated.gif', 'GIF', 3, 8],
    ['colours.bmp', 'BMP', 3, 8],
    ['colours.ppm', 'PPM', 3, 8],
    ['grey.pgm', 'PGM', 1, 8],
    ['deep.pgm', 'PGM', 1, 16],
    ['text.pgm', 'PGM', 1, 8],
    ['bits.pbm', 'PBM', 1, 1],
    ['text.pbm', 'PBM', 1, 1],
  ] as const)('of %s tell %s, its size and its channels', async (name, format, channels, bits) => {
    expect(await headerOf(image(name))).toMatchObject({ format, width, height, channels, bits });
  });

  it('tell that a photo is turned', async () => {
    const header = await headerOf(image('turned.jpg'));
    expect([header?.width, header?.height]).toEqual([height, width]);
  });

  it.each([
    'colours.png',
    'colours.jpg',
    'turned.jpg',
    'lossy.webp',
    'animated.gif',
    'colours.bmp',
  ])('of %s may be cut off anywhere without an error', async (name) => {
    const whole = image(name);
    for (let length = 0; length < Math.min(whole.length, 200); length++) {
      const header = await headerOf(whole.subarray(0, length));
      if (header) expect(header.width).toBe(name === 'turned.jpg' ? height : width);
    }
  });

  it('may be damaged in any way without an error', async () => {
    for (const name of ['colours.png', 'turned.jpg', 'lossy.webp', 'colours.bmp', 'text.pgm']) {
      const whole = image(name);
      for (let at = 0; at < Math.min(whole.length, 200); at++) {
        for (const value of [0, 0x7f, 0xff]) {
          const damaged = whole.slice();
          damaged[at] = value;
          const header = await headerOf(damaged);
          if (header) expect(header.width * header.height).toBeGreaterThan(0);
        }
      }
    }
  });
});

describe('what only looks like an image', () => {
  const text = (content: string) => memoryBytes(new TextEncoder().encode(content));

  it('is a table, if its name says so and it can be read', async () => {
    expect(await openImage(text('P1 2 3\n4 5 6\n'), 'csv')).toBeUndefined();
    expect(await openImage(text('P2 2 3\n255 5 6\n'), undefined)).toMatchObject({ format: 'PGM' });
  });

  it('is an image, if its name says a table and its bytes do not', async () => {
    expect(await openImage(memoryBytes(image('colours.png')), 'csv')).toMatchObject({
      format: 'PNG',
    });
  });

  it('is said to be damaged, if its header is', async () => {
    const png = image('colours.png').slice(0, 20);
    const opened = await openArrays(memoryBytes(png), undefined, {} as never, { maxBytes: 1e6 });
    expect(opened).toMatchObject({
      ok: false,
      problem: { message: 'The file is a PNG image with a damaged header.' },
    });
  });
});
