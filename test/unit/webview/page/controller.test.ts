import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Matrix } from '../../../../src/core/index.js';
import type { ToPage, ToWorker } from '../../../../src/protocol/index.js';
import { save } from '../../../../webview/model/saved.js';
import { busyOf } from '../../../../webview/model/state.js';
import { FakePage, largeMatrix, matrixOf, sourceOf, svdMessage, wire } from './page.js';

const worked = matrixOf([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);
const small = matrixOf([
  [1, 2],
  [3, 4],
]);
const holes = matrixOf([
  [1, NaN],
  [3, 4],
]);
const large = largeMatrix();

let page: FakePage;

/** The messages of a matrix in `count` parts. */
function inParts(matrix: Matrix, job: number, count = 3): ToPage[] {
  const { rows, cols, data } = matrix;
  const size = Math.ceil(data.length / count);
  const parts = Array.from({ length: count }, (_, at): ToPage => {
    const chunk = data.slice(at * size, (at + 1) * size);
    return { type: 'part', job, offset: at * size, data: chunk, last: at === count - 1 };
  });
  return [{ type: 'begin', job, source: sourceOf('P'), rows, cols }, ...parts];
}

beforeEach(async () => {
  vi.useFakeTimers();
  page = await FakePage.boot();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a matrix on its way to the screen', () => {
  it('is on screen with its decomposition, and the workers know it', async () => {
    await page.show(worked, 'X');
    expect(page.state.matrix).toBeUndefined();
    await page.decomposed();
    expect(page.state.matrix).toEqual(worked);
    expect(page.state.source?.label).toBe('X');
    expect(page.state.decomposition?.svd.s[0]).toBeCloseTo(15, 12);
    expect(busyOf(page.state)).toBeUndefined();
    expect(page.painter.kinds()).toEqual(['boot', 'matrix', 'factors']);
    expect(page.painter.newest('matrix').matrixId).toBe(page.state.matrixId);
  });

  it('is seen to be computed where that takes longer', async () => {
    await page.show(large);
    expect(page.state.computing?.what).toBe('decomposing');
    page.decomposer.say({ kind: 'progress', matrixId: page.state.matrixId, fraction: 0.5 });
    expect(page.state.computing?.fraction).toBe(0.5);
    await page.decomposed(2);
    expect(page.state.decomposition?.complete).toBe(false);
    expect(page.state.computing?.text).toContain('all 300');
    await page.decomposed();
    expect(page.state.decomposition?.complete).toBe(true);
    expect(busyOf(page.state)).toBeUndefined();
  });

  it('comes in parts', async () => {
    const [begin, first, second, last] = inParts(large, page.nextJob());
    page.host.say(begin!);
    page.host.say(first!);
    page.host.say(second!);
    expect(page.state.fetching?.what).toBe('receiving');
    expect(page.state.fetching?.fraction).toBeCloseTo(2 / 3, 12);
    page.host.say(last!);
    await page.decomposed();
    expect(page.state.matrix?.data).toEqual(large.data);
    expect(busyOf(page.state)).toBeUndefined();
  });

  it('is not lost when the one before it is decomposed, or crashes, while its parts arrive', async () => {
    for (const event of ['decomposed', 'crashed', 'cannot be drawn'] as const) {
      await page.show(large);
      const messages = inParts(large, page.nextJob());
      for (const message of messages.slice(0, 2)) page.host.say(message);
      if (event === 'decomposed') await page.decomposed();
      else if (event === 'crashed') page.decomposer.crash();
      else {
        for (let crash = 0; crash < 4; crash++) {
          page.painter.crash();
          await page.settle(5000);
        }
      }
      expect(page.state.fetching?.what).toBe('receiving');
      const before = page.state.matrixId;
      for (const message of messages.slice(2)) page.host.say(message);
      await page.settle();
      expect(page.state.matrixId).toBeGreaterThan(before);
      expect(page.state.fetching).toBeUndefined();
      await page.decomposed();
      expect(page.state.decomposition?.complete).toBe(true);
      expect(page.state.source?.label).toBe('P');
    }
  });

  it('leaves what is computed of the one on screen to be cancelled when it comes to nothing', async () => {
    await page.show(large);
    const job = page.nextJob();
    page.host.say({ type: 'busy', job, text: 'Reading' });
    expect(busyOf(page.state)?.what).toBe('reading');
    page.host.say({ type: 'idle', job: page.nextJob() });
    expect(busyOf(page.state)?.what).toBe('decomposing');
    page.host.say({
      type: 'problem',
      job: page.nextJob(),
      problem: { code: 'ragged', message: 'row 2' },
    });
    expect(busyOf(page.state)?.what).toBe('decomposing');
    await page.decomposed();
    expect(page.state.problem?.code).toBe('ragged');
  });

  it('is replaced by the next one before it was decomposed', async () => {
    await page.show(small, 'A');
    const { matrixId, matrix } = page.decomposer.newest('decompose');
    await page.show(worked, 'B');
    for (const worker of page.workers.all) worker.say(svdMessage(matrixId, matrix));
    expect(page.state.decomposition).toBeUndefined();
    await page.decomposed();
    expect(page.state.source?.label).toBe('B');
    expect(page.state.decomposition?.svd.s[0]).toBeCloseTo(15, 12);
    expect(page.painter.newest('factors').svd.s.length).toBe(3);
  });

  it('with an infinite entry is shown without a decomposition, with where it is', async () => {
    await page.show(matrixOf([[1, Infinity]]));
    expect(page.state.problem?.code).toBe('nonFinite');
    expect(page.state.matrix?.cols).toBe(2);
    expect(page.decomposer.kinds()).toEqual(['boot']);
  });

  it('without entries is shown, and nothing is computed', async () => {
    await page.show({ rows: 0, cols: 0, data: new Float64Array(0) });
    expect(page.state.matrix?.rows).toBe(0);
    expect(busyOf(page.state)).toBeUndefined();
  });

  it('with holes is completed first', async () => {
    await page.show(holes);
    const completer = page.workers.as('completer');
    const { requestId } = completer.newest('complete');
    await page.settle(200);
    expect(page.state.computing?.what).toBe('completing');
    completer.say({ kind: 'completing', requestId, fraction: 0.25 });
    expect(page.state.computing?.fraction).toBe(0.25);
    const filled = matrixOf([
      [1, 4],
      [3, 4],
    ]);
    const completion = { matrix: filled, iterations: 1, residual: 0, converged: true };
    completer.say({ kind: 'completed', requestId, completion: completion as never, millis: 1 });
    completer.say({ kind: 'completerDone', requestId });
    await page.decomposed();
    expect(page.state.given).toEqual(holes);
    expect(page.state.matrix?.data).toEqual(filled.data);
    expect(page.state.applied?.result).toBe(completion);
  });
});

describe('messages of an older job', () => {
  const old = 3;
  beforeEach(async () => {
    await page.show(worked, 'new', 5);
    await page.decomposed();
  });

  const messages: Record<string, ToPage[]> = {
    'a matrix': [{ type: 'show', job: old, source: sourceOf('old'), matrix: wire(small) }],
    'a matrix in parts': inParts(large, old),
    'what is read': [{ type: 'busy', job: old, text: 'Reading' }],
    'a problem': [{ type: 'problem', job: old, problem: { code: 'ragged', message: 'row 2' } }],
  };
  it.each(Object.entries(messages))('%s: nothing changes', async (_, late) => {
    const before = page.state;
    for (const message of late) page.host.say(message);
    await page.settle(1000);
    expect(page.state).toBe(before);
  });

  it('its end does not end the newer one', () => {
    page.host.say({ type: 'busy', job: 7, text: 'Reading' });
    page.host.say({ type: 'idle', job: 6 });
    expect(page.state.fetching?.job).toBe(7);
  });

  it('its parts do not go on after a newer matrix', async () => {
    const parts = inParts(large, 6);
    for (const message of parts.slice(0, 2)) page.host.say(message);
    await page.show(small, 'newer', 7);
    for (const message of parts.slice(2)) page.host.say(message);
    await page.decomposed();
    expect(page.state.source?.label).toBe('newer');
    expect(page.state.fetching).toBeUndefined();
  });
});

describe('a cancel', () => {
  const cancelled = () => expect(page.state.problem?.code).toBe('cancelled');

  it('while nothing is under way does nothing', () => {
    const before = page.state;
    page.controller.cancel();
    expect(page.state).toBe(before);
    expect(page.host.heard('cancel')).toEqual([]);
  });

  it('while the host reads is told to the host', () => {
    page.host.say({ type: 'busy', job: 4, text: 'Reading' });
    page.controller.cancel();
    expect(page.host.heard('cancel')).toEqual([{ type: 'cancel', job: 4 }]);
    expect(busyOf(page.state)).toBeUndefined();
    cancelled();
  });

  it('while parts arrive drops those that still come', async () => {
    const parts = inParts(large, 4);
    for (const message of parts.slice(0, 2)) page.host.say(message);
    page.controller.cancel();
    for (const message of parts.slice(2)) page.host.say(message);
    await page.settle(1000);
    expect(page.host.heard('cancel')).toEqual([{ type: 'cancel', job: 4 }]);
    expect(page.state.matrix).toBeUndefined();
    expect(busyOf(page.state)).toBeUndefined();
    cancelled();
  });

  it.each([
    ['decomposing', undefined],
    ['decomposing the rest', 2],
  ] as const)('while %s ends it, and the next matrix is decomposed', async (_, leading) => {
    await page.show(large);
    if (leading) await page.decomposed(leading);
    const worker = page.decomposer;
    const { matrixId, matrix } = worker.newest('decompose');
    page.controller.cancel();
    await page.settle();
    expect(worker.ended).toBe(true);
    expect(page.host.heard('cancel')).toEqual([]);
    worker.say(svdMessage(matrixId, matrix));
    expect(page.state.decomposition?.svd.s.length).toBe(leading);
    expect(busyOf(page.state)).toBeUndefined();
    cancelled();
    await page.showDecomposed(small);
    expect(page.state.decomposition?.complete).toBe(true);
    expect(page.state.problem).toBeUndefined();
  });

  it('while the screen waits for a small decomposition ends that too', async () => {
    page.host.say({ type: 'busy', job: page.nextJob(), text: 'Reading' });
    await page.show(small);
    const worker = page.decomposer;
    page.controller.cancel();
    await page.settle(1000);
    expect(worker.ended).toBe(true);
    expect(page.state.matrix).toEqual(small);
    expect(busyOf(page.state)).toBeUndefined();
    cancelled();
  });

  it.each([0, 1000])('%i ms after a completion began ends it', async (millis) => {
    await page.show(holes);
    await page.settle(millis);
    const completer = page.workers.as('completer');
    page.controller.cancel();
    await page.settle(1000);
    expect(completer.ended).toBe(true);
    expect(page.state.given).toEqual(holes);
    expect(busyOf(page.state)).toBeUndefined();
    cancelled();
  });

  it('ends the matrix that comes first, then what is computed of the one on screen', async () => {
    await page.show(large);
    page.host.say({ type: 'busy', job: page.nextJob(), text: 'Reading' });
    const worker = page.decomposer;
    page.controller.cancel();
    expect(worker.ended).toBe(false);
    expect(busyOf(page.state)?.what).toBe('decomposing');
    page.controller.cancel();
    await page.settle();
    expect(worker.ended).toBe(true);
    expect(busyOf(page.state)).toBeUndefined();
  });
});

describe('a worker that is killed', () => {
  const answers = async (): Promise<void> => {
    await page.show(worked);
    // After some crashes, a new worker is started only after a delay.
    await page.settle(5000);
    await page.decomposed();
    expect(page.state.decomposition?.svd.s[0]).toBeCloseTo(15, 12);
    expect(page.state.problem).toBeUndefined();
    expect(busyOf(page.state)).toBeUndefined();
  };

  it('while it starts: it is told, and the next matrix is decomposed', async () => {
    page.workers.refuse = 'no script';
    page.decomposer.crash();
    await page.show(large);
    expect(page.state.problem?.message).toContain('no script');
    expect(busyOf(page.state)).toBeUndefined();
    page.workers.refuse = undefined;
    await answers();
  });

  it('before a matrix is there: nobody hears of it', async () => {
    page.decomposer.crash();
    expect(page.state.problem).toBeUndefined();
    await answers();
  });

  it.each([
    ['decomposing', undefined],
    ['decomposing the rest', 2],
  ] as const)(
    'while %s: it is told once, and the next matrix is decomposed',
    async (_, leading) => {
      await page.show(large);
      if (leading) await page.decomposed(leading);
      const dead = page.decomposer;
      dead.crash('out of memory');
      dead.crash('again');
      expect(page.state.problem?.message).toContain('out of memory');
      expect(page.host.logged).toEqual(['error: The computation stopped: out of memory']);
      expect(busyOf(page.state)).toBeUndefined();
      await answers();
    },
  );

  it('while the screen waits for it: the matrix is shown, with the reason', async () => {
    await page.show(small);
    page.decomposer.crash('out of memory');
    expect(page.state.matrix).toEqual(small);
    expect(page.state.problem?.message).toContain('out of memory');
    await answers();
  });

  it('while it measures the sweep: another one measures the rank on screen', async () => {
    await page.showDecomposed(worked);
    page.controller.setRank(1);
    page.decomposer.crash();
    await page.settle(200);
    expect(page.state.problem).toBeUndefined();
    expect(page.decomposer.kinds()).toEqual(['boot', 'decomposed', 'measure']);
    const { matrixId } = page.state;
    const errors = [{ k: 1, frobenius: 3, maxAbs: { value: 2, row: 2, column: 0 } }];
    page.decomposer.say({ kind: 'measured', matrixId, errors: errors as never });
    expect(page.state.measured[1]?.frobenius).toBe(3);
  });

  it('while it measures a sum of layers: another one measures it', async () => {
    await page.showDecomposed(worked);
    page.controller.store.set({ weights: Float64Array.of(0, 1, 1) });
    page.controller.measureSum();
    await page.settle();
    page.decomposer.crash();
    await page.settle();
    const { requestId } = page.decomposer.newest('measureSum');
    const { matrixId } = page.state;
    page.decomposer.say({
      kind: 'sumMeasured',
      matrixId,
      requestId,
      frobenius: 15,
      maxAbs: undefined,
    });
    expect(page.state.sumError?.frobenius).toBe(15);
  });

  it('while it completes for the lens: it is told, and the next matrix is decomposed', async () => {
    await page.show(holes);
    page.workers.as('completer').crash('out of memory');
    expect(page.state.given).toEqual(holes);
    expect(page.state.problem?.message).toContain('out of memory');
    expect(busyOf(page.state)).toBeUndefined();
    await answers();
  });

  it('while it completes for a view: the view hears of it, and can ask again', async () => {
    await page.showDecomposed(worked);
    const wish = { method: 'hard-impute', rank: 1, lambda: 0, seed: 1 } as const;
    const hide = { share: 0.3, seed: 1 };
    page.controller.completion.attempt(wish, hide);
    await page.settle();
    page.workers.as('completer').crash('out of memory');
    expect(page.state.trial?.message).toContain('out of memory');
    expect(page.state.trial?.fraction).toBeUndefined();
    page.controller.completion.attempt(wish, hide);
    await page.settle();
    expect(page.workers.as('completer').kinds()).toEqual(['boot', 'complete']);
  });

  it('while it draws: another one has the scene, up to three in a minute; then it is told', async () => {
    await page.showDecomposed(worked);
    const picture = { id: 'matrix' } as never;
    for (let crash = 1; crash <= 4; crash++) {
      page.controller.painter.draw({ rank: 1, pictures: [picture] });
      await page.settle(5000);
      expect(page.painter.kinds()).toEqual(['boot', 'matrix', 'factors', 'draw']);
      expect(page.state.problem).toBeUndefined();
      page.painter.crash(`crash ${crash}`);
    }
    expect(page.state.problem?.message).toContain('crash 4');
    await page.show(small);
    await page.settle(5000);
    await page.decomposed();
    expect(page.painter.kinds()).toEqual(['boot', 'matrix', 'factors']);
  });

  it('while the painter is told of a matrix that cannot be sent', async () => {
    page.workers.unsendable = 'matrix' satisfies ToWorker['kind'];
    page.painter.unsendable = 'matrix';
    await page.show(worked);
    await page.settle(10_000);
    expect(page.state.problem?.message).toContain('matrix cannot be cloned');
    page.workers.unsendable = undefined;
    await page.show(small);
    await page.settle(10_000);
    expect(page.painter.kinds()).toContain('matrix');
  });

  it.each(['painter', 'decomposer', 'completer', 'analyst'])(
    'for a test: the %s, where it runs',
    async (role) => {
      await page.showDecomposed(worked);
      const { matrix, decomposition } = page.state;
      const subject = { matrix: matrix!, svd: decomposition!.svd };
      const wish = { method: 'hard-impute', rank: 1, lambda: 0, seed: 1 } as const;
      page.controller.completion.attempt(wish, { share: 0.3, seed: 1 });
      page.controller.analyst.ask(subject, { about: 'fullForm' }, () => undefined);
      await page.settle();
      page.controller.crash(role, 'throw');
      await page.settle();
      const crashed = page.workers.running.filter((worker) => worker.kinds().includes('crash'));
      expect(crashed.map((worker) => worker.role)).toEqual([role]);
      page.controller.crash(role, 'kill');
      const left = page.workers.running.filter((worker) => worker === crashed[0]);
      await page.settle();
      expect(left.map(({ ended }) => ended)).toEqual([true]);
    },
  );
});

describe('the rank', () => {
  it('is the person’s choice when the rest of the decomposition arrives', async () => {
    await page.show(large);
    await page.decomposed(2);
    page.controller.setRank(1);
    await page.decomposed();
    expect(page.state.rank).toBe(1);
  });

  it('stays through an edit, and cannot leave what there is', async () => {
    await page.showDecomposed(worked);
    page.controller.setRank(3);
    await page.showDecomposed(worked);
    expect(page.state.rank).toBe(3);
    await page.showDecomposed(small);
    expect(page.state.rank).toBe(2);
    page.controller.setRank(17);
    expect(page.state.rank).toBe(2);
    page.controller.setRank(-1);
    expect(page.state.rank).toBe(0);
  });

  it('comes back from what was saved, also where the leading triplets are fewer', async () => {
    await page.showDecomposed(large, 'L');
    page.controller.setRank(7);
    const saved = save(page.state);
    const again = await FakePage.boot(saved);
    await again.show(large, 'L');
    await again.decomposed(2);
    expect(again.state.rank).toBe(2);
    await again.decomposed();
    expect(again.state.rank).toBe(7);
  });

  it('from what was saved does not undo what the person chooses meanwhile', async () => {
    await page.showDecomposed(large, 'L');
    page.controller.setRank(7);
    const again = await FakePage.boot(save(page.state));
    await again.show(large, 'L');
    await again.decomposed(9);
    expect(again.state.rank).toBe(7);
    again.controller.setRank(3);
    await again.decomposed();
    expect(again.state.rank).toBe(3);
  });
});

describe('what is kept', () => {
  it('shows the matrix at once after a restart, and says what it shows', async () => {
    await page.showDecomposed(worked, 'X');
    page.controller.setRank(1);
    page.controller.setView('spectrum');
    await page.settle(1000);
    const again = await FakePage.boot(page.host.state);
    await again.decomposed();
    expect(again.state.matrix?.data).toEqual(worked.data);
    expect([again.state.rank, again.state.view]).toEqual([1, 'spectrum']);
    expect(again.host.sent[0]).toEqual({ type: 'ready', source: page.state.source });
  });

  it('is nothing where the state is not ours', async () => {
    const again = await FakePage.boot({ source: 'worked.py' });
    expect(again.host.sent).toEqual([{ type: 'ready' }]);
    expect(again.state.matrix).toBeUndefined();
  });
});

describe('other messages of the host', () => {
  it('a backend that is wished starts the painter again with the scene', async () => {
    await page.showDecomposed(worked);
    const { settings } = page.state;
    page.host.say({ type: 'settings', settings: { ...settings, backend: 'webgl' } });
    await page.settle();
    expect(page.painter.received[0]).toMatchObject({ role: 'painter', backend: 'webgl' });
    expect(page.painter.kinds()).toEqual(['boot', 'matrix', 'factors']);
  });

  it('what cannot be given back is told', async () => {
    page.host.say({ type: 'exportResult', action: 'copy', target: 'numpy' });
    expect(page.host.heard('tell').length).toBe(1);
    await page.showDecomposed(worked, 'X');
    page.host.say({ type: 'exportResult', action: 'insert' });
    expect(page.host.heard('insert')).toMatchObject([{ matrices: [{ name: 'X_2' }] }]);
  });
});
