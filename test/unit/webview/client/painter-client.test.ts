import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Svd } from '../../../../src/core/index.js';
import type { FromPainter, Picture, ToPainter } from '../../../../src/protocol/index.js';
import { PainterClient } from '../../../../webview/client/painter-client.js';
import { FakeWorkers, type FakeWorker } from './fake-workers.js';

const matrix = { rows: 1, cols: 1, data: Float64Array.of(3) };
const svd: Svd = {
  u: { rows: 1, cols: 1, data: Float64Array.of(1) },
  s: Float64Array.of(3),
  v: { rows: 1, cols: 1, data: Float64Array.of(1) },
};

function picture(id: string): Picture {
  return {
    id,
    of: 'matrix',
    width: 10,
    height: 10,
    viewport: { x0: 0, y0: 0, x1: 1, y1: 1 },
    domain: [0, 1],
    scale: 'linear',
    colorMap: 'viridis',
    reversed: false,
    missingColor: [0, 0, 0],
  };
}

function frame(matrixId: number, number: number): FromPainter {
  return { kind: 'frame', matrixId, frame: number, rank: 1, images: [], millis: 1 };
}

async function lens() {
  const workers = new FakeWorkers();
  const heard: FromPainter['kind'][] = [];
  const given: string[] = [];
  const client = new PainterClient(workers, {
    onMessage: ({ kind }) => heard.push(kind),
    onCrash: (reason) => given.push(reason),
  });
  client.start('auto');
  client.setMatrix(1, matrix);
  client.setFactors(1, svd);
  await settle();
  return { workers, heard, given, client };
}

const settle = () => vi.advanceTimersByTimeAsync(5000);

function draws(worker: FakeWorker): Extract<ToPainter, { kind: 'draw' }>[] {
  return worker.received.filter((message) => message.kind === 'draw');
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the client of the painter', () => {
  it('has one frame on its way, and merges the wishes behind it', async () => {
    const { workers, client } = await lens();
    client.draw({ rank: 1, pictures: [picture('a')] });
    client.draw({ rank: 2, pictures: [picture('b')] });
    client.draw({ rank: 3, pictures: [picture('a')], moving: true });
    await settle();
    expect(draws(workers.last).length).toBe(1);
    workers.last.say(frame(1, 1));
    await settle();
    const [, second] = draws(workers.last);
    expect(second!.rank).toBe(3);
    expect(second!.pictures.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(second!.moving).toBe(false);
  });

  it('keeps the wish for a check of the GPU behind a frame', async () => {
    const { workers, client } = await lens();
    client.draw({ rank: 1, pictures: [picture('a')] });
    client.draw({ rank: 1, pictures: [], check: true });
    client.draw({ rank: 2, pictures: [picture('a')], moving: true });
    await settle();
    workers.last.say(frame(1, 1));
    await settle();
    expect(draws(workers.last).map(({ check }) => check === true)).toEqual([false, true]);
  });

  it.each(['before a frame', 'with a frame on its way', 'with a wish behind it'])(
    'tells a new worker the whole scene after a crash %s',
    async (phase) => {
      const { workers, client, heard } = await lens();
      if (phase !== 'before a frame') client.draw({ rank: 1, pictures: [picture('a')] });
      if (phase === 'with a wish behind it') client.draw({ rank: 2, pictures: [picture('b')] });
      await settle();
      const dead = workers.last;
      heard.length = 0;
      dead.crash();
      await settle();
      expect(workers.last).not.toBe(dead);
      expect(workers.last.kinds()).toEqual(['boot', 'matrix', 'factors']);
      // The page requests all pictures again, and gets them.
      expect(heard).toEqual(['redraw']);
      client.draw({ rank: 2, pictures: [picture('a')] });
      await settle();
      expect(draws(workers.last).length).toBe(1);
      // A late message of the dead worker does not belong to this frame.
      dead.say(frame(1, 1));
      client.draw({ rank: 3, pictures: [picture('a')] });
      await settle();
      expect(draws(workers.last).length).toBe(1);
    },
  );

  it('gives the GPU up after the second crash, and takes it again when it is wished', async () => {
    const { workers, client } = await lens();
    const backends = (): unknown[] => workers.all.map(({ received: [first] }) => first);
    workers.last.crash();
    await settle();
    workers.last.crash();
    await settle();
    const boot = { kind: 'boot', role: 'painter', texts: {} };
    expect(backends()).toEqual([
      { ...boot, backend: 'auto' },
      { ...boot, backend: 'auto' },
      { ...boot, backend: 'cpu' },
    ]);
    client.start('webgl');
    await settle();
    expect(backends().at(-1)).toEqual({ ...boot, backend: 'webgl' });
  });

  it('draws again after the fourth crash when a matrix is shown again', async () => {
    const { workers, client, given } = await lens();
    for (let crash = 1; crash <= 4; crash++) {
      client.draw({ rank: 1, pictures: [picture('a')] });
      await settle();
      workers.last.crash(`crash ${crash}`);
      await settle();
    }
    expect(given).toEqual(['crash 4']);
    expect(workers.all.length).toBe(4);
    client.setMatrix(2, matrix);
    client.draw({ rank: 0, pictures: [picture('a')] });
    await settle();
    expect(workers.all.length).toBe(5);
    expect(workers.last.kinds()).toEqual(['boot', 'matrix', 'draw']);
    workers.last.say(frame(2, 9));
    client.draw({ rank: 1, pictures: [picture('a')] });
    await settle();
    expect(draws(workers.last).length).toBe(2);
  });

  it('draws again after the fourth crash when a picture is wished, as the message advises', async () => {
    const { workers, client } = await lens();
    for (let crash = 1; crash <= 4; crash++) {
      client.draw({ rank: 1, pictures: [picture('a')] });
      await settle();
      workers.last.crash();
    }
    await settle();
    client.draw({ rank: 1, pictures: [picture('a')] });
    await settle();
    expect(workers.running.map((worker) => worker.kinds())).toEqual([
      ['boot', 'matrix', 'factors', 'draw'],
    ]);
  });

  it('counts crashes of the last minute only', async () => {
    const { workers, given } = await lens();
    for (let crash = 1; crash <= 10; crash++) {
      workers.last.crash();
      await vi.advanceTimersByTimeAsync(61_000);
    }
    expect(given).toEqual([]);
    expect(workers.all.length).toBe(11);
  });
});
