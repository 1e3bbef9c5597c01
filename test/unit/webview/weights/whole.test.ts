import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../../src/core/index.js';
import { catalogOf } from '../../../../webview/model/weights/catalog.js';
import { columnOf } from '../../../../webview/model/weights/columns/choice.js';
import { depthScale } from '../../../../webview/model/weights/depth-scale.js';
import { depthChart, drawnPoints } from '../../../../webview/model/weights/depth.js';
import { tableCsv, tableJson, tableTsv } from '../../../../webview/model/weights/export.js';
import { ranksById, resizable, resized } from '../../../../webview/model/weights/resize.js';
import { stepOf, valueAt } from '../../../../webview/model/weights/rule-scale.js';
import { ruleKinds, type ResizeChoice } from '../../../../webview/model/weights/saved.js';
import { changeSummary, Tally } from '../../../../webview/model/weights/summary.js';
import { totalsOf } from '../../../../webview/model/weights/totals.js';
import { weightOf } from '../../../../webview/model/weights/weight.js';
import { adapter, llama } from '../../../browser/pages/weights-models.js';
import { knownOf, measured, row } from './rows.js';

const told = adapter();
const known = knownOf(told.model.rows, told.measured);

describe('a number over depth', () => {
  it('has a series for each kind that several blocks have', () => {
    const { model, measured: numbers } = llama(4);
    const all = knownOf(model.rows, numbers);
    const catalog = catalogOf(model.rows);
    const column = columnOf('weights', 'spectral')!;
    const { series, range } = atOnce(depthChart(catalog, all, column, () => true));
    expect(series.map(({ title }) => title)).toContain('self_attn.q_proj');
    expect(series).toHaveLength(7);
    expect(series[0]).toMatchObject({ first: 'model.layers.0', last: 'model.layers.3' });
    expect(series[0]!.points.map(({ place }) => place)).toEqual([0, 1, 2, 3]);
    expect(range!.low).toBeLessThan(range!.high);
    expect(atOnce(depthChart(catalog, all, column, () => false))).toEqual({
      series: [],
      range: undefined,
    });
  });

  it('has a scale with 0, or by powers of ten', () => {
    expect(depthScale({ low: 1, high: 2 })).toMatchObject({ low: 0, isLogarithmic: false });
    expect(depthScale({ low: 90, high: 100 })).toMatchObject({ low: 90 });
    expect(depthScale({ low: 0.01, high: 1 }).at(0.1)).toBeCloseTo(0.5, 12);
    expect(depthScale({ low: 3, high: 3 }).at(3)).toBe(0.5);
  });
});

describe('more points than pixels', () => {
  const points = (values: readonly (number | undefined)[]) =>
    values.map((value, place) => ({ row: row(place, `b.${place}.q`), place, value }));

  it('keep all points where there is room', () => {
    const few = points([1, 2, undefined, 4]);
    expect(drawnPoints(few, 2)).toBe(few);
  });

  it('are few, in order, and have the extremes and the gaps of each pixel', () => {
    const values = Array.from({ length: 2857 }, (_, i) => Math.sin(i) * (i % 97));
    values[1234] = 1e6;
    values[2001] = -1e6;
    const gap = 777;
    const all = points(values.map((value, i) => (i === gap ? undefined : value)));
    const drawn = drawnPoints(all, 180);
    expect(drawn.length).toBeLessThanOrEqual(5 * 180);
    const places = drawn.map(({ place }) => place);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    expect(places).toEqual(expect.arrayContaining([0, 1234, 2001, gap, 2856]));
  });

  it('are none of a pixel where nothing is known, but the gap', () => {
    expect(drawnPoints(points(new Array<undefined>(10).fill(undefined)), 2)).toHaveLength(2);
  });
});

