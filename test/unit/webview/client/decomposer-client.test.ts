import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromDecomposer, ToWorker } from '../../../../src/protocol/index.js';
import { DecomposerClient } from '../../../../webview/client/decomposer-client.js';
import { matrixOf, svdMessage } from '../page/page.js';
import { FakeWorkers } from './fake-workers.js';

const matrix = matrixOf([
  [1, 2],
  [3, 4],
]);
const settle = () => vi.advanceTimersByTimeAsync(5000);
const progress = (matrixId: number): FromDecomposer => ({
  kind: 'progress',
  matrixId,
  fraction: 0.5,
});

function lens() {
  const workers = new FakeWorkers();
  const heard: FromDecomposer[] = [];
  const crashes: string[] = [];
  let recoveries = 0;
  const client = new DecomposerClient(workers, {
    onMessage: (message) => heard.push(message),
    onCrash: (reason) => crashes.push(reason),
    onRecovery: () => recoveries++,
  });
  return { workers, heard, crashes, client, recoveries: () => recoveries };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the client of the decomposer', () => {
  it('passes on what belongs to the newest matrix, in whatever order messages come', async () => {
    const { workers, heard, client } = lens();
    client.warmUp();
    client.decompose(1, matrix);
    await settle();
    client.decompose(2, matrix);
    await settle();
    expect(workers.running.length).toBe(1);
    for (const worker of workers.all) worker.say(progress(1));
    workers.last.say(progress(2));
    workers.last.say(progress(1));
    expect(heard).toEqual([progress(2)]);
  });

  it('does not end a worker that is through, and ends one that is not', async () => {
    const { workers, client } = lens();
    client.decompose(1, matrix);
    await settle();
    workers.last.say(svdMessage(1, matrix, 1));
    client.decompose(2, matrix);
    await settle();
    expect(workers.all.map(({ ended }) => ended)).toEqual([true, false]);
    workers.last.say(svdMessage(2, matrix));
    client.decompose(3, matrix);
    await settle();
    expect(workers.all.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('has no worker while something else is shown, and starts one for the next matrix', async () => {
    const { workers, heard, client } = lens();
    client.decompose(1, matrix);
    await settle();
    client.rest();
    await settle();
    expect(workers.running.length).toBe(0);
    workers.last.say(progress(1));
    client.measure(1, 1);
    await settle();
    expect([heard, workers.running.length]).toEqual([[], 0]);
    client.decompose(2, matrix);
    await settle();
    workers.last.say(progress(2));
    expect([heard, workers.running.length]).toEqual([[progress(2)], 1]);
  });

  it.each([
    ['before anything is there', []],
    ['with the leading triplets', [svdMessage(1, matrix, 1)]],
  ] as const)('tells that it crashed %s, and decomposes the next matrix', async (_, answers) => {
    const { workers, heard, crashes, recoveries, client } = lens();
    client.decompose(1, matrix);
    await settle();
    const dead = workers.last;
    for (const answer of answers) dead.say(answer);
    dead.crash('no memory');
    dead.crash('twice');
    dead.say(progress(1));
    expect(crashes).toEqual(['no memory']);
    expect(recoveries()).toBe(0);
    expect(heard.length).toBe(answers.length);
    client.decompose(2, matrix);
    await settle();
    workers.last.say(progress(2));
    expect(heard.at(-1)).toEqual(progress(2));
  });

  it('measures on with another worker when it crashed after the SVD was there', async () => {
    const { workers, crashes, recoveries, client } = lens();
    client.decompose(1, matrix);
    await settle();
    workers.last.say(svdMessage(1, matrix));
    workers.last.crash();
    expect(crashes).toEqual([]);
    expect(recoveries()).toBe(1);
    client.measure(1, 1);
    client.measureSum(1, { requestId: 7, rank: 1, weights: Float64Array.of(0) });
    await settle();
    expect(workers.last.kinds()).toEqual(['boot', 'decomposed', 'measure', 'measureSum']);
    expect(workers.last.newest('decomposed').svd.s.length).toBe(2);
  });

  it('tells it when the others crash too', async () => {
    const { workers, crashes, recoveries, client } = lens();
    client.decompose(1, matrix);
    await settle();
    workers.last.say(svdMessage(1, matrix));
    for (let crash = 1; crash <= 4; crash++) {
      workers.last.crash(`crash ${crash}`);
      client.measure(1, 1);
      await settle();
    }
    expect(recoveries()).toBe(3);
    expect(crashes).toEqual(['crash 4']);
  });

  it('ends what is cancelled, has another worker ready, and measures what has arrived', async () => {
    const { workers, crashes, client } = lens();
    client.decompose(1, matrix);
    await settle();
    const [first] = workers.all;
    first!.say(svdMessage(1, matrix, 1));
    client.cancel();
    await settle();
    expect(first!.ended).toBe(true);
    expect(workers.last.kinds()).toEqual(['boot']);
    client.measure(1, 1);
    await settle();
    expect(workers.last.kinds()).toEqual(['boot', 'decomposed', 'measure']);
    expect(workers.last.newest('decomposed').svd.s.length).toBe(1);
    expect(crashes).toEqual([]);
  });

  it('hears and tells nothing of a matrix that was dropped', async () => {
    const { workers, heard, crashes, recoveries, client } = lens();
    client.decompose(1, matrix);
    await settle();
    workers.last.say(svdMessage(1, matrix));
    client.drop();
    await settle();
    workers.last.say(progress(1));
    client.measure(1, 1);
    workers.last.crash();
    await settle();
    expect(heard.length).toBe(1);
    expect([crashes, recoveries()]).toEqual([[], 0]);
    expect(workers.last.kinds()).not.toContain('measure');
  });

  it.each(['boot', 'decompose'] as ToWorker['kind'][])(
    'tells that a %s could not be sent, and leaves no worker behind',
    async (kind) => {
      const { workers, crashes, client } = lens();
      workers.unsendable = kind;
      client.decompose(1, matrix);
      await settle();
      expect(crashes).toEqual([`Error: ${kind} cannot be cloned`]);
      expect(workers.running).toEqual([]);
      workers.unsendable = undefined;
      client.decompose(2, matrix);
      await settle();
      expect(workers.last.kinds()).toEqual(['boot', 'decompose']);
    },
  );
});
