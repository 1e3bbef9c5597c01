import { describe, expect, it } from 'vitest';
import { approximate, fromPlanes, planeMatrix, psnr, svd } from '../../../src/core/index.js';
import type { FromImager, ToImager } from '../../../src/protocol/index.js';
import { decodeImage } from '../../../webview/images/decode.js';
import { Imager } from '../../../webview/images/imager.js';
import { rgbaOf } from '../../../webview/images/rgba.js';
import { expectProblem, unwrap } from '../files/helpers.js';
import { colours, deep, deepColours, height, image, picture, width } from './helpers.js';

const decode = (name: string, mostPixels = 1e6) =>
  decodeImage(
    image(name),
    name.endsWith('png') ? 'image/png' : 'image/x-portable-anymap',
    mostPixels,
  );

describe('images that the page decodes itself', () => {
  it('keep their 16 bits', async () => {
    expect(unwrap(await decode('deep.png')).pixels).toEqual(deep);
    expect(unwrap(await decode('deep-colours.png')).pixels).toEqual(deepColours);
    expect(unwrap(await decode('deep-interlaced.png')).pixels).toEqual(deepColours);
    expect(unwrap(await decode('deep.pgm')).pixels).toEqual(deep);
  });

  it('get a white ground where they are transparent', async () => {
    const onWhite = (value: number, x: number) =>
      x < 12 ? value : Math.round(65_535 + ((value - 65_535) * 32_768) / 65_535);
    const coloured = unwrap(await decode('deep-transparent.png'));
    expect(coloured.isTransparent).toBe(true);
    expect(coloured.pixels).toEqual(
      picture(65_535, (x, y) =>
        [x * 2800, y * 3900, x * y * 180].map((value) => onWhite(value, x)),
      ),
    );
    const grey = unwrap(await decode('deep-grey-transparent.png'));
    expect(grey.pixels).toEqual(picture(65_535, (x, y) => [onWhite(x * 2500 + y * 300, x)]));
    const clear = unwrap(await decode('deep-one-clear.png'));
    expect([...clear.pixels.data.subarray(0, 6)]).toEqual([65_535, 65_535, 65_535, 2800, 0, 0]);
  });

  it('are reduced, and say so', async () => {
    const small = unwrap(await decode('deep.png', 110));
    expect(small).toMatchObject({ width, height, factor: 2, pixels: { width: 12, height: 9 } });
  });

  it('are refused when they are damaged, cut off or a bomb', async () => {
    const bytes = image('deep.png');
    const cut = bytes.slice(0, bytes.length - 200);
    expectProblem(await decodeImage(cut, 'image/png', 1e6), 'syntax', /cannot be decoded/);
    const damaged = bytes.slice();
    damaged[200]! ^= 0xff;
    expectProblem(await decodeImage(damaged, 'image/png', 1e6), 'syntax', /cannot be decoded/);
    expectProblem(await decode('bomb.png'), 'syntax', /more data than its header asks for/);
    const text = new TextEncoder().encode('P5 9 9 255\nabc');
    expectProblem(await decodeImage(text, 'image/x-portable-anymap', 1e6), 'syntax', /cut off/);
  });
});

/** An imager whose steps a test takes one by one. */
function started() {
  const sent: FromImager[] = [];
  const queue: (() => void)[] = [];
  const imager = new Imager(
    (message) => sent.push(message),
    (callback) => queue.push(callback),
  );
  const step = () => queue.shift()?.();
  return {
    sent,
    step,
    tell: (message: ToImager) => void imager.receive(message),
    rest: () => {
      while (queue.length > 0) step();
    },
    kinds: () => sent.map(({ kind }) => kind),
    drawn: () => sent.flatMap((each) => (each.kind === 'imageDrawn' ? [each] : [])),
  };
}

const draw = (drawId: number, ranks: readonly number[], withOriginal = false): ToImager => ({
  kind: 'drawImage',
  imageId: 1,
  drawId,
  ranks,
  withOriginal,
});

