import { forEachSliced, type Sliced } from '../../../src/core/index.js';
import type { WeightRow } from '../../../src/protocol/weights.js';
import type { Catalog } from './catalog.js';
import type { Column } from './columns/column.js';
import { weightOf, type Known } from './weight.js';

export interface DepthPoint {
  readonly row: WeightRow;
  /** Place among the matrices of its kind, from 0. */
  readonly place: number;
  /** Undefined while it is unknown, or if there is none. */
  readonly value: number | undefined;
}

/** One number over depth, of one kind of layer. */
export interface DepthSeries {
  readonly key: string;
  readonly title: string;
  /** Names of the first and the last block. */
  readonly first: string;
  readonly last: string;
  readonly points: readonly DepthPoint[];
}

export interface DepthChart {
  readonly series: readonly DepthSeries[];
  /** The common range of all series; undefined if nothing is known yet. */
  readonly range: { readonly low: number; readonly high: number } | undefined;
}

/** The series of all kinds of layers that several blocks have, in the order of the model. */
export function* depthChart(
  catalog: Catalog,
  known: Known,
  column: Column,
  fits: (name: string) => boolean,
): Sliced<DepthChart> {
  const kinds = new Map<string, { stem: string; kind: string; rows: WeightRow[] }>();
  yield* forEachSliced(catalog.rows, (row) => {
    if (!fits(row.name)) return;
    const { stem, kind, depth } = catalog.placeOf(row);
    if (depth === undefined) return;
    const key = `${stem}|${kind}`;
    const own = kinds.get(key) ?? { stem, kind, rows: [] };
    own.rows.push(row);
    kinds.set(key, own);
  });
  const several = [...kinds].filter(([, { rows }]) => rows.length > 1);
  const stems = new Set(several.map(([, { stem }]) => stem));
  let [low, high] = [Infinity, -Infinity];
  const series: DepthSeries[] = [];
  for (const [key, { stem, kind, rows }] of several) {
    const points: DepthPoint[] = [];
    yield* forEachSliced(rows, (row, place) => {
      const value = column.value(weightOf(row, known));
      const isNumber = typeof value === 'number' && Number.isFinite(value);
      points.push({ row, place, value: isNumber ? value : undefined });
      if (!isNumber) return;
      low = Math.min(low, value);
      high = Math.max(high, value);
    });
    const title = stems.size > 1 && stem !== '' ? `${stem} ${kind}` : kind;
    const [first, last] = [rows[0]!, rows[rows.length - 1]!].map((row) => catalog.placeOf(row));
    series.push({ key, title, first: first!.block, last: last!.block, points });
  }
  return { series, range: low <= high ? { low, high } : undefined };
}

/**
 * The points to draw on so many pixels across: where several share a pixel, the first, the last, the lowest and the
 * highest of them, so that no extreme is lost; and one that is not known, which breaks the line.
 */
export function drawnPoints(points: readonly DepthPoint[], pixels: number): readonly DepthPoint[] {
  if (points.length <= 2 * pixels) return points;
  const drawn: DepthPoint[] = [];
  for (let pixel = 0; pixel < pixels; pixel++) {
    const from = Math.floor((pixel * points.length) / pixels);
    const own = points.slice(from, Math.floor(((pixel + 1) * points.length) / pixels));
    const known = own.filter(({ value }) => value !== undefined);
    const by = (sign: number) => (a: DepthPoint, b: DepthPoint) =>
      sign * b.value! < sign * a.value! ? b : a;
    const [first] = known;
    const kept = first
      ? [first, known.reduce(by(1)), known.reduce(by(-1)), known[known.length - 1]!]
      : [];
    const gap = own.find(({ value }) => value === undefined);
    drawn.push(...new Set([...kept, ...(gap ? [gap] : [])]));
  }
  return drawn.sort((a, b) => a.place - b.place);
}

/** The numbers of a chart with their names, for a file; NaN where one is not known. */
export function depthNumbers({ series }: DepthChart, column: string) {
  const points = series.flatMap((own) => own.points);
  return {
    rows: points.length,
    cols: 1,
    value: (i: number) => points[i]!.value ?? NaN,
    rowLabels: points.map(({ row }) => row.name),
    columnLabels: [column],
  };
}
