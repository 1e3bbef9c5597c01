import { describe, expect, it } from 'vitest';
import { svd, type Matrix, type Result, type Svd } from '../../../src/core/index.js';
import type { FromDecomposer, FromHelper, ToHelper } from '../../../src/protocol/index.js';
import { Decomposer } from '../../../webview/compute/decomposer.js';
import {
  answerHelper,
  Helper,
  svdInTwo,
  type HelperPort,
} from '../../../webview/compute/helper.js';

function example(rows: number, cols: number): Matrix {
  const data = Float64Array.from(
    { length: rows * cols },
    (_, i) => Math.cos(i * i * 0.37) + i / 1e6,
  );
  return { rows, cols, data };
}

type Behaviour = 'works' | 'late' | 'silent' | 'fails at once' | 'fails in the middle';

/** A worker in the same thread: messages arrive later, and their memory is transferred. */
class FakeWorker implements HelperPort {
  onmessage: HelperPort['onmessage'] = null;
  onerror: HelperPort['onerror'] = null;
  ended = false;
  halves = 0;

  constructor(private readonly behaviour: Behaviour) {
    if (behaviour === 'fails at once') this.fail();
  }

  postMessage(message: Parameters<HelperPort['postMessage']>[0], transfer?: Transferable[]): void {
    const { behaviour } = this;
    if (message.kind === 'boot' && behaviour !== 'silent' && behaviour !== 'fails at once') {
      if (behaviour === 'works') this.say({ kind: 'helperReady' });
      else this.sayLater({ kind: 'helperReady' });
    }
    if (message.kind !== 'half') return;
    this.halves++;
    const arrived: ToHelper = structuredClone(message, { transfer: transfer ?? [] });
    if (behaviour === 'fails in the middle') this.fail();
    else this.say(answerHelper(arrived).message);
  }

  terminate(): void {
    this.ended = true;
  }

  private say(data: FromHelper): void {
    queueMicrotask(() => this.onmessage?.({ data }));
  }

  /** Like a browser, which starts a worker only when the starting worker is idle. */
  private sayLater(data: FromHelper): void {
    setTimeout(() => setTimeout(() => this.onmessage?.({ data })));
  }

  private fail(): void {
    queueMicrotask(() => this.onerror?.({ preventDefault: () => undefined }));
  }
}

function isSame(a: Result<Svd>, b: Result<Svd>): boolean {
  if (!a.ok || !b.ok) throw new Error('no answer');
  const [x, y] = [a.value, b.value];
  const pairs = [
    [x.s, y.s],
    [x.u.data, y.u.data],
    [x.v.data, y.v.data],
  ] as const;
  return pairs.every(([p, q]) => p.length === q.length && p.every((value, i) => value === q[i]));
}

describe('an SVD with a helper', () => {
  const matrix = example(520, 530);
  const expected = svd(matrix);

  it.each([
    ['works', 1, false],
    ['late', 1, false],
    ['silent', 0, false],
    ['fails at once', 0, true],
    ['fails in the middle', 1, true],
  ] as const)('has the bits of svd when the helper %s', async (behaviour, halves, ended) => {
    const worker = new FakeWorker(behaviour);
    const helper = new Helper(() => worker);
    helper.warmUp();
    const { result, workers } = await svdInTwo(matrix, helper);
    expect(isSame(result, expected)).toBe(true);
    expect(workers).toBe(behaviour === 'works' || behaviour === 'late' ? 2 : 1);
    expect(worker.halves).toBe(halves);
    expect(worker.ended).toBe(ended);
  });

  it('works alone where no worker can be started, and does not try again', async () => {
    let tries = 0;
    const helper = new Helper(() => {
      tries++;
      throw new Error('not here');
    });
    helper.warmUp();
    helper.warmUp();
    expect(tries).toBe(1);
    expect(isSame((await svdInTwo(matrix, helper)).result, expected)).toBe(true);
    const none = new Helper(() => undefined);
    none.warmUp();
    expect(isSame((await svdInTwo(matrix, none)).result, expected)).toBe(true);
  });

  it('passes problems on', async () => {
    const bad = example(520, 520);
    bad.data[7] = Infinity;
    const helper = new Helper(() => new FakeWorker('works'));
    helper.warmUp();
    expect(await svdInTwo(bad, helper)).toEqual({ result: svd(bad), workers: 1 });
  });
});

describe('the decomposer with a helper', () => {
  it('gives the same messages, and none of a matrix that is no longer wanted', async () => {
    const matrix = example(520, 530);
    const worker = new FakeWorker('works');
    const sent: FromDecomposer[] = [];
    const complete = new Promise<void>((resolve) => {
      const decomposer = new Decomposer(
        (message) => {
          sent.push(message);
          if (message.kind === 'quality') resolve();
        },
        (task) => setTimeout(task, 0),
        undefined,
        new Helper(() => worker),
      );
      decomposer.receive({ kind: 'decompose', matrixId: 1, matrix: example(521, 530) });
      setTimeout(() => decomposer.receive({ kind: 'decompose', matrixId: 2, matrix }), 0);
    });
    await complete;
    // The leading triplets of the first matrix may come before the request for the second one.
    const answers = sent.flatMap((message) =>
      message.kind === 'svd' && message.complete ? [message] : [],
    );
    expect(answers.map(({ matrixId }) => matrixId)).toEqual([2]);
    const [{ svd: found }] = answers as [(typeof answers)[number]];
    expect(isSame({ ok: true, value: found }, svd(matrix))).toBe(true);
    expect(worker.halves).toBeGreaterThan(0);
  });
});
