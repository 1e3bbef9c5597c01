import { describe, expect, it } from 'vitest';
import type { RankSeries } from '../../../../webview/charts/series.js';
import { linearScale, logScale } from '../../../../webview/ui/export/chart-scale.js';
import { chartSource } from '../../../../webview/ui/export/chart-source.js';
import { chartSvg } from '../../../../webview/ui/export/chart-svg.js';
import { toCsv } from '../../../../webview/ui/export/csv.js';

const sigma: RankSeries = {
  kind: 'bars',
  first: 1,
  values: [100, 10, 1, 1e-15],
  xTitle: 'i',
  yTitle: 'a & b',
  name: (i) => `σ${i}`,
  noiseFrom: 4,
};
const tail: RankSeries = { ...sigma, kind: 'line', first: 0, values: [5, 3, 1, 0] };

/** Attributes of all elements of a name, in order. */
function elements(text: string, name: string): Record<string, string>[] {
  return Array.from(text.matchAll(new RegExp(`<${name} ([^>]*?)/?>`, 'g')), ([, attributes = '']) =>
    Object.fromEntries(
      Array.from(attributes.matchAll(/([\w-]+)="([^"]*)"/g), ([, key = '', value = '']) => [
        key,
        value,
      ]),
    ),
  );
}

describe('chartSvg', () => {
  it('tells another matrix from the version before and from the rank by colour and dash', () => {
    const drawn = (ghostIs: 'before' | 'other') => {
      const series: RankSeries = { ...sigma, ghost: [90, 9, 2, 1], ghostIs };
      return elements(chartSvg({ title: '', series, logarithmic: true, rank: 2 }).text, 'polyline');
    };
    const [before] = drawn('before');
    const [other] = drawn('other');
    expect(before).toMatchObject({ stroke: '#b85c00', 'stroke-dasharray': '3 3' });
    expect(other).toMatchObject({ stroke: '#652d90', 'stroke-dasharray': '7 3' });
  });

  it('draws a bar for each value, blue up to the rank, with heights as their logarithms', () => {
    const chart = { title: 'σ < 1', series: sigma, logarithmic: true, rank: 2, noiseName: 'noise' };
    const { text, width, height } = chartSvg(chart);
    const bars = elements(text, 'rect').filter(
      ({ fill }) => fill === '#1a6fc4' || fill === '#b4b8bd',
    );
    expect(bars.map(({ fill }) => fill)).toEqual(['#1a6fc4', '#1a6fc4', '#b4b8bd', '#b4b8bd']);
    const tops = bars.map(({ y }) => Number(y));
    expect(tops[1]! - tops[0]!).toBeCloseTo(tops[2]! - tops[1]!, 1);
    expect(tops[1]!).toBeGreaterThan(tops[0]!);
    for (const { x, y, width: w, height: h } of bars) {
      expect(Number(x)).toBeGreaterThan(0);
      expect(Number(x) + Number(w)).toBeLessThan(width);
      expect(Number(y) + Number(h)).toBeLessThan(height);
    }
    expect(text).toContain('σ &lt; 1');
    expect(text).toContain('a &amp; b');
    expect(text).toContain('>noise</text>');
    for (const rank of [1, 2, 3, 4]) expect(text).toContain(`>${rank}</text>`);
  });

  it('draws named bars with a floor: only the chosen one is blue, and there is no line at a rank', () => {
    const series = { ...sigma, names: ['a', 'b', 'c', '<d>'], floor: 10 };
    const chart = { title: 'x', series, logarithmic: true, rank: 3 };
    const { text } = chartSvg(chart);
    const fills = elements(text, 'rect').map(({ fill }) => fill);
    expect(fills.filter((fill) => fill === '#1a6fc4')).toHaveLength(1);
    expect(fills.indexOf('#1a6fc4')).toBe(fills.indexOf('#b4b8bd') + 2);
    for (const name of ['a', 'b', 'c', '&lt;d&gt;']) expect(text).toContain(`>${name}</text>`);
    const marked = elements(text, 'path').filter(({ stroke }) => stroke === '#b85c00');
    expect(marked).toHaveLength(1);
    // The floor is at the height of the bar whose value it is.
    const bars = elements(text, 'rect').filter(({ fill }) => fill !== '#f1f2f4' && fill !== '#fff');
    const tops = bars.map(({ y }) => Number(y));
    const floor = Number(/M[\d.]+ ([\d.]+)h/.exec(marked[0]?.['d'] ?? '')?.[1]);
    expect(tops).toContainEqual(expect.closeTo(floor, 0));
    const csv = toCsv(chartSource('M', 'x', chart).getNumbers!());
    expect(csv.ok && csv.value.split('\n')[4]).toBe('<d>,4,1e-15');
  });

  it('draws a line in two colours that meet at the rank', () => {
    const { text } = chartSvg({ title: 'tail', series: tail, logarithmic: false, rank: 1 });
    const [dropped, kept] = elements(text, 'polyline').map(({ points }) => points!.split(' '));
    expect(kept).toHaveLength(2);
    expect(dropped).toHaveLength(3);
    expect(dropped![0]).toBe(kept!.at(-1));
  });

  it('draws a single value, and thousands of them', () => {
    for (const values of [[2], Float64Array.from({ length: 5000 }, (_, i) => 5000 - i)]) {
      const series = { ...sigma, values };
      const { text } = chartSvg({ title: '', series, logarithmic: true, rank: 1 });
      expect(text).not.toContain('NaN');
      expect(text.length).toBeLessThan(100_000);
    }
  });

  it('saves its numbers with the rank and every digit', () => {
    const chart = { title: 'tail', series: tail, logarithmic: false, rank: 1 };
    const source = chartSource('X', 'tail', chart);
    expect(source.name).toBe('X tail');
    expect(source.file).toBe('X-tail');
    expect(toCsv(source.getNumbers!())).toEqual({
      ok: true,
      value: 'i,tail\n0,5\n1,3\n2,1\n3,0\n',
    });
  });
});

describe('the axis of values', () => {
  it('has round numbers that cover the values', () => {
    for (const values of [[0.031, 7e-5], [3.7e12], [0], [2, -1.3]]) {
      const { ticks, place } = linearScale(values);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(8);
      for (const value of values) {
        expect(place(value)).toBeGreaterThanOrEqual(0);
        expect(place(value)).toBeLessThanOrEqual(1);
      }
      expect(place(ticks[0]!.value)).toBeCloseTo(0, 12);
      expect(place(ticks.at(-1)!.value)).toBeCloseTo(1, 12);
    }
  });

  it('has powers of ten where it is logarithmic, or 1, 2, 5, and room below the lowest value', () => {
    const wide = logScale([1, 1e-15]);
    expect(wide.ticks.map(({ value }) => Math.log10(value))).toEqual([-16, -12, -8, -4, 0]);
    expect(wide.place(1)).toBe(1);
    expect(logScale([19, 9.5]).ticks.map(({ text }) => text)).toEqual(['5', '10', '20']);
    for (const values of [[19, 9.5], [2], [1e-300], [7e8, 3], [99, 1], [1, 1e-15]]) {
      const { place, ticks } = logScale(values);
      expect(ticks.length).toBeGreaterThan(1);
      for (const value of values) {
        expect(place(value)).toBeGreaterThan(0);
        expect(place(value)).toBeLessThanOrEqual(1);
      }
    }
  });
});
