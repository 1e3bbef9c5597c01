import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromPainter } from '../../../../src/protocol/index.js';
import type { PictureWish } from '../../../../webview/ui/captures.js';
import { PictureBoard } from '../../../../webview/ui/picture-board.js';
import { FakePage, matrixOf } from './page.js';

const worked = matrixOf([
  [3, 2],
  [2, 3],
]);

/** A canvas that records what is drawn on it. */
class FakeCanvas {
  width = 0;
  height = 0;
  readonly dataset: Record<string, string> = {};
  readonly attributes = new Set<string>();
  readonly shown: unknown[] = [];
  getContext() {
    return { transferFromImageBitmap: (image: unknown) => this.shown.push(image) };
  }
  toggleAttribute(name: string, on: boolean): void {
    if (on) this.attributes.add(name);
    else this.attributes.delete(name);
  }
}

const bitmap = (name: string) => {
  const image = { name, width: 4, height: 4, closed: false, close: () => (image.closed = true) };
  return image;
};

let root: FakeCanvas;
let page: FakePage;
let board: PictureBoard;

beforeEach(async () => {
  vi.useFakeTimers();
  root = new FakeCanvas();
  vi.stubGlobal('document', { documentElement: root });
  vi.stubGlobal('window', { dispatchEvent: () => true });
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 16));
  vi.stubGlobal(
    'MessageChannel',
    class {
      readonly port2: { onmessage: (() => void) | undefined } = { onmessage: undefined };
      readonly port1 = { postMessage: () => setTimeout(() => this.port2.onmessage?.(), 0) };
    },
  );
  page = new FakePage();
  board = new PictureBoard(page.controller);
  page.controller.boot('cpu');
  await page.settle();
  await page.showDecomposed(worked);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wish = (of: PictureWish['of']) => ({ of, width: 4, height: 4 }) as PictureWish;
const put = (of: PictureWish['of'], id: string = of): FakeCanvas => {
  const canvas = new FakeCanvas();
  board.put(id, canvas as unknown as HTMLCanvasElement, wish(of));
  return canvas;
};
const drawsAsked = () => page.painter.received.filter(({ kind }) => kind === 'draw').length;

/** The painter answers its last draw request. */
async function drawn(more: Partial<Extract<FromPainter, { kind: 'frame' }>> = {}) {
  const { matrixId, frame, rank, pictures } = page.painter.newest('draw');
  const images = pictures.map(({ id }) => ({ id, bitmap: bitmap(`${id} of ${matrixId}`) }));
  page.painter.say({ kind: 'frame', matrixId, frame, rank, images, millis: 1, ...more });
  await page.settle(20);
  return images.map((image) => image.bitmap);
}

