import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  analysisOf,
  approximate,
  memoryBytes,
  readNpz,
  svd,
  type Matrix,
} from '../../../../src/core/index.js';
import { littleMachine } from '../../../../src/core/files/byte-order.js';
import { planeOf } from '../../../../src/core/files/slices/plane.js';
import { denseStrides } from '../../../../src/core/files/slices/strided-array.js';
import { toldOf, type ToHost } from '../../../../src/protocol/index.js';
import { exportResult } from '../../../../webview/export-result.js';
import { valueAt } from '../../../../webview/model/cells.js';
import { numbersOf } from '../../../../webview/model/numbers.js';
import { save } from '../../../../webview/model/saved.js';
import { summarize } from '../../../../webview/model/summary.js';
import { viewportOf } from '../../../../webview/model/viewport.js';
import { withSpectrum } from '../../svd/helpers/matrices.js';
import { unwrap } from '../../svd/helpers/ratios.js';
import { FakePage, matrixOf, sourceOf } from './page.js';

const spectrum = Array.from({ length: 40 }, (_, i) => 64 * 0.6 ** i);
const M = withSpectrum(1100, 40, spectrum, 5);
const whole = unwrap(svd(M));

let page: FakePage;
let analysis: ReturnType<typeof analysisOf> | undefined;
let answered: number;

/** A host that analyses the matrix, as the real one does, but in this thread. */
function showLarge(matrix: Matrix, { id = 'M', analyse = true } = {}): number {
  const { rows, cols, data } = matrix;
  const array = {
    bytes: memoryBytes(new Uint8Array(data.buffer)),
    shape: [rows, cols],
    strides: denseStrides([rows, cols], 'rows', 8),
    start: 0,
    encoding: { type: 'f64', littleEndian: littleMachine } as const,
  };
  const plane = unwrap(planeOf('M', array, { axes: [0, 1], at: [0, 0] }));
  const job = page.nextJob();
  page.host.say({ type: 'showLarge', job, source: sourceOf(id), rows, cols, elementType: '<f8' });
  analysis = analysisOf(plane, (message) =>
    page.host.say({ type: 'large', job, told: toldOf(message) }),
  );
  answered = page.host.sent.length;
  analysis.search();
  if (analyse) void analysis.run();
  return job;
}

type Ask = Extract<ToHost, { type: 'askPart' }>;

/** Lets the page ask and the host answer until both rest. */
async function rest(millis = 1000): Promise<Ask[]> {
  const asked: Ask[] = [];
  for (let time = 0; time <= millis; time += 50) {
    await page.settle(50);
    for (; answered < page.host.sent.length; answered++) {
      const message = page.host.sent[answered]!;
      if (message.type !== 'askPart') continue;
      asked.push(message);
      analysis?.ask(message.wish);
    }
  }
  return asked;
}

beforeEach(async () => {
  vi.useFakeTimers();
  page = await FakePage.boot();
});
afterEach(() => {
  analysis?.dispose();
  vi.useRealTimers();
});

