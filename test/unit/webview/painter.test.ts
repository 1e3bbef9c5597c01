import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackendWish, FromPainter, Picture, PictureOf } from '../../../src/protocol/index.js';
import { Painter } from '../../../webview/painter/painter.js';
import { matrixOf, svdMessage } from './page/page.js';

/** Of rank 1, so its approximation of rank 1 looks the same. */
const matrix = matrixOf([
  [1, 2],
  [2, 4],
]);
const factors = svdMessage(1, matrix);
const svd = factors.kind === 'svd' ? factors.svd : undefined!;

type Frame = Extract<FromPainter, { kind: 'frame' }>;

function picture(of: PictureOf, colorMap = 'viridis'): Picture {
  return {
    id: of,
    of,
    width: 2,
    height: 2,
    viewport: { x0: 0, y0: 0, x1: 2, y1: 2 },
    domain: [0, 4],
    scale: 'linear',
    colorMap,
    reversed: false,
    missingColor: [128, 128, 128],
  };
}

function start(backend: BackendWish = 'cpu') {
  const posted: FromPainter[] = [];
  const painter = new Painter(backend, (message) => posted.push(message));
  let frame = 0;
  const draw = async (pictures: readonly Picture[], { matrixId = 1, rank = 1 } = {}) => {
    await painter.receive({ kind: 'draw', matrixId, frame: ++frame, rank, pictures });
    return posted.at(-1) as Frame;
  };
  return { painter, posted, draw };
}

/** The largest difference between the pixels of M and M̂ₖ, which the fake bitmap keeps. */
function apart({ images }: Frame): number {
  const [m, low] = ['matrix', 'approximation'].map((id) => {
    const bitmap: unknown = images.find((image) => image.id === id)?.bitmap;
    return [...(bitmap as ImageData).data];
  });
  return Math.max(...m!.map((value, at) => Math.abs(value - low![at]!)));
}

/** A browser without WebGL. Returns what hears of every try. */
function noWebGl() {
  const asked = vi.fn(() => null);
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = asked;
    },
  );
  return asked;
}

beforeEach(() => {
  class Image {
    readonly data: Uint8ClampedArray;
    constructor(
      readonly width: number,
      readonly height: number,
    ) {
      this.data = new Uint8ClampedArray(4 * width * height);
    }
    close(): void {
      this.data.fill(0);
    }
  }
  vi.stubGlobal('ImageData', Image);
  vi.stubGlobal('createImageBitmap', (image: ImageData) => Promise.resolve(image));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the painter', () => {
  it('answers every wish, also one that it has nothing for', async () => {
    const { painter, draw } = start();
    expect(await draw([picture('matrix')])).toMatchObject({ frame: 1, matrixId: 1, images: [] });
    await painter.receive({ kind: 'matrix', matrixId: 2, matrix });
    expect(await draw([picture('matrix')])).toMatchObject({ frame: 2, matrixId: 1, images: [] });
  });

  it('draws M before the factors are there, and M̂ₖ with them', async () => {
    const { painter, draw } = start();
    await painter.receive({ kind: 'matrix', matrixId: 1, matrix });
    const before = await draw([picture('matrix'), picture('approximation')]);
    expect(apart(before)).toBeGreaterThan(50);
    await painter.receive({ kind: 'factors', matrixId: 1, svd });
    const after = await draw([picture('matrix'), picture('approximation')]);
    expect(after).toMatchObject({ kind: 'frame', rank: 1, frame: 2 });
    expect(apart(after)).toBeLessThanOrEqual(1);
  });

  it('drops factors of another matrix', async () => {
    const { painter, draw } = start();
    await painter.receive({ kind: 'matrix', matrixId: 1, matrix });
    await painter.receive({ kind: 'factors', matrixId: 0, svd });
    const drawn = await draw([picture('matrix'), picture('approximation')]);
    expect(apart(drawn)).toBeGreaterThan(50);
  });

  it('draws what comes after a wish that fails', async () => {
    const { painter, draw } = start();
    await painter.receive({ kind: 'matrix', matrixId: 1, matrix });
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no memory')));
    await expect(draw([picture('matrix')])).rejects.toThrow('no memory');
    vi.stubGlobal('createImageBitmap', (image: ImageData) => Promise.resolve(image));
    expect((await draw([picture('matrix')])).images.length).toBe(1);
  });

  it('says why it draws on the CPU', async () => {
    const chosen = start();
    await chosen.painter.receive({ kind: 'matrix', matrixId: 1, matrix });
    expect(chosen.posted).toMatchObject([
      { kind: 'backend', backend: { name: 'cpu', detail: 'chosen in the settings' } },
    ]);
    noWebGl();
    vi.useFakeTimers();
    const without = start('auto');
    await without.painter.receive({ kind: 'matrix', matrixId: 1, matrix });
    await vi.runAllTimersAsync();
    expect(without.posted).toMatchObject([
      { kind: 'backend', backend: { name: 'cpu', detail: 'this editor has no WebGL 2' } },
    ]);
  });

  it('draws the first pictures before it starts WebGL', async () => {
    const asked = noWebGl();
    vi.useFakeTimers();
    const { painter, posted, draw } = start('auto');
    await painter.receive({ kind: 'matrix', matrixId: 1, matrix });
    expect((await draw([picture('matrix')])).images.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    await painter.receive({ kind: 'factors', matrixId: 1, svd });
    const pictures = [picture('matrix'), picture('approximation'), picture('error')];
    expect((await draw(pictures)).images.length).toBe(3);
    expect(asked).not.toHaveBeenCalled();
    expect(posted.map(({ kind }) => kind)).toEqual(['frame', 'frame']);
    await vi.runAllTimersAsync();
    expect(asked).toHaveBeenCalledOnce();
    expect(posted.map(({ kind }) => kind)).toEqual(['frame', 'frame', 'backend']);
    expect((await draw(pictures)).images.length).toBe(3);
  });

  it('starts WebGL at once for many entries, and when the user chose it', async () => {
    const asked = noWebGl();
    start('webgl');
    expect(asked).toHaveBeenCalledOnce();
    const large = start('auto');
    const [rows, cols] = [1025, 1024];
    const data = new Float64Array(rows * cols);
    await large.painter.receive({ kind: 'matrix', matrixId: 1, matrix: { rows, cols, data } });
    expect(asked).toHaveBeenCalledTimes(2);
    expect(large.posted.map(({ kind }) => kind)).toEqual(['backend']);
  });
});