describe('what is said of the whole', () => {
  it('comes from the headers', () => {
    const { model } = llama(2);
    const tally = new Tally();
    tally.add(model.rows.slice(0, 5), []);
    tally.add(model.rows.slice(5), model.others);
    const { parameters, types, changes, whole } = tally.value();
    const bytes = model.files.reduce((sum, file) => sum + file.bytes, 0);
    expect([changes, whole]).toEqual([0, 16]);
    expect(bytes).toBe(2 * (parameters - 4 * 4096));
    expect(types).toEqual([
      ['BF16', 16],
      ['F32', 4],
    ]);
  });

  it('names the fewest pairs with most of the change', () => {
    const rows = ['a', 'b', 'c'].map((name, id) => row(id, name, { kind: 'pair' }));
    const few = knownOf(rows, [measured(0, 1), measured(1, 10), measured(2, 2)]);
    expect(atOnce(changeSummary(rows, few))).toMatchObject({ carriers: [1], known: 3 });
    const even = knownOf(rows, [measured(0, 1), measured(1, 1), measured(2, 1)]);
    expect(atOnce(changeSummary(rows, even))!.carriers).toHaveLength(3);
    expect(atOnce(changeSummary(rows, knownOf(rows, [measured(0, 1)])))).toBeUndefined();
    expect(atOnce(changeSummary(told.model.rows, known))).toMatchObject({ least: 32, most: 32 });
  });

  it('is 0 where nothing has changed, and not known where nothing was measured', () => {
    const rows = ['a', 'b'].map((name, id) => row(id, name, { kind: 'pair' }));
    const zero = knownOf(rows, [measured(0, 0), measured(1, 0)]);
    expect(atOnce(changeSummary(rows, zero))).toMatchObject({ frobenius: 0, carriers: [] });
    const cancelled = { ...knownOf(rows, []), totalSquare: 0 };
    expect(atOnce(changeSummary(rows, cancelled))).toBeUndefined();
  });
});

describe('an adapter with a module in two spellings', () => {
  const pair = { kind: 'pair', rank: 6, parameters: 28, bytes: 112 } as const;
  const rows = [
    row(0, 'lora_unet_q', pair),
    row(1, 'lora_unet_k', pair),
    row(2, 'unet.q', { ...pair, repeats: 'lora_unet_q' }),
  ];
  const all = [measured(0, 3), measured(1, 4), measured(2, 3)];
  const square = (id: number) => all[id]!.numbers!.frobenius ** 2;
  const now = knownOf(rows, all);

  it('counts it once in every total of ΔW, and both in the file', () => {
    expect(now.totalSquare).toBeCloseTo(square(0) + square(1), 12);
    const totals = totalsOf(rows, now);
    expect(totals.frobenius! ** 2).toBeCloseTo(square(0) + square(1), 12);
    expect(totals).toMatchObject({ count: 3, known: 3, parameters: 3 * 28, bytes: 3 * 112 });
    expect(totals.share).toBeCloseTo(1, 12);
    const { frobenius, carriers, known, ranks } = atOnce(changeSummary(rows, now))!;
    expect(frobenius ** 2).toBeCloseTo(square(0) + square(1), 12);
    expect([carriers, known, ranks.all]).toEqual([[1, 0], 2, 12]);
    const share = columnOf('adapter', 'share')!;
    expect(share.value(weightOf(rows[2]!, now))).toBeNull();
  });

  it('counts it once in the error of the resized file, and resizes both', () => {
    const values = (id: number) => Float64Array.from({ length: 6 }, (_, i) => (3 + id) * 0.5 ** i);
    const known = new Map(rows.map(({ id }) => [id, { id, values: values(id) }]));
    const choice = { kind: 'fixed', value: 2, mostRank: null } as const;
    const once = resized(resizable(rows.slice(0, 2), known), choice, 400);
    const both = resized(resizable(rows, known), choice, 400);
    expect(both.relative).toBeCloseTo(once.relative, 14);
    expect(both.smaller).toBe(3);
    expect(both.byId.get(2)!.relative).toBeGreaterThan(0);
  });
});