describe('a matrix that is too large for the page', () => {
  it('shows the rank that the host wishes, also before the values are there', async () => {
    showLarge(M);
    page.host.say({ type: 'setRank', rank: 17, id: sourceOf('M').id });
    await rest();
    expect(page.state.rank).toBe(17);
    page.host.say({ type: 'setRank', rank: 4, id: sourceOf('M').id });
    await rest();
    expect(page.state.rank).toBe(4);
  });

  it('has its picture, its leading singular values, and the measured errors', async () => {
    showLarge(M);
    await rest();
    const { large, decomposition, measured, computing, matrix, given } = page.state;
    expect([matrix, given, computing]).toEqual([undefined, undefined, undefined]);
    expect(large?.overview?.level.rows).toBe(367);
    expect(decomposition?.svd.s).toHaveLength(32);
    expect(decomposition?.svd.s[0]).toBeCloseTo(64, 6);
    expect(decomposition?.complete).toBe(false);
    expect(measured).toHaveLength(33);
    const numbers = numbersOf(page.state)!;
    expect(numbers.measured).toBeCloseTo(numbers.tail, 6);
    // The least rank that keeps 90 % of the energy.
    expect(page.state.rank).toBe(3);
    expect(summarize(page.state)).toContain('A 1,100 by 40 matrix.');
  });

  it('counts as rank only what is surely not 0', async () => {
    const low = withSpectrum(700, 60, [50, 20, 8, 3, 1], 6);
    showLarge(low);
    await rest();
    const { decomposition } = page.state;
    expect(decomposition?.svd.s.length).toBeGreaterThan(5);
    expect(decomposition?.summary.numericalRank).toBe(5);
    expect(decomposition?.aboveNoise).toBe(5);
  });

  it('recommends a rank where it knows all singular values', async () => {
    const few = withSpectrum(3000, 8, [90, 60, 30, 0.5, 0.45, 0.4, 0.35, 0.3], 7);
    showLarge(few);
    await rest();
    expect(page.state.decomposition?.complete).toBe(true);
    expect(page.state.decomposition?.recommended?.rank).toBe(3);
    expect(page.state.rank).toBe(3);
  });

  it('shows a draft while the slider moves, then M̂ₖ of all its cells', async () => {
    showLarge(M);
    await rest();
    expect(page.state.large?.whole).toMatchObject({ rank: 3, draft: false });
    page.controller.setRank(5);
    await page.settle(0);
    page.controller.setRank(6);
    page.controller.setRank(7);
    const asked = await rest();
    expect(asked[0]?.wish).toMatchObject({ rank: 5, draft: true });
    expect(asked.at(-1)?.wish).toMatchObject({ rank: 7, draft: false });
    expect(page.state.large?.whole).toMatchObject({ rank: 7, draft: false });
  });

  it('reads single entries where the user zooms in, and a wider part only when it must', async () => {
    showLarge(M);
    await rest();
    expect(valueAt(page.state, 'matrix', 500, 20)).toBeNaN();
    page.controller.setViewport({ x0: 10, y0: 490, x1: 30, y1: 510 });
    const asked = await rest();
    expect(asked.map(({ wish }) => wish.region)).toEqual([
      { top: 485, left: 5, bottom: 515, right: 35 },
    ]);
    const k = page.state.rank;
    const approximation = approximate(whole, k);
    for (const [i, j] of [
      [500, 20],
      [490, 10],
      [509, 29],
    ] as const) {
      const at = i * 40 + j;
      expect(valueAt(page.state, 'matrix', i, j)).toBe(M.data[at]);
      expect(valueAt(page.state, 'approximation', i, j)).toBeCloseTo(approximation.data[at]!, 5);
      expect(valueAt(page.state, 'error', i, j)).toBeCloseTo(
        M.data[at]! - approximation.data[at]!,
        5,
      );
    }
    page.controller.setViewport({ x0: 11, y0: 492, x1: 31, y1: 512 });
    expect(await rest()).toEqual([]);
    page.controller.setViewport({ x0: 11, y0: 592, x1: 31, y1: 612 });
    expect(await rest()).toHaveLength(1);
  });

  it('follows the rank in the part on screen', async () => {
    showLarge(M);
    await rest();
    page.controller.setViewport({ x0: 10, y0: 490, x1: 30, y1: 510 });
    await rest();
    page.controller.setRank(9);
    expect(valueAt(page.state, 'approximation', 500, 20)).toBeNaN();
    await rest();
    const expected = approximate(whole, 9).data[500 * 40 + 20]!;
    expect(valueAt(page.state, 'approximation', 500, 20)).toBeCloseTo(expected, 5);
  });

  it('stops on request, and what is known stays', () => {
    const job = showLarge(M, { analyse: false });
    page.host.say({
      type: 'large',
      job,
      told: { kind: 'progress', what: 'passes', pass: 2, fraction: 0.5 },
    });
    expect(page.state.computing).toMatchObject({ what: 'analysing', fraction: 0.5 });
    page.controller.cancel();
    expect(page.host.heard('cancel')).toEqual([{ type: 'cancel', job }]);
    expect(page.state.computing).toBeUndefined();
    expect(page.state.problem?.code).toBe('cancelled');
    page.host.say({
      type: 'large',
      job,
      told: { kind: 'progress', what: 'passes', pass: 2, fraction: 0.6 },
    });
    expect(page.state.computing).toBeUndefined();
  });

  it('asks for a part also while the pointer moves', async () => {
    showLarge(M);
    await rest();
    page.controller.setViewport({ x0: 10, y0: 490, x1: 30, y1: 510 });
    for (let row = 490; row < 500; row++) {
      page.controller.store.set({ cell: { row, column: 12 } });
      await page.settle(20);
    }
    expect(page.host.heard('askPart').at(-1)).toMatchObject({ wish: { region: { top: 485 } } });
  });

  it('has the factors of the rank that was asked for last, and each who waits its own', async () => {
    showLarge(M);
    await rest();
    expect(page.state.large?.leftKnown).toBe(false);
    const ranks: number[] = [];
    const receive = ({ s, u, v }: { s: Float64Array; u: Matrix; v: Matrix }) =>
      ranks.push(s.length, u.cols, v.cols);
    page.controller.askFactors(6, receive);
    page.controller.askFactors(2, receive);
    // The host answers the newest wish only.
    expect(page.host.heard('askFactors')).toMatchObject([{ rank: 6 }, { rank: 6 }]);
    await analysis!.askFactors(6);
    expect(ranks).toEqual([6, 6, 6, 2, 2, 2]);
    expect(page.state.large?.factors?.s).toHaveLength(6);
    showLarge(M, { analyse: false });
    expect(page.state.large?.factors).toBeUndefined();
  });

  it('has the factors that the file keeps of it', async () => {
    const job = showLarge(M);
    await rest();
    const left = { rows: 1100, cols: 1, data: new Float64Array(1100).fill(2) };
    const right = { rows: 1, cols: 40, data: new Float64Array(40).fill(3) };
    page.host.say({ type: 'storedFactors', job, id: 'M', left, right, scale: 0.5 });
    expect(page.state.stored).toMatchObject({ id: 'M', left, right, scale: 0.5 });
    // Those of an older reading are dropped.
    showLarge(M, { analyse: false });
    page.host.say({ type: 'storedFactors', job, id: 'M', left, right, scale: 7 });
    expect(page.state.stored?.scale).toBe(0.5);
  });

  it('does not save factors that were cancelled', async () => {
    showLarge(M);
    await rest();
    const wish = { kind: 'svd', target: 'numpy', format: 'npz' } as const;
    exportResult('save', wish, page.state, page.controller);
    page.controller.store.set({ computing: { what: 'analysing', text: 'Computing the factors' } });
    page.controller.cancel();
    const asked = analysis!.askFactors(4);
    analysis!.stop();
    await asked;
    expect(page.host.heard('save')).toEqual([]);
  });

  it('keeps rank and zoom when its file is written again, and over a restart', async () => {
    showLarge(M);
    await rest();
    page.controller.setRank(11);
    page.controller.setViewport({ x0: 10, y0: 490, x1: 30, y1: 510 });
    await rest();
    showLarge(M);
    await rest();
    expect(page.state.rank).toBe(11);
    expect(viewportOf(page.state)).toEqual({ x0: 10, y0: 490, x1: 30, y1: 510 });
    const saved = JSON.parse(JSON.stringify(save(page.state))) as unknown;
    page = await FakePage.boot(saved);
    expect(page.host.heard('ready')[0]).toMatchObject({ source: { label: 'M' } });
    showLarge(M);
    await rest();
    expect(page.state.rank).toBe(11);
    expect(viewportOf(page.state)).toEqual({ x0: 10, y0: 490, x1: 30, y1: 510 });
  });

  it('keeps the last picture when its file is written again and cannot be read', async () => {
    showLarge(M);
    await rest();
    page.controller.setRank(11);
    await rest();
    const before = page.state;
    const message = 'Line 7: field 2 is not a number.';
    // Twice: a version without a picture does not replace the one that has it.
    for (let version = 0; version < 2; version++) {
      const job = showLarge(M, { analyse: false });
      page.host.say({
        type: 'large',
        job,
        told: toldOf({ kind: 'ended', problem: { code: 'none', message } }),
      });
      await rest();
      const { large, decomposition, measured, rank, problem, computing } = page.state;
      expect(problem?.message).toBe(message);
      expect(large?.overview).toBe(before.large?.overview);
      expect(large).toMatchObject({ ended: true, paused: false });
      expect(decomposition).toBe(before.decomposition);
      expect([rank, measured, computing]).toEqual([11, before.measured, undefined]);
    }
    showLarge(withSpectrum(1000, 40, spectrum, 8));
    await rest();
    expect(page.state.problem).toBeUndefined();
    expect(page.state.large?.shape.rows).toBe(1000);
    expect(page.state.rank).toBe(11);
  });

  it('has no picture of another matrix that cannot be read', async () => {
    showLarge(M);
    await rest();
    const job = showLarge(M, { id: 'other', analyse: false });
    const problem = { code: 'none', message: 'The file became shorter.' } as const;
    page.host.say({ type: 'large', job, told: toldOf({ kind: 'ended', problem }) });
    await rest();
    expect(page.state.large?.overview).toBeUndefined();
    expect(page.state.problem?.message).toBe(problem.message);
  });

  it('gives way to a matrix of the usual size, and takes its place again', async () => {
    showLarge(M);
    await rest();
    await page.showDecomposed(
      matrixOf([
        [1, 2],
        [3, 4],
      ]),
      'small',
    );
    expect(page.state.large).toBeUndefined();
    expect(page.state.given?.rows).toBe(2);
    showLarge(M);
    await rest();
    expect(page.state.given).toBeUndefined();
    expect(page.state.decomposition?.svd.s).toHaveLength(32);
  });

  it('saves its factors, which the host computes', async () => {
    showLarge(M);
    await rest();
    page.controller.setRank(4);
    await rest();
    const wish = { kind: 'svd', target: 'numpy', format: 'npz' } as const;
    const save = (kind: 'svd' | 'approximation', action: 'save' | 'copy' = 'save') =>
      exportResult(action, { ...wish, kind }, page.state, page.controller);
    expect(save('approximation')).toContain('too large');
    expect(save('svd', 'copy')).toContain('too large');
    expect(page.host.heard('askFactors')).toEqual([]);
    expect(save('svd')).toBeUndefined();
    expect(page.host.heard('askFactors')).toHaveLength(1);
    await analysis!.askFactors(4);
    const [saved] = page.host.heard('save') as [Extract<ToHost, { type: 'save' }>];
    expect(saved.name).toBe('M-rank-4.npz');
    const packed = () => {
      throw new Error('the file is not packed');
    };
    const [u, s, vt] = ['M_U', 'M_s', 'M_Vt'].map(
      (name) => unwrap(readNpz(saved.data, name, packed)).data,
    );
    let worst = 0;
    const expected = approximate(whole, 4);
    for (let i = 0; i < 1100; i += 37) {
      for (let j = 0; j < 40; j++) {
        let sum = 0;
        for (let k = 0; k < 4; k++) sum += u![i * 4 + k]! * s![k]! * vt![k * 40 + j]!;
        worst = Math.max(worst, Math.abs(sum - expected.data[i * 40 + j]!));
      }
    }
    expect(worst).toBeLessThan(1e-7);
  });

  it('with missing entries has a picture, and says that it has no singular values', async () => {
    const data = M.data.slice();
    data[77] = NaN;
    showLarge({ ...M, data });
    await rest();
    expect(page.state.decomposition).toBeUndefined();
    expect(page.state.large?.overview?.notFinite).toBe(1);
    page.controller.setViewport({ x0: 30, y0: 0, x1: 40, y1: 10 });
    await rest();
    expect(valueAt(page.state, 'matrix', 1, 37)).toBeNaN();
    expect(valueAt(page.state, 'matrix', 1, 38)).toBe(data[78]);
  });
});
