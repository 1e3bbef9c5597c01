import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromWeights, ToWeights } from '../../../../src/protocol/weights.js';
import type { PageHost } from '../../../../webview/page-link.js';
import { WeightsController } from '../../../../webview/weights-controller.js';
import { adapter, llama } from '../../../browser/pages/weights-models.js';

/** A host that says what a test wants and keeps what it hears. */
class FakeHost implements PageHost<ToWeights, FromWeights> {
  readonly sent: FromWeights[] = [];
  state: unknown;
  say: (message: ToWeights) => void = () => undefined;

  listen(onMessage: (message: ToWeights) => void): void {
    this.say = onMessage;
  }

  send(message: FromWeights): void {
    this.sent.push(message);
  }

  log(): void {
    // Nobody reads it.
  }
}

describe('the page of the weights', () => {
  let host: FakeHost;
  let controller: WeightsController;
  const state = () => controller.store.get();
  beforeEach(() => {
    vi.useFakeTimers();
    host = new FakeHost();
    controller = new WeightsController(host);
    controller.boot();
  });
  afterEach(() => vi.useRealTimers());

  it('says that it is ready, and takes a model in parts', () => {
    expect(host.sent).toEqual([{ type: 'ready' }]);
    const { model } = llama(2);
    host.say({ ...model, rows: model.rows.slice(0, 3) });
    host.say({ type: 'rows', rows: model.rows.slice(3) });
    expect(state().catalog.rows).toHaveLength(16);
    expect(state().catalog.byId.get(15)!.name).toBe('lm_head.weight');
  });

  it('puts the rows of a long list in a few times, and the last ones a moment later', () => {
    const { model } = llama(300);
    let changes = 0;
    controller.store.subscribe(() => changes++);
    host.say({ ...model, rows: model.rows.slice(0, 100) });
    for (let at = 100; at < model.rows.length; at += 100) {
      host.say({ type: 'rows', rows: model.rows.slice(at, at + 100) });
    }
    expect(changes).toBeLessThan(16);
    expect(state().catalog.rows.length).toBeGreaterThan(1600);
    vi.advanceTimersByTime(200);
    expect(state().catalog.rows).toHaveLength(2102);
    // Another model has only its own.
    host.say({ type: 'rows', rows: [model.rows[0]!] });
    host.say({ ...model, rows: model.rows.slice(0, 3) });
    vi.advanceTimersByTime(200);
    expect(state().catalog.rows).toHaveLength(3);
  });

  it('takes what is no matrix in parts, too, and counts all of it', () => {
    const { model } = llama(300);
    host.say({ ...model, rows: model.rows.slice(0, 100), others: model.others.slice(0, 10) });
    host.say({ type: 'rows', rows: model.rows.slice(100), others: model.others.slice(10) });
    vi.advanceTimersByTime(200);
    expect(state().others.list).toEqual(model.others);
    expect(state().summary).toMatchObject({
      whole: 2102,
      types: [
        ['BF16', 2102],
        ['F32', 600],
      ],
    });
    host.say({ ...model, rows: [], others: [] });
    expect(state().others.list).toEqual([]);
    expect(state().summary).toMatchObject({ whole: 0, parameters: 0 });
  });

  it('puts a long list in without a long stop, and drops the rest for another model', () => {
    const { model } = llama(300);
    // Each look at the clock takes as long as a slice may.
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 20));
    host.say({ ...model, rows: model.rows.slice(0, 100) });
    host.say({ type: 'rows', rows: model.rows.slice(100) });
    expect(state().catalog.rows).toHaveLength(100);
    vi.advanceTimersByTime(1000);
    expect(state().catalog.rows).toHaveLength(2102);
    host.say({ type: 'rows', rows: model.rows.map((row) => ({ ...row, id: row.id + 5000 })) });
    host.say({ ...model, rows: model.rows.slice(0, 3) });
    vi.advanceTimersByTime(1000);
    expect(state().catalog.rows).toHaveLength(3);
    clock.mockRestore();
  });

  it('shows numbers that arrive together at once', () => {
    const { model, measured } = adapter();
    host.say(model);
    const { known } = state();
    host.say({ type: 'measured', rows: measured.slice(0, 20) });
    host.say({ type: 'measured', rows: measured.slice(20) });
    expect(state().known).toBe(known);
    vi.advanceTimersByTime(100);
    expect(state().known.byId.size).toBe(40);
    expect(state().known.totalSquare).toBeGreaterThan(0);
  });

  it('knows the total when no more numbers come', () => {
    const { model, measured } = adapter();
    host.say(model);
    host.say({ type: 'measured', rows: measured.slice(0, 2) });
    vi.advanceTimersByTime(100);
    expect(state().known.totalSquare).toBeUndefined();
    host.say({ type: 'progress', state: 'cancelled', done: 2, total: 40 });
    expect(state().known.totalSquare).toBeGreaterThan(0);
  });

  it('applies the rule while its panel is open, to all pairs or to several selected ones', () => {
    const { model, measured } = adapter();
    host.say(model);
    host.say({ type: 'measured', rows: measured });
    vi.advanceTimersByTime(100);
    expect(state().resize).toBeUndefined();
    controller.choose({ panel: 'resize', resize: { kind: 'fixed', value: 2, mostRank: null } });
    expect(state().resize!.smaller).toBe(40);
    controller.select(new Set([1, 2]));
    expect(state().resize!.smaller).toBe(2);
    controller.choose({ panel: 'none' });
    expect(state().resize).toBeUndefined();
    expect(state().known.resized).toBeUndefined();
  });

  it('saves choices and the place after a rest', () => {
    controller.choose({ typed: 'q' });
    controller.rememberScroll(120);
    expect(host.state).toBeUndefined();
    vi.advanceTimersByTime(500);
    expect(host.state).toMatchObject({ typed: 'q', scrollTop: 120 });
    const next = new WeightsController(host);
    next.boot();
    expect(next.store.get().choices).toMatchObject({ typed: 'q', scrollTop: 120 });
  });

  it('tells what is on screen now and then, and not twice', () => {
    const told = () => host.sent.filter(({ type }) => type === 'visible');
    controller.tellVisible([1]);
    controller.tellVisible([2, 3]);
    vi.advanceTimersByTime(200);
    controller.tellVisible([2, 3]);
    vi.advanceTimersByTime(200);
    expect(told()).toEqual([{ type: 'visible', ids: [2, 3] }]);
  });

  it('keeps an older table when the model can no longer be read', () => {
    const { model } = llama(1);
    host.say(model);
    host.say({ type: 'problem', message: 'gone' });
    expect(state()).toMatchObject({ problem: 'gone', model: { title: model.title } });
    host.say(model);
    expect(state().problem).toBeUndefined();
  });
});
