import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { measureAll, svd, type Matrix } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { describeDecomposition } from '../../../webview/model/decomposition.js';
import { save } from '../../../webview/model/saved.js';
import { initialState, type LensState } from '../../../webview/model/state.js';
import { createStore, type Store } from '../../../webview/model/store.js';
import { readingMillis } from '../../../webview/model/story/pace.js';
import { storyScene } from '../../../webview/model/story/scenes.js';
import { sceneIds, type Scene } from '../../../webview/model/story/state.js';
import { StoryTeller } from '../../../webview/story-teller.js';
import { random } from '../svd/helpers/matrices.js';
import { sourceOf } from './page/page.js';

/** The state of a page that shows the matrix, measured and at rest. */
function stateOf(matrix: Matrix, change: Partial<LensState> = {}): LensState {
  const found = svd(matrix);
  if (!found.ok) throw new Error(found.problem.message);
  const decomposition = describeDecomposition(matrix, {
    ...{ svd: found.value, millis: 1, complete: true, beyond: 0, workers: 1 },
  });
  return {
    ...initialState('panel'),
    ...{ matrixId: 1, source: sourceOf('X'), original: matrix, given: matrix, matrix },
    ...{ decomposition, measured: [...measureAll(matrix, found.value)], rank: 1 },
    ...change,
  };
}

function scenesOf(state: LensState): Scene[] {
  return sceneIds.map((id, at) => {
    const scene = storyScene(state, at);
    expect(scene?.id).toBe(id);
    return scene!;
  });
}

const worked = fromRows([
  [3, 2, 5],
  [2, 3, 5],
  [2, -2, 0],
  [5, 5, 10],
]);

describe('the scenes of a story', () => {
  it('tell the numbers of the matrix', () => {
    // σ = 15, 3, 0, and the recommended rank is 2.
    const [matrix, layers, tail, stop, cost, lost] = scenesOf(stateOf(worked));
    expect(matrix?.caption).toContain('4 rows, 3 columns, 12 numbers');
    expect(matrix?.caption).toContain('is 15.297');
    expect(matrix?.selected).toEqual({ row: 3, column: 2 });
    expect(layers?.caption).toContain('σ₁ = 15, holds 96.15 % of the energy; 2 of them hold 100 %');
    expect(layers?.ranks).toEqual([1, 2]);
    expect(tail?.caption).toContain(
      'At rank 1, 2 of 3 layers are left out. They are the tail: √(σ₂² + …) = 3.',
    );
    expect(tail?.caption).toContain('the error is 3.');
    expect(stop?.caption).toContain('recommends rank 2.');
    expect(cost?.caption).toContain('2 × (4 + 3 + 1) = 16 numbers for U, Σ and V, where M has 12.');
    expect(cost?.caption).toContain('only a rank below 1.5 would');
    expect(lost?.caption).toContain('Nothing but rounding');
    expect(lost?.selected).toBeUndefined();
  });

  it('frame the largest error where something is lost', () => {
    const noisy = random(30, 20, 4);
    const data = noisy.data.map(
      (value, at) => 10 * Math.cos(at % 20) * ((at % 7) + 1) + 0.1 * value,
    );
    const state = stateOf({ rows: 30, cols: 20, data });
    const lost = scenesOf(state)[5]!;
    const stop = state.decomposition!.recommended!.rank;
    const { row, column } = state.measured[stop]!.maxAbs!;
    expect(lost.selected).toEqual({ row, column });
    expect(lost.caption).toContain(`row ${row + 1}, column ${column + 1}`);
  });

  const shapes: Record<string, Matrix> = {
    '1×1': fromRows([[7]]),
    'one row': fromRows([[1, 2, 3]]),
    'one column': fromRows([[1], [2], [3]]),
    zero: fromRows([[0, 0], [0, 0]]), // prettier-ignore
    'full rank': fromRows([[2, 0], [0, 1]]), // prettier-ignore
    noise: random(40, 25, 2),
    'tiny entries': { rows: 2, cols: 2, data: Float64Array.of(1e-300, 2e-300, 3e-300, 4e-300) },
  };
  for (const [name, matrix] of Object.entries(shapes)) {
    it(`are six for every matrix: ${name}`, () => {
      const r = Math.min(matrix.rows, matrix.cols);
      for (const { caption, ranks } of scenesOf(stateOf(matrix))) {
        expect(caption).not.toMatch(/NaN|undefined|Infinity|∞|\{\d\}|−\d+ of/);
        expect(ranks.length).toBeGreaterThan(0);
        for (const rank of ranks) expect(rank >= 0 && rank <= r).toBe(true);
      }
    });
  }

  it('say that nothing is left of a zero matrix to add up', () => {
    const [matrix, layers, tail] = scenesOf(stateOf(shapes['zero']!));
    expect(matrix?.caption).toContain('All of them are 0.');
    expect(layers?.caption).toContain('This one has none');
    expect(tail?.caption).toContain('0 at every rank');
  });

  it('say how many entries are missing', () => {
    const missing = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    const given = { ...worked, data: worked.data.map((v, i) => (missing[i] ? NaN : v)), missing };
    const [matrix] = scenesOf(stateOf(worked, { given }));
    expect(matrix?.caption).toContain('Missing among them: 1; they are filled in.');
  });

  it('need the singular values', () => {
    expect(storyScene(stateOf(worked, { decomposition: undefined }), 0)).toBeUndefined();
    expect(storyScene(stateOf(worked), 6)).toBeUndefined();
  });

  it('speak of leading values only, while the others are not known', () => {
    const state = stateOf(random(20, 20, 5));
    const decomposition = { ...state.decomposition!, complete: false, recommended: undefined };
    const [, , tail, stop] = scenesOf({ ...state, decomposition, measured: [] });
    expect(tail?.caption).toContain('No matrix of this rank comes closer');
    expect(tail?.caption).not.toContain('layers are left out');
    expect(stop?.caption).toContain('How much is enough is your choice.');
  });
});

