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
export function depthChart(
  catalog: Catalog,
  known: Known,
  column: Column,
  fits: (name: string) => boolean,
): DepthChart {
  const kinds = new Map<string, { stem: string; kind: string; rows: WeightRow[] }>();
  for (const row of catalog.rows) {
    if (!fits(row.name)) continue;
    const { stem, kind, depth } = catalog.placeOf(row);
    if (depth === undefined) continue;
    const key = `${stem}|${kind}`;
    const own = kinds.get(key) ?? { stem, kind, rows: [] };
    own.rows.push(row);
    kinds.set(key, own);
  }
  const several = [...kinds].filter(([, { rows }]) => rows.length > 1);
  const stems = new Set(several.map(([, { stem }]) => stem));
  let [low, high] = [Infinity, -Infinity];
  const series = several.map(([key, { stem, kind, rows }]) => ({
    key,
    title: stems.size > 1 && stem !== '' ? `${stem} ${kind}` : kind,
    first: catalog.placeOf(rows[0]!).block,
    last: catalog.placeOf(rows[rows.length - 1]!).block,
    points: rows.map((row, place) => {
      const value = column.value(weightOf(row, known));
      if (typeof value !== 'number' || !Number.isFinite(value))
        return { row, place, value: undefined };
      low = Math.min(low, value);
      high = Math.max(high, value);
      return { row, place, value };
    }),
  }));
  return { series, range: low <= high ? { low, high } : undefined };
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
