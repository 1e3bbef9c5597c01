import { subscript } from '../../../src/core/index.js';
import type { NumbersTable } from '../export/csv.js';
import type { Moment } from './moment.js';
import { axesOf } from './moment.js';

const axisNames = ['x', 'y', 'z'] as const;

/** The numbers of the picture: σᵢ, vᵢ and uᵢ in its axes, one row for each i. */
export function numbersOfGeometry({ parts }: Moment): NumbersTable {
  const axes = axesOf(parts);
  const rows = axes.map((i) => [
    i + 1,
    parts.sigma[i],
    ...axes.map((axis) => parts.vt[i][axis]),
    ...axes.map((axis) => parts.u[axis][i]),
  ]);
  const names = (letter: string) => axes.map((axis) => `${letter}.${axisNames[axis]}`);
  return {
    rows: rows.length,
    cols: 2 + 2 * axes.length,
    value: (row, column) => rows[row]?.[column] ?? NaN,
    columnLabels: ['i', 'σ', ...names('v'), ...names('u')],
  };
}

/** "UΣ₁Vᵀx": what the picture shows at that step and rank. */
export function pictureTitle({ parts, progress, rank }: Moment): string {
  const k = Math.round(rank);
  const sigma = k < parts.dims ? `Σ${subscript(k)}` : 'Σ';
  return ['x', 'Vᵀx', `${sigma}Vᵀx`, `U${sigma}Vᵀx`][Math.round(progress)] ?? '';
}