describe('a picture at rank k', () => {
  const subject: ToImager = { kind: 'imageSubject', imageId: 1, pixels: colours, model: 'rgb' };

  it('is the best approximation of each channel, rounded', () => {
    const imager = started();
    imager.tell(subject);
    imager.tell(draw(1, [2, 1, 3], true));
    imager.rest();
    const planes = (['red', 'green', 'blue'] as const).map((id, at) => {
      const matrix = planeMatrix(colours, id);
      return approximate(unwrap(svd(matrix)), [2, 1, 3][at]!).data;
    });
    const expected = fromPlanes(colours, 'rgb', planes);
    const [drawn] = imager.drawn();
    expect(drawn!.approximation).toEqual(rgbaOf(expected));
    expect(drawn!.original).toEqual(rgbaOf(colours));
    expect(drawn!.psnr).toBeCloseTo(psnr(colours, expected), 9);
    expect(imager.kinds()).toEqual(['imageDrawn', 'imageFactored', 'imageCompared']);
  });

  it('is the picture itself at full rank', () => {
    const imager = started();
    imager.tell({ ...subject, model: 'ycbcr' });
    imager.tell(draw(1, [17, 17, 17]));
    imager.rest();
    const [drawn] = imager.drawn();
    expect(drawn!.approximation).toEqual(rgbaOf(colours));
    expect(drawn!.psnr).toBe(Infinity);
    expect(imager.sent.at(-1)).toMatchObject({ kind: 'imageCompared', drawId: 1 });
  });

  it('comes for the newest wish only, and keeps the wish for the original', () => {
    const imager = started();
    imager.tell(subject);
    imager.tell(draw(1, [1, 1, 1], true));
    imager.tell(draw(2, [2, 2, 2]));
    imager.rest();
    expect(imager.drawn().map(({ drawId, ranks }) => [drawId, ...ranks])).toEqual([[2, 2, 2, 2]]);
    expect(imager.drawn()[0]!.original).toBeDefined();
  });

  it('comes from the leading layers first, and again when all are known', () => {
    const side = 200;
    const data = new Uint8Array(side * side).map((_, at) => ((at % side) * (at / side)) % 251);
    const imager = started();
    const pixels = { width: side, height: side, channels: 1, peak: 255, data } as const;
    imager.tell({ kind: 'imageSubject', imageId: 1, pixels, model: 'grey' });
    imager.tell(draw(1, [100]));
    imager.rest();
    expect(imager.drawn().map(({ ranks }) => ranks)).toEqual([[32], [100]]);
    const factored = imager.sent.filter(({ kind }) => kind === 'imageFactored');
    expect(factored).toMatchObject([
      { known: 32, complete: false },
      { known: 200, complete: true },
    ]);
  });

  it('gives its factors, which are the picture again', () => {
    const imager = started();
    imager.tell(subject);
    imager.rest();
    imager.tell({ kind: 'takeFactors', imageId: 1, ranks: [2, 2, 2] });
    const last = imager.sent.at(-1);
    if (last?.kind !== 'imageFactors') throw new Error('no factors');
    const [red] = last.planes;
    expect([red!.u.rows, red!.u.cols, red!.s.length, red!.v.rows]).toEqual([17, 2, 2, 23]);
    const best = approximate(unwrap(svd(planeMatrix(colours, 'red'))), 2);
    approximate(red!, 2).data.forEach((value, at) => expect(value).toBeCloseTo(best.data[at]!, 9));
  });

  it('drops wishes for an older picture', () => {
    const imager = started();
    imager.tell(subject);
    imager.tell({ ...draw(1, [1, 1, 1]), imageId: 7 });
    imager.rest();
    expect(imager.drawn()).toEqual([]);
  });
});

describe('the picture of the error', () => {
  it('is middle grey where there is none, and stronger by a power of two', () => {
    const imager = started();
    const pixels = picture(255, (x) => [100 + (x % 2)]);
    imager.tell({ kind: 'imageSubject', imageId: 1, pixels, model: 'grey' });
    imager.tell(draw(1, [17]));
    imager.rest();
    const [drawn] = imager.drawn();
    expect(drawn!.error.every((value, at) => value === (at % 4 === 3 ? 255 : 128))).toBe(true);
    expect(drawn!.gain).toBe(64);
  });
});