describe('an adapter with a whole matrix', () => {
  const rows = [
    row(0, 'q', { kind: 'pair', rank: 4 }),
    row(1, 'k', { kind: 'pair', rank: 4 }),
    row(2, 'score.weight'),
  ];
  const all = [measured(0, 3), measured(1, 4), measured(2, 100)];
  const square = (id: number) => all[id]!.numbers!.frobenius ** 2;

  it('has the totals of its pairs alone', () => {
    const now = knownOf(rows, all);
    expect(now.totalSquare).toBeCloseTo(square(0) + square(1), 12);
    expect(atOnce(changeSummary(rows, now))).toMatchObject({ carriers: [1, 0], known: 2 });
    const { frobenius, spectral, known: count } = totalsOf(rows, now);
    expect(frobenius! ** 2).toBeCloseTo(square(0) + square(1), 12);
    expect([spectral, count]).toEqual([4, 3]);
    const share = columnOf('adapter', 'share')!;
    expect(share.value(weightOf(rows[2]!, now))).toBeNull();
    expect(share.value(weightOf(rows[1]!, now))).toBeCloseTo(16 / 25, 12);
    for (const id of ['spike', 'suggestedAlpha']) {
      expect(columnOf('adapter', id)!.value(weightOf(rows[2]!, now))).toBeNull();
    }
  });

  it('does not wait for it', () => {
    expect(knownOf(rows, all.slice(0, 2)).totalSquare).toBeDefined();
    expect(knownOf(rows, all.slice(1)).totalSquare).toBeUndefined();
  });
});

describe('resizing', () => {
  const [file] = told.model.files;
  const pairs = resizable(told.model.rows, known.byId);
  const by = (choice: Partial<ResizeChoice>, only?: ReadonlySet<number>) =>
    resized(pairs, { kind: 'fixed', value: 4, mostRank: null, ...choice }, file!.bytes, { only });

  it('keeps everything at the full rank', () => {
    const { bytesAfter, bytesBefore, relative, smaller } = by({ value: 32 });
    expect(bytesAfter).toBe(bytesBefore);
    expect({ relative, smaller }).toEqual({ relative: 0, smaller: 0 });
  });

  it('counts what is not a pair in the size of the file', () => {
    const { bytesAfter, meanRank, byId } = by({ value: 4 });
    const all = told.model.rows.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(bytesAfter).toBe(file!.bytes - all + all / 8);
    expect(meanRank).toBe(4);
    expect(byId.get(0)!.rank).toBe(4);
  });

  it('fits a budget for the whole file', () => {
    const { bytesAfter } = by({ kind: 'budget', value: 3 });
    expect(bytesAfter).toBeLessThanOrEqual(3e6);
    expect(bytesAfter).toBeGreaterThan(2.8e6);
  });

  it('may have a largest rank, and be only for some', () => {
    expect(by({ value: 9, mostRank: 3 }).meanRank).toBe(3);
    const { smaller, byId } = by({ value: 4 }, new Set([1]));
    expect(smaller).toBe(1);
    expect(byId.get(0)!.rank).toBe(32);
  });

  it('takes ranks that were chosen by hand, and gives the rest of a budget to the others', () => {
    const choice = { kind: 'budget', value: 3, mostRank: null } as const;
    const ranks = { [told.model.rows[0]!.name]: 30, [told.model.rows[4]!.name]: 1, other: 5 };
    const byHand = ranksById(told.model.rows, ranks);
    const { bytesAfter, byId, byHand: count } = resized(pairs, choice, file!.bytes, { byHand });
    expect([byId.get(0)!.rank, byId.get(4)!.rank, count]).toEqual([30, 1, 2]);
    expect([byId.get(0)!.isByHand, byId.get(1)!.isByHand]).toEqual([true, false]);
    expect(bytesAfter).toBeLessThanOrEqual(3e6);
    expect(bytesAfter).toBeGreaterThan(2.8e6);
    // Also of pairs that are not selected.
    const some = resized(pairs, choice, file!.bytes, { byHand, only: new Set([1]) });
    expect([some.byId.get(0)!.rank, some.byId.get(2)!.rank]).toEqual([30, 32]);
  });

  it('counts the third factor of a pair, and what its cut loses', () => {
    const row = { ...told.model.rows[0]!, rows: 8, cols: 45, rank: 3, kernel: 9, parameters: 120 };
    const tucker = { ...row, elementType: 'F32', bytes: 480 };
    const lost = Float64Array.of(5, 4, 3, 0);
    const values = Float64Array.of(4, 2, 1);
    const found = resizable([tucker], new Map([[0, { id: 0, values, lost }]]));
    const at = (kind: ResizeChoice['kind'], value: number) =>
      resized(found, { kind, value, mostRank: null }, 500);
    // 2·8 + 2·5 + 2·2·9 numbers.
    expect(at('fixed', 2)).toMatchObject({ bytesAfter: 20 + 4 * 62, relative: 0.6 });
    expect(at('fixed', 3)).toMatchObject({ bytesAfter: 500, relative: 0 });
    expect(at('energy', 0.6).byId.get(0)).toMatchObject({ rank: 2, bytes: 4 * 62 });
    expect(at('budget', 270e-6).byId.get(0)!.rank).toBe(2);
    expect(at('budget', 267e-6).byId.get(0)!.rank).toBe(1);
    // Of 360 numbers, rank 3 has 120, and rank 2 62.
    expect(at('breakEven', 120 / 360).byId.get(0)!.rank).toBe(2);
  });

  it('knows nothing of pairs without singular values', () => {
    expect(resizable(told.model.rows, new Map()).pairs).toEqual([]);
  });

  const range = { mostRank: 32, leastSize: 0.3, mostSize: 8 };
  it.each(ruleKinds)('by %s goes up with the slider, and back to its step', (kind) => {
    const steps = [0, 50, 120, 200];
    const values = steps.map((step) => valueAt(kind, step, range));
    expect([...values].sort((a, b) => a - b)).toEqual(values);
    for (const [i, value] of values.entries()) {
      expect(Math.abs(stepOf({ kind, value }, range) - steps[i]!)).toBeLessThanOrEqual(7);
    }
  });
});

