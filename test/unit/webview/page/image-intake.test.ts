import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DecodedImage, ToPage } from '../../../../src/protocol/index.js';
import { busyOf } from '../../../../webview/model/state.js';
import { FakePage, matrixOf, sourceOf, wire } from './page.js';

let page: FakePage;
beforeEach(async () => {
  vi.useFakeTimers();
  page = await FakePage.boot();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A grey picture of two pixels. */
function picture(first: number, second: number): DecodedImage {
  const data = Uint8Array.of(first, second);
  return {
    pixels: { width: 2, height: 1, channels: 1, peak: 255, data },
    width: 2,
    height: 1,
    factor: 1,
    isTransparent: false,
    isFirst: false,
  };
}

/** The file of an image arrives as a whole; its bytes mean nothing here. */
async function receive(label: string, job = page.nextJob()): Promise<void> {
  const source = sourceOf(label);
  page.host.say({ type: 'beginImage', job, source, mediaType: 'image/png', size: 3 });
  page.host.say({ type: 'imagePart', job, offset: 0, data: Uint8Array.of(1, 2, 3), last: true });
  await page.settle();
}

const imager = () => page.workers.as('imager');

/** The worker decodes the newest file, or the one of that number. */
async function decoded(image: DecodedImage, imageId = imager().newest('decodeImage').imageId) {
  imager().say({ kind: 'imageDecoded', imageId, image });
  await page.settle();
}

const shown = () => [page.state.source?.label, [...(page.state.given?.data ?? [])]];

describe('a picture', () => {
  it('is decoded, and shown as a matrix', async () => {
    await receive('A');
    expect(imager().newest('decodeImage').bytes).toEqual(Uint8Array.of(1, 2, 3));
    expect(busyOf(page.state)?.text).toBe('Decoding the image');
    await decoded(picture(3, 4));
    await page.decomposed();
    expect(shown()).toEqual(['A', [3, 4]]);
    expect(busyOf(page.state)).toBeUndefined();
  });

  it('is not shown when the user cancels while it is decoded', async () => {
    await receive('A');
    page.controller.cancel();
    await decoded(picture(3, 4));
    await page.settle(1000);
    expect(page.state.given).toBeUndefined();
    expect(page.state.problem?.code).toBe('cancelled');
  });

  it('is refused when its worker stops, and the next one is decoded by another', async () => {
    await receive('A');
    const stopped = imager();
    stopped.crash();
    await page.settle();
    expect(page.state.problem?.message).toContain('could not be computed (out of memory)');
    expect(busyOf(page.state)).toBeUndefined();
    await receive('B');
    expect(imager()).not.toBe(stopped);
    await decoded(picture(3, 4));
    await page.decomposed();
    expect(shown()).toEqual(['B', [3, 4]]);
    expect(page.state.problem).toBeUndefined();
  });

  const other = matrixOf([
    [1, 2],
    [3, 5],
  ]);
  const messages: Readonly<Record<string, (job: number) => ToPage>> = {
    'another matrix is shown': (job) => ({
      type: 'show',
      job,
      source: sourceOf('B'),
      matrix: wire(other),
    }),
    'another matrix begins to arrive': (job) => ({
      type: 'begin',
      job,
      source: sourceOf('B'),
      rows: 2,
      cols: 2,
    }),
    'another picture begins to arrive': (job) => ({
      type: 'beginImage',
      job,
      source: sourceOf('B'),
      mediaType: 'image/png',
      size: 3,
    }),
    'a problem is found': (job) => ({
      type: 'problem',
      job,
      problem: { code: 'syntax', message: 'damaged' },
    }),
  };
  it.each(Object.entries(messages))('is not shown when %s while it is decoded', async (_, say) => {
    await receive('A');
    page.host.say(say(page.nextJob()));
    // Longer than a matrix waits for its decomposition.
    await page.settle(1000);
    const before = page.state;
    await decoded(picture(3, 4));
    await page.settle(1000);
    expect(page.state.source?.label).not.toBe('A');
    expect(page.state.image).toBeUndefined();
    // What is being waited for is still said.
    expect(page.state.fetching).toBe(before.fetching);
    expect(page.state.problem).toBe(before.problem);
  });

  it('that is older is not shown after a newer one', async () => {
    await receive('A');
    const { imageId } = imager().newest('decodeImage');
    await receive('B');
    await decoded(picture(3, 4), imageId);
    expect(page.state.given).toBeUndefined();
    await decoded(picture(7, 8));
    await page.decomposed();
    expect(shown()).toEqual(['B', [7, 8]]);
  });
});
