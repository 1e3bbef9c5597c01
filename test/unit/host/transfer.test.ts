import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../../src/core/index.js';
import { readToPage, type ToPage } from '../../../src/protocol/index.js';
import { sendImage, sendMatrix } from '../../../src/host/visualizer/transfer.js';
import { IncomingImage } from '../../../webview/incoming-image.js';
import { Incoming } from '../../../webview/incoming.js';
import { sourceOf } from '../webview/page/page.js';

function matrix(rows: number, cols: number): Matrix {
  const data = Float64Array.from({ length: rows * cols }, (_, at) => (at % 7 === 3 ? NaN : at));
  return {
    rows,
    cols,
    data,
    missing: Uint8Array.from(data, (value) => (Number.isNaN(value) ? 1 : 0)),
    rowLabels: Array.from({ length: rows }, (_, at) => `row ${at}`),
    printedDecimals: 2,
  };
}

/** Sends a matrix to a page that accepts `accepts` messages. */
async function send(
  given: Matrix,
  { accepts = Infinity, cancelAfter = Infinity }: { accepts?: number; cancelAfter?: number } = {},
) {
  const messages: ToPage[] = [];
  const sent = await sendMatrix(
    (message) => {
      if (messages.length >= accepts) return Promise.resolve(false);
      messages.push(message);
      return Promise.resolve(true);
    },
    4,
    sourceOf('M'),
    given,
    () => messages.length > cancelAfter,
  );
  return { sent, messages };
}

/** The matrix that the page builds from messages. */
function arrived(messages: readonly ToPage[]): Matrix {
  const incoming = new Incoming();
  let whole: Matrix | undefined;
  for (const message of messages.map((each) => readToPage(each))) {
    if (message instanceof Error) throw message;
    if (message.type === 'begin') incoming.begin(message);
    if (message.type === 'part') whole = incoming.add(message)?.whole?.matrix;
  }
  if (!whole) throw new Error('the matrix is not whole');
  return whole;
}

/** Compared as bytes: comparing so many numbers one by one is slow. */
function expectEqual(whole: Matrix, given: Matrix): void {
  expect(Buffer.from(whole.data.buffer).equals(Buffer.from(given.data.buffer))).toBe(true);
  expect(Buffer.from(whole.missing!).equals(Buffer.from(given.missing!))).toBe(true);
  expect(whole.rowLabels).toEqual(given.rowLabels);
  expect([whole.rows, whole.cols]).toEqual([given.rows, given.cols]);
}

describe('a matrix on its way to the page', () => {
  it('goes in one message while it is small', async () => {
    const given = matrix(3, 4);
    const { sent, messages } = await send(given);
    expect(sent).toBe(true);
    expect(messages.map(({ type }) => type)).toEqual(['show']);
    expect(readToPage(messages[0])).toMatchObject({ job: 4, matrix: { data: given.data } });
  });

  it('goes in parts when it is large, which the page puts together again', async () => {
    const given = matrix(600, 1000);
    const { sent, messages } = await send(given);
    expect(sent).toBe(true);
    expect(messages.map(({ type }) => type)).toEqual(['begin', 'part', 'part', 'part']);
    const whole = arrived(messages);
    expectEqual(whole, given);
    expect(whole.printedDecimals).toBe(2);
  });

  it.each([0, 1, 2])('stops after %i parts when it is cancelled', async (parts) => {
    const { sent, messages } = await send(matrix(600, 1000), { cancelAfter: parts });
    expect(sent).toBe(false);
    expect(messages.length).toBe(1 + parts);
  });

  it.each([0, 1, 3])('stops when the page is gone after %i messages', async (accepts) => {
    const { sent, messages } = await send(matrix(600, 1000), { accepts });
    expect(sent).toBe(false);
    expect(messages.length).toBe(accepts);
  });
});

describe('the file of an image', () => {
  const bytes = Uint8Array.from({ length: 5_000_000 }, (_, at) => (at * 7) % 251);
  const file = { rows: 3, cols: 4, mediaType: 'image/png', bytes };

  async function sent(isCancelled: (count: number) => boolean = () => false) {
    const messages: ToPage[] = [];
    const send = (message: ToPage) => {
      messages.push(message);
      return Promise.resolve(true);
    };
    const isSent = await sendImage(send, 4, sourceOf('M'), file, () =>
      isCancelled(messages.length),
    );
    return { isSent, messages };
  }

  it('arrives in parts of at most 2 MiB', async () => {
    const { isSent, messages } = await sent();
    expect(isSent).toBe(true);
    expect(messages.map(({ type }) => type)).toEqual([
      'beginImage',
      ...Array<string>(3).fill('imagePart'),
    ]);
    const incoming = new IncomingImage();
    const fractions: number[] = [];
    for (const message of messages.map((each) => readToPage(each))) {
      if (message instanceof Error) throw message;
      if (message.type === 'beginImage') incoming.begin(message);
      const added = message.type === 'imagePart' ? incoming.add(message) : undefined;
      if (added) fractions.push(added.fraction);
      if (added?.whole) {
        expect(Buffer.from(added.whole.bytes).equals(Buffer.from(bytes))).toBe(true);
        expect(added.whole.mediaType).toBe('image/png');
      }
    }
    expect(fractions).toHaveLength(3);
    expect(fractions[2]).toBe(1);
  });

  it('is cancelled between two parts', async () => {
    const { isSent, messages } = await sent((count) => count > 2);
    expect(isSent).toBe(false);
    expect(messages).toHaveLength(3);
  });

  it('drops parts of another job, out of order, or beyond its size', () => {
    const incoming = new IncomingImage();
    const begin = {
      type: 'beginImage',
      job: 4,
      source: sourceOf('M'),
      mediaType: '',
      size: 4,
    } as const;
    const part = (job: number, offset: number, length: number) =>
      ({ type: 'imagePart', job, offset, data: new Uint8Array(length), last: true }) as const;
    incoming.begin(begin);
    expect(incoming.add(part(3, 0, 4))).toBeUndefined();
    expect(incoming.add(part(4, 2, 2))).toBeUndefined();
    expect(incoming.add(part(4, 0, 5))).toBeUndefined();
    expect(incoming.add(part(4, 0, 2))).toEqual({ fraction: 0.5 });
    incoming.cancel();
    expect(incoming.add(part(4, 2, 2))).toBeUndefined();
  });
});
