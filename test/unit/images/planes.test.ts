import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  colourModels,
  fromPlanes,
  planeMatrix,
  planesOf,
  psnr,
  ranksOf,
  reduced,
  reductionFor,
  ssim,
  storageOf,
  type Pixels,
} from '../../../src/core/index.js';
import { colours, grey, jsonOf, picture } from './helpers.js';

interface Expected {
  readonly luma: number[];
  readonly cb: number[];
  readonly cr: number[];
  readonly psnr: number;
  readonly ssim: number;
}
const expected = jsonOf('expected.json') as Expected;

describe('the planes of a picture', () => {
  it.each(['luma', 'cb', 'cr'] as const)('have %s as JFIF defines it', (plane) => {
    const { data } = planeMatrix(colours, plane);
    const found = [data[0], data[100], data.at(-1)];
    found.forEach((value, at) => expect(value).toBeCloseTo(expected[plane][at]!, 10));
  });

  it('are the picture again, in every colour model', () => {
    const pixels = fc
      .record({
        width: fc.integer({ min: 1, max: 9 }),
        height: fc.integer({ min: 1, max: 9 }),
        peak: fc.constantFrom(1, 255, 1023, 65_535),
      })
      .chain(({ width, height, peak }) =>
        fc
          .array(fc.integer({ min: 0, max: peak }), {
            minLength: 3 * width * height,
            maxLength: 3 * width * height,
          })
          .map((values): Pixels => {
            const data = peak > 255 ? Uint16Array.from(values) : Uint8Array.from(values);
            return { width, height, channels: 3, peak, data };
          }),
      );
    fc.assert(
      fc.property(pixels, fc.constantFrom('rgb', 'ycbcr'), (original, model) => {
        const planes = planesOf[model].map((id) => planeMatrix(original, id).data);
        expect(fromPlanes(original, model, planes)).toEqual(original);
      }),
    );
  });

  it('of a grey picture are itself and nothing', () => {
    expect([...planeMatrix(grey, 'luma').data]).toEqual([...grey.data]);
    expect(planeMatrix(grey, 'cb').data.every((value) => value === 0)).toBe(true);
    expect(fromPlanes(grey, 'grey', [planeMatrix(grey, 'luma').data])).toEqual(grey);
  });

  it('are cut off below black and above white', () => {
    const planes = [Float64Array.of(-4, 99.6, 300)];
    const shape = { width: 3, height: 1, peak: 255 };
    expect([...fromPlanes(shape, 'grey', planes).data]).toEqual([0, 100, 255]);
  });
});

describe('a picture that is too large', () => {
  it('becomes the means of blocks, and of what is left at the edges', () => {
    const data = Uint8Array.of(1, 2, 3, 3, 4, 5, 10, 20, 30);
    const small = reduced({ width: 3, height: 3, channels: 1, peak: 255, data }, 2);
    expect(small).toMatchObject({ width: 2, height: 2 });
    expect([...small.data]).toEqual([3, 4, 15, 30]);
  });

  it('is reduced as little as possible', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 2 ** 22 }),
        (width, height, most) => {
          const factor = reductionFor(width, height, most);
          const left = (by: number) => Math.ceil(width / by) * Math.ceil(height / by);
          expect(left(factor)).toBeLessThanOrEqual(most);
          if (factor > 1) expect(left(factor - 1)).toBeGreaterThan(most);
        },
      ),
    );
    // A photo of 8 megapixels, and a picture of full HD.
    expect(reductionFor(3264, 2448, 2 ** 21)).toBe(2);
    expect(reductionFor(1920, 1080, 2 ** 21)).toBe(1);
  });
});

describe('quality', () => {
  const other = picture(255, (x, y) => [
    Math.min(255, Math.max(0, 3 * x + 5 * y + ((7 * x * y) % 23) - 11)),
  ]);

  it('is the PSNR and the SSIM of scikit-image', () => {
    expect(psnr(grey, other)).toBeCloseTo(expected.psnr, 10);
    expect(ssim(grey, other)).toBeCloseTo(expected.ssim, 10);
  });

  it('of a picture and itself is infinite and 1', () => {
    expect(psnr(colours, colours)).toBe(Infinity);
    expect(ssim(colours, colours)).toBeCloseTo(1, 12);
  });

  it('has no similarity where no window fits', () => {
    const small: Pixels = { ...grey, width: 10, height: 10, data: grey.data.slice(0, 100) };
    expect(ssim(small, small)).toBeUndefined();
  });
});

describe('storage', () => {
  it('is that of the published example: 400×300 at rank 30', () => {
    const { picture: all, factors } = storageOf(300, 400, 1, ranksOf('grey', 30, 8));
    expect([factors, all]).toEqual([21_030, 120_000]);
    expect((all / factors).toFixed(1)).toBe('5.7');
  });

  it('counts every plane with its own rank', () => {
    expect(ranksOf('rgb', 30, 8)).toEqual([30, 30, 30]);
    expect(ranksOf('ycbcr', 30, 8)).toEqual([30, 8, 8]);
    expect(storageOf(300, 400, 3, [30, 8, 8]).factors).toBe(46 * 701);
    for (const model of colourModels) {
      expect(ranksOf(model, 1, 1)).toHaveLength(planesOf[model].length);
    }
  });
});