describe('the pictures on screen', () => {
  it('are asked for together, and put on their canvases', async () => {
    const [m, low] = [put('matrix'), put('approximation')];
    await page.settle(20);
    expect(page.painter.newest('draw').pictures.map(({ id }) => id)).toEqual([
      'matrix',
      'approximation',
    ]);
    expect(root.attributes.has('data-lens-pending')).toBe(true);
    await drawn();
    expect([m.shown.length, low.shown.length]).toEqual([1, 1]);
    expect(root.attributes.has('data-lens-pending')).toBe(false);
    expect(root.dataset['lensReady']).toBe(String(page.state.matrixId));
  });

  it('are not ready while one of them shows another matrix', async () => {
    put('matrix');
    await page.settle(20);
    await drawn();
    const { matrixId } = page.state;
    await page.showDecomposed(matrixOf([[1, 2]]));
    expect(root.dataset['lensReady']).toBe(String(matrixId));
    put('error');
    await page.settle(20);
    await drawn();
    expect(root.dataset['lensReady']).toBe(String(matrixId));
  });

  it('of a matrix that was replaced are thrown away', async () => {
    const canvas = put('matrix');
    await page.settle(20);
    const { matrixId } = page.painter.newest('draw');
    await page.showDecomposed(matrixOf([[1, 2]]));
    const [late] = await drawn({ matrixId });
    expect(canvas.shown).toEqual([]);
    expect(late?.closed).toBe(true);
  });

  it('follow the slider: those of the factors, and the newest rank', async () => {
    put('matrix');
    put('approximation');
    await page.settle(20);
    await drawn();
    for (const rank of [2, 1, 0, 2]) {
      page.controller.setRank(rank);
      await page.settle(20);
    }
    await drawn();
    const { rank, pictures } = page.painter.newest('draw');
    expect([rank, pictures.map(({ id }) => id)]).toEqual([2, ['approximation']]);
  });

  it('are drawn with all cells after a draft', async () => {
    const low = put('approximation');
    await page.settle(20);
    await drawn({ draft: true });
    expect(low.attributes.has('data-draft')).toBe(true);
    expect(root.attributes.has('data-lens-pending')).toBe(true);
    expect(root.dataset['lensReady']).toBeUndefined();
    await page.settle(200);
    await drawn();
    expect(low.attributes.has('data-draft')).toBe(false);
    expect(root.attributes.has('data-lens-pending')).toBe(false);
  });

  it('are asked for again when the painter was replaced', async () => {
    const canvas = put('matrix');
    await page.settle(20);
    page.painter.crash();
    await page.settle(20);
    await drawn();
    expect(canvas.shown.length).toBe(1);
  });

  it('are not waited for once they are taken off', async () => {
    const canvas = put('matrix');
    const other = put('matrix');
    board.remove('matrix', canvas as unknown as HTMLCanvasElement);
    expect(root.attributes.has('data-lens-pending')).toBe(true);
    board.remove('matrix', other as unknown as HTMLCanvasElement);
    await page.settle(20);
    expect(drawsAsked()).toBe(0);
  });
});

describe('the check of the GPU', () => {
  const backend = { name: 'webgl', precision: 'float32', detail: '' } as const;

  it('is asked for once for each matrix, also when the slider moves just then', async () => {
    page.painter.say({ kind: 'backend', backend });
    put('approximation');
    await page.settle(20);
    await drawn();
    page.controller.setRank(2);
    await page.settle(390);
    // A frame is under way at the moment when it is due.
    page.controller.setRank(1);
    await drawn();
    await page.settle(500);
    page.controller.setRank(0);
    await page.settle(20);
    await drawn();
    await page.settle(1000);
    await drawn();
    await page.settle(1000);
    const checks = page.painter.received.filter(
      (message) => message.kind === 'draw' && message.check === true,
    );
    expect(checks.length).toBe(1);
  });
});

describe('a picture for a file', () => {
  it.each(['drawing', 'waiting behind a frame'])(
    'comes after the painter crashed while it was %s',
    async (phase) => {
      if (phase !== 'drawing') put('matrix');
      await page.settle(20);
      const captured = board.capture(wish('matrix'));
      await page.settle(20);
      page.painter.crash();
      await page.settle(20);
      await drawn();
      await page.settle(20);
      if (drawsAsked() > 1) await drawn();
      await expect(captured).resolves.toMatchObject({ width: 4 });
    },
  );

  it('is asked for again when the painter had nothing to draw it from', async () => {
    const captured = board.capture(wish('matrix'));
    await page.settle(20);
    await drawn({ images: [] });
    await page.settle(20);
    expect(drawsAsked()).toBe(2);
    await drawn();
    await expect(captured).resolves.toMatchObject({ width: 4 });
  });

  it('is refused when another matrix comes, and another one can be asked for', async () => {
    const captured = board.capture(wish('matrix'));
    const refused = expect(captured).rejects.toThrow('The matrix changed');
    await page.settle(20);
    await page.showDecomposed(matrixOf([[1, 2]]));
    await refused;
    await drawn({ matrixId: page.state.matrixId - 1, images: [] });
    const again = board.capture(wish('matrix'));
    await page.settle(20);
    await drawn();
    await expect(again).resolves.toMatchObject({ width: 4 });
  });

  it('is refused in time when the painter has given up', async () => {
    for (let crash = 0; crash < 4; crash++) {
      page.painter.crash();
      await page.settle(5000);
    }
    const captured = board.capture(wish('matrix'));
    const refused = expect(captured).rejects.toThrow('not drawn in time');
    await page.settle(20_000);
    await refused;
  });
});
