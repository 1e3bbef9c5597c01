import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromAnalyst, FromCompleter } from '../../../../src/protocol/index.js';
import { AnalystClient } from '../../../../webview/client/analyst-client.js';
import { CompleterClient } from '../../../../webview/client/completer-client.js';
import { FakeWorkers } from './fake-workers.js';

const matrix = { rows: 1, cols: 1, data: Float64Array.of(3) };
const one = { rows: 1, cols: 1, data: Float64Array.of(1) };
const subject = { matrix, svd: { u: one, s: Float64Array.of(3), v: one } };
const other = { matrix, svd: { u: one, s: Float64Array.of(4), v: one } };
const wish = { method: 'hard-impute', rank: 1, lambda: 0, seed: 1 } as const;
const settle = () => vi.advanceTimersByTimeAsync(5000);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the client of the completer', () => {
  it('ends the worker of a request that is no longer wanted, and hears of the new one only', async () => {
    const workers = new FakeWorkers();
    const client = new CompleterClient(workers);
    const heard: [string, FromCompleter][] = [];
    client.ask({ kind: 'complete', matrix, wish }, (message) => heard.push(['first', message]));
    await settle();
    const [first] = workers.all;
    client.ask({ kind: 'complete', matrix, wish }, (message) => heard.push(['second', message]));
    await settle();
    first!.say({ kind: 'completing', requestId: 1, fraction: 0.5 });
    const { received } = workers.last;
    const asked = received.at(-1);
    const requestId = asked?.kind === 'complete' ? asked.requestId : -1;
    workers.last.say({ kind: 'completing', requestId, fraction: 0.25 });
    expect(first!.ended).toBe(true);
    expect(heard).toEqual([['second', { kind: 'completing', requestId, fraction: 0.25 }]]);
  });

  it('says once that it crashed, and answers the next request', async () => {
    const workers = new FakeWorkers();
    const client = new CompleterClient(workers);
    const heard: FromCompleter['kind'][] = [];
    const ask = (): void =>
      client.ask({ kind: 'complete', matrix, wish }, ({ kind }) => heard.push(kind));
    ask();
    await settle();
    workers.last.crash();
    workers.last.crash();
    expect(heard).toEqual(['completerFailed']);
    ask();
    await settle();
    expect(workers.last.kinds()).toEqual(['boot', 'complete']);
  });

  it('drops what a worker says of an older request', async () => {
    const workers = new FakeWorkers();
    const client = new CompleterClient(workers);
    const heard: string[] = [];
    const ask = (name: string): void =>
      client.ask({ kind: 'complete', matrix, wish }, ({ kind }) => heard.push(`${name} ${kind}`));
    ask('first');
    await settle();
    const { requestId } = workers.last.newest('complete');
    workers.last.say({ kind: 'completerDone', requestId });
    ask('second');
    await settle();
    expect(workers.all.length).toBe(1);
    workers.last.say({ kind: 'completing', requestId, fraction: 0.5 });
    expect(heard).toEqual(['first completerDone']);
  });

  it('keeps a crash to itself when nobody waits', async () => {
    const workers = new FakeWorkers();
    const client = new CompleterClient(workers);
    const heard: FromCompleter['kind'][] = [];
    client.ask({ kind: 'complete', matrix, wish }, ({ kind }) => heard.push(kind));
    await settle();
    workers.last.say({ kind: 'completerDone', requestId: 1 });
    workers.last.crash();
    expect(heard).toEqual(['completerDone']);
  });
});

describe('the client of the analyst', () => {
  it('tells a worker its subject once, and a new one again', async () => {
    const workers = new FakeWorkers();
    const client = new AnalystClient(workers);
    const heard: FromAnalyst[] = [];
    const ask = (about: typeof subject): void =>
      client.ask(about, { about: 'fullForm' }, (message) => heard.push(message));
    const finish = (): void => {
      const asked = workers.last.received.at(-1);
      if (asked?.kind === 'ask') workers.last.say({ kind: 'answered', requestId: asked.requestId });
    };
    ask(subject);
    await settle();
    finish();
    ask(subject);
    await settle();
    finish();
    ask(other);
    await settle();
    expect(workers.last.kinds()).toEqual(['boot', 'subject', 'ask', 'ask', 'subject', 'ask']);
    workers.last.crash();
    expect(heard.at(-1)?.kind).toBe('refused');
    ask(other);
    await settle();
    expect(workers.last.kinds()).toEqual(['boot', 'subject', 'ask']);
  });
});
