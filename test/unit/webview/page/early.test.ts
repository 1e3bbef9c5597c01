import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { previewOf, type Matrix } from '../../../../src/core/index.js';
import { toldOf, type Source } from '../../../../src/protocol/index.js';
import { FakePage, largeMatrix, sourceOf, wire } from './page.js';

const first = largeMatrix();
/** The first entry is larger by 3. */
const second: Matrix = { ...first, data: first.data.map((value, at) => value + (at ? 0 : 3)) };

const at = (stop: number, label = 'W'): Source => ({
  ...{ ...sourceOf(label), kind: 'variable' },
  version: String(stop),
});

let page: FakePage;
beforeEach(async () => {
  vi.useFakeTimers();
  page = await FakePage.boot();
  show(1, first);
  await page.decomposed();
  page.controller.setRank(7);
});
afterEach(() => {
  vi.useRealTimers();
});

function show(stop: number, matrix: Matrix): void {
  page.host.say({ type: 'show', job: page.nextJob(), source: at(stop), matrix: wire(matrix) });
}

/** The next version of it in blocks. Gives its job. */
function early(stop: number, { rows, cols } = second, label = 'W'): number {
  const shape = { rows, cols, elementType: 'float64' };
  const job = page.nextJob();
  page.host.say({ type: 'showLarge', job, source: at(stop, label), ...shape, early: true });
  return job;
}

/** The blocks of the version that is on its way, of its job: here one, with its sum, extremes and number of entries. */
function blocks(job: number, { rows, cols } = second): void {
  const bytes = new Uint8Array(Float64Array.of(0, -1, 1, rows * cols).buffer);
  const shape = { rows: 1, cols: 1, blockRows: rows, blockCols: cols };
  const overview = previewOf(shape, bytes, rows * cols)!;
  page.host.say({ type: 'large', job, told: toldOf({ kind: 'overview', overview }) });
}

const problem = { code: 'none', message: 'W is not available here.' } as const;

describe('a variable that comes in blocks before its entries', () => {
  it('has the spectrum of the stop before as a ghost, and keeps rank and zoom', async () => {
    const viewport = { x0: 1, y0: 2, x1: 30, y1: 40 };
    page.controller.store.set({ viewport });
    early(2);
    expect(page.state.large?.shape).toMatchObject({ rows: 300, cols: 300 });
    expect(page.state.matrix).toBeUndefined();
    expect(page.state.viewport).toEqual(viewport);
    show(2, second);
    expect(page.state.large).toBeUndefined();
    expect(page.state.previous?.distance).toBeCloseTo(3, 12);
    await page.decomposed();
    expect(page.state.previous?.values).toHaveLength(300);
    expect(page.state.rank).toBe(7);
    expect(page.state.viewport).toEqual(viewport);
  });

  it('says once that it is drawn, and nothing of what is no preview', () => {
    const job = early(2);
    const said = () => page.host.sent.filter(({ type }) => type === 'earlyDrawn').length;
    page.controller.drawn();
    expect(said()).toBe(0);
    blocks(job);
    page.controller.drawn();
    page.controller.drawn();
    expect(said()).toBe(1);
    show(2, second);
    page.controller.drawn();
    expect(said()).toBe(1);
  });

  it('compares with what was last there as a whole when the user steps on meanwhile', async () => {
    early(2);
    early(3);
    show(3, second);
    await page.decomposed();
    expect(page.state.previous?.distance).toBeCloseTo(3, 12);
  });

  it.each(['the program went on', 'the user cancelled'])('comes back when %s', async (why) => {
    early(2);
    page.host.say({ type: 'busy', job: page.nextJob(), text: 'Reading W' });
    if (why === 'the user cancelled') page.controller.cancel();
    else page.host.say({ type: 'problem', job: page.nextJob(), problem });
    await page.decomposed();
    expect(page.state.large).toBeUndefined();
    expect(page.state.matrix).toEqual(first);
    expect(page.state.rank).toBe(7);
    expect(page.state.source?.version).toBe('1');
    expect(page.state.problem?.message).toContain(
      why === 'the user cancelled' ? 'Cancelled. What was computed so far stays' : problem.message,
    );
    show(3, second);
    await page.decomposed();
    expect(page.state.previous?.distance).toBeCloseTo(3, 12);
  });

  it('is forgotten for another one, and for one that is too large for the page', () => {
    early(2, second, 'V');
    page.host.say({ type: 'problem', job: page.nextJob(), problem });
    expect(page.state.matrix).toBeUndefined();
    const shape = { rows: 9000, cols: 9000, elementType: 'float64' };
    show(2, first);
    early(3, { ...second, ...shape });
    page.host.say({ type: 'showLarge', job: page.nextJob(), source: at(3), ...shape });
    page.host.say({ type: 'problem', job: page.nextJob(), problem });
    expect(page.state.large?.shape).toMatchObject({ rows: 9000 });
    expect(page.state.matrix).toBeUndefined();
  });
});