describe('a saved table', () => {
  const rows = [row(0, 'a,b'), row(1, 'c', { problem: 'says "no"' })];
  const some = knownOf(rows, [measured(0, 2)]);
  const file = { model: llama(1).model, rows, others: [], known: some };

  it('as CSV has all numbers in full precision', () => {
    const [head, first, second] = atOnce(tableCsv(file)).split('\n');
    const names = head!.split(',');
    expect(names.slice(0, 3)).toEqual(['name', 'rows', 'cols']);
    const fields = first!.replace('"a,b"', 'ab').split(',');
    expect(fields).toHaveLength(names.length);
    expect(Number(fields[names.indexOf('frobenius')])).toBe(some.byId.get(0)!.numbers!.frobenius);
    expect(second).toMatch(/^c,8,6,/);
    expect(second).toMatch(/"says ""no"""$/);
  });

  it('as text for a spreadsheet has as many fields', () => {
    const lines = atOnce(tableTsv(file)).trimEnd().split('\n');
    expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1);
  });

  it('as JSON has spectra, singular values and metadata', () => {
    const { model } = told;
    const { rows: all, others } = model;
    const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const text = textOf(atOnce(tableJson({ model, rows: all.slice(0, 2), others, known })));
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
    const nothing = textOf(atOnce(tableJson({ model, rows: [], others: [], known })));
    expect(JSON.parse(nothing)).toMatchObject({ weights: [], others: [] });
    const { weights, metadata, title } = JSON.parse(text) as {
      title: string;
      metadata: Record<string, string>;
      weights: { name: string; rank: number; singularValues: number[] }[];
    };
    expect(title).toBe('watercolour.safetensors');
    expect(metadata['ss_network_dim']).toBe('32');
    expect(weights[0]!.singularValues).toHaveLength(32);
    expect(weights[0]).not.toHaveProperty('id');
  });
});