describe('the pace', () => {
  it('grows with the text, and Chinese takes as long as its words', () => {
    expect(readingMillis('')).toBeLessThan(2000);
    const english = readingMillis('M is a sum of layers: a column times a row, times a size.');
    const chinese = readingMillis('M 是若干层之和：一列乘一行，再乘一个大小。');
    expect(chinese / english).toBeGreaterThan(0.6);
    expect(chinese / english).toBeLessThan(1.4);
    expect(readingMillis('word '.repeat(500))).toBeLessThanOrEqual(16_000);
  });
});

describe('the teller of a story', () => {
  let store: Store<LensState>;
  let teller: StoryTeller;
  const calm = { value: false };
  beforeEach(() => {
    vi.useFakeTimers();
    calm.value = false;
    store = createStore(
      stateOf(worked, { rank: 3, view: 'geometry', selected: { row: 0, column: 1 } }),
    );
    teller = new StoryTeller(store, () => calm.value);
  });
  afterEach(() => vi.useRealTimers());

  const shown = () => {
    const { story, rank, view } = store.get();
    return [story?.scene.id, view, rank];
  };
  const expectAsBefore = () => {
    const { story, rank, view, selected } = store.get();
    expect({ story, rank, view, selected }).toEqual({
      ...{ story: undefined, rank: 3, view: 'geometry', selected: { row: 0, column: 1 } },
    });
  };

  it('shows all scenes in turn, and puts back what was there', () => {
    const seen: unknown[] = [];
    store.subscribe(() => {
      const now = shown();
      if (JSON.stringify(seen.at(-1)) !== JSON.stringify(now)) seen.push(now);
    });
    expect(teller.start()).toBe(true);
    vi.runAllTimers();
    expect(seen).toEqual([
      ['matrix', 'approximation', 0],
      ['layers', 'approximation', 1],
      ['layers', 'approximation', 2],
      ['tail', 'spectrum', 1],
      ['stop', 'spectrum', 2],
      ['cost', 'factors', 2],
      ['lost', 'approximation', 2],
      [undefined, 'geometry', 3],
    ]);
    expectAsBefore();
  });

  it('pauses, steps both ways and goes on', () => {
    teller.start();
    teller.toggle();
    vi.runAllTimers();
    expect(shown()).toEqual(['matrix', 'approximation', 0]);
    teller.step(1);
    // A pause shows the last of several ranks at once.
    expect(shown()).toEqual(['layers', 'approximation', 2]);
    teller.step(-1);
    teller.step(-1);
    expect(shown()).toEqual(['matrix', 'approximation', 0]);
    teller.toggle();
    vi.advanceTimersByTime(readingMillis(store.get().story!.scene.caption) + 1);
    expect(shown()[0]).toBe('layers');
    teller.end();
    expectAsBefore();
  });

  it('goes on only by hand where motion must be reduced', () => {
    calm.value = true;
    teller.start();
    vi.runAllTimers();
    expect(shown()[0]).toBe('matrix');
    for (let at = 1; at < sceneIds.length; at++) teller.step(1);
    expect(shown()).toEqual(['lost', 'approximation', 2]);
    vi.runAllTimers();
    teller.step(1);
    expectAsBefore();
  });

  it('ends when the user chooses a rank or a view, which stay', () => {
    teller.start();
    store.set({ rank: 1 });
    expect(shown()).toEqual([undefined, 'approximation', 1]);
    store.set({ rank: 3, view: 'geometry' });
    teller.start();
    store.set({ view: 'methods' });
    expect(shown()).toEqual([undefined, 'methods', 3]);
    vi.runAllTimers();
    expect(shown()).toEqual([undefined, 'methods', 3]);
  });

  it('ends when there is another matrix, and keeps the rank of that one', () => {
    teller.start();
    const { matrixId: _, ...other } = stateOf(random(6, 6, 1), { source: sourceOf('Y'), rank: 5 });
    store.set({ ...other, story: store.get().story, view: 'approximation', matrixId: 2 });
    expect(shown()).toEqual([undefined, 'geometry', 5]);
  });

  it('ends when the matrix is edited, at the rank that was there before', () => {
    teller.start();
    store.set({ matrixId: 2, decomposition: undefined });
    expect(shown()).toEqual([undefined, 'geometry', 3]);
  });

  it('begins again from the start, and still knows what was there before', () => {
    teller.start();
    teller.step(1);
    teller.start();
    expect(shown()[0]).toBe('matrix');
    teller.end();
    expectAsBefore();
  });

  it('is not saved with the page', () => {
    teller.start();
    teller.step(1);
    expect(save(store.get())).toMatchObject({ rank: 3, view: 'geometry' });
  });

  it('does not begin without singular values', () => {
    store.set({ decomposition: undefined });
    expect(teller.start()).toBe(false);
    expect(store.get().story).toBeUndefined();
  });
});
