import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromCompleter, ToCompleter } from '../../../../src/protocol/index.js';
import { WorkerClient } from '../../../../webview/client/worker-client.js';
import { FakeWorkers } from './fake-workers.js';

const role = { kind: 'boot', role: 'completer' } as const;
const boot = { ...role, texts: {} };

function request(requestId: number): ToCompleter {
  const matrix = { rows: 1, cols: 1, data: new Float64Array(1) };
  const wish = { method: 'hard-impute', rank: 1, lambda: 0, seed: 1 } as const;
  return { kind: 'complete', requestId, matrix, wish };
}

function lens() {
  const workers = new FakeWorkers();
  const heard: unknown[] = [];
  const crashes: [string, number][] = [];
  const client = new WorkerClient<ToCompleter, FromCompleter>(workers, () => role, {
    first: () => [],
    onMessage: (message) => heard.push(message),
    onCrash: (reason, count) => crashes.push([reason, count]),
  });
  return { workers, heard, crashes, client };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the client of a worker', () => {
  it('starts one worker, tells it its role first, and keeps the order of requests', async () => {
    const { workers, client } = lens();
    client.start();
    client.post(request(1));
    client.post(request(2));
    client.start();
    await settle();
    expect(workers.all.length).toBe(1);
    expect(workers.last.received).toEqual([boot, request(1), request(2)]);
  });

  it('drops what a worker says after it was ended', async () => {
    const { workers, client, heard } = lens();
    client.post(request(1));
    await settle();
    const old = workers.last;
    client.end();
    await settle();
    old.say({ kind: 'completerDone', requestId: 1 });
    expect(heard).toEqual([]);
    expect(old.ended).toBe(true);
  });

  it('ends a worker that is ended while it starts, and sends it nothing', async () => {
    const { workers, client, crashes } = lens();
    client.post(request(1));
    client.end();
    client.post(request(2));
    await settle();
    const running = workers.all.filter(({ ended }) => !ended);
    expect(running.map(({ received }) => received)).toEqual([[boot, request(2)]]);
    expect(crashes).toEqual([]);
  });

  it('tells a crash once, whatever the dead worker still says or how it fails', async () => {
    const { workers, client, crashes, heard } = lens();
    client.post(request(1));
    await settle();
    const [dead] = workers.all;
    dead!.crash('first');
    dead!.crash('second');
    dead!.say({ kind: 'completerDone', requestId: 1 });
    await settle();
    expect(crashes).toEqual([['first', 1]]);
    expect(heard).toEqual([]);
    expect(dead!.ended).toBe(true);
  });

  it('starts another worker for the next request after a crash', async () => {
    const { workers, client, heard } = lens();
    client.post(request(1));
    await settle();
    workers.last.crash();
    client.post(request(2));
    await settle();
    expect(workers.last.received).toEqual([boot, request(2)]);
    workers.last.say('answer');
    expect(heard).toEqual(['answer']);
  });

  it('waits longer after each crash, and forgets them after a minute', async () => {
    const { workers, client, crashes } = lens();
    for (const wait of [0, 0, 250, 1000, 1000, 1000]) {
      const before = workers.all.length;
      client.start();
      if (wait > 0) await vi.advanceTimersByTimeAsync(wait - 1);
      expect(workers.all.length).toBe(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(workers.all.length).toBe(before + 1);
      workers.last.crash();
    }
    expect(crashes.map(([, count]) => count)).toEqual([1, 2, 3, 4, 5, 6]);
    await vi.advanceTimersByTimeAsync(60_001);
    client.start();
    await settle();
    workers.last.crash();
    expect(crashes.at(-1)).toEqual(['out of memory', 1]);
  });

  it('says once why a worker cannot be started, and tries again when asked', async () => {
    const { workers, client, crashes } = lens();
    workers.refuse = 'no script';
    client.post(request(1));
    client.post(request(2));
    await settle();
    expect(crashes).toEqual([['Error: no script', 1]]);
    expect(client.isRunning).toBe(false);
    workers.refuse = undefined;
    client.post(request(3));
    await settle();
    expect(workers.last.received).toEqual([boot, request(3)]);
  });

  it('crashes on purpose only where a worker runs', async () => {
    const { workers, client, crashes } = lens();
    client.crash('throw');
    client.crash('kill');
    await settle();
    expect(workers.all).toEqual([]);
    client.start();
    client.crash('throw');
    await settle();
    expect(workers.last.kinds()).toEqual(['boot', 'crash']);
    client.crash('kill');
    await settle();
    expect(workers.last.ended).toBe(true);
    expect(crashes).toEqual([['killed on purpose', 1]]);
  });
});
