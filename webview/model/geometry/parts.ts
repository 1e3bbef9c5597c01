import {
  numericalThreshold,
  orthogonalCompletion,
  type Matrix,
  type Svd,
} from '../../../src/core/index.js';
import { noMotion, planeMotion, spaceMotion, type Motion } from './orthogonal.js';
import { determinant, fromColumns, transposed, type Map3, type Vec } from './space.js';

/** Number of dimensions of the picture. */
export type Dimensions = 2 | 3;

/**
 * The three steps of M = UΣVᵀ for a picture in the plane or in space.
 *
 * If a side of the matrix has as many dimensions as the picture, it has its own axes e₁, e₂(, e₃), and V
 * or U rotates them. If a side has more, the picture shows its leading singular directions: its axes are
 * v₁, v₂(, v₃) or u₁, u₂(, u₃), and there is no rotation. If a side has fewer, it gets zeros.
 */
export interface Parts {
  readonly dims: Dimensions;
  readonly rows: number;
  readonly cols: number;
  /** True if the axes of the input are e₁, e₂(, e₃); false if they are leading right singular vectors. */
  readonly ownInput: boolean;
  readonly ownOutput: boolean;
  /** Vᵀ in the axes of the picture; the identity if these are the vᵢ. */
  readonly vt: Map3;
  /** `dims` singular values; 0 for those beyond the matrix and those that are only rounding. */
  readonly sigma: Vec;
  readonly u: Map3;
  readonly first: Motion;
  readonly last: Motion;
  /**
   * Index, from 0, of a pair (uᵢ, vᵢ) that is shown with both signs changed, so that Vᵀ is a pure
   * rotation: −uᵢ, −vᵢ belong to σᵢ as well. Undefined if there is none.
   */
  readonly turned: number | undefined;
}

/**
 * The pictures that a matrix can have: its own plane or space, and the two or three leading singular
 * directions if there are as many. None for a single column, or for a single row of many columns.
 */
export function possibleDimensions(rows: number, cols: number): Dimensions[] {
  const most = Math.min(rows, cols);
  if (cols < 2 || rows < 1) return [];
  const plane: Dimensions[] = cols === 2 || most >= 2 ? [2] : [];
  return cols === 3 || most >= 3 ? [...plane, 3] : plane;
}

/** The first picture of a matrix: its own space if that has two or three dimensions. */
export const firstDimensions = (cols: number): Dimensions => (cols === 3 ? 3 : 2);

export function partsOf(svd: Svd, dims: Dimensions): Parts {
  const rows = svd.u.rows;
  const cols = svd.v.rows;
  const ownInput = cols === dims;
  const ownOutput = rows <= dims;
  const v = ownInput ? columnsOf(svd.v, dims) : undefined;
  const u = ownOutput ? columnsOf(svd.u, dims) : undefined;
  const last = dims - 1;
  const noise = numericalThreshold(svd.s, rows, cols);
  const length = (i: number) => (svd.s[i]! > noise ? svd.s[i]! : 0);
  const sigma: Vec = [length(0), length(1), dims === 3 ? length(2) : 0];
  const paired = last < svd.s.length;
  let turned: number | undefined;
  if (v && determinantOf(v) < 0) {
    turn(v, last);
    if (paired) turned = last;
    if (paired && u && last < rows) turn(u, last);
  }
  // Without a singular value of its own, the sign of the last direction is free.
  if (u && !paired && determinantOf(u) < 0 && last < rows) turn(u, last);
  const vt = v ? transposed(mapOf(v)) : mapOf(unitColumns());
  const turnU = u ? mapOf(u) : mapOf(unitColumns());
  const motion = (map: Map3) => (dims === 2 ? planeMotion(map) : spaceMotion(map));
  return {
    dims,
    rows,
    cols,
    ownInput,
    ownOutput,
    vt,
    sigma,
    u: turnU,
    first: v ? motion(vt) : noMotion,
    last: u ? motion(turnU) : noMotion,
    turned,
  };
}

type Columns = [Vec, Vec, Vec];

const unitColumns = (): Columns => [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

const mapOf = ([a, b, c]: Columns): Map3 => fromColumns(a, b, c);

const determinantOf = (columns: Columns): number => determinant(mapOf(columns));

function turn(columns: Columns, at: number): void {
  const [x, y, z] = columns[at]!;
  columns[at] = [-x, -y, -z];
}

/** The columns of an orthonormal matrix with at most `dims` rows, completed to a basis of the picture. */
function columnsOf(q: Matrix, dims: Dimensions): Columns {
  const square = orthogonalCompletion(q);
  const out = unitColumns();
  const size = Math.min(square.rows, dims);
  for (let j = 0; j < size; j++) {
    const entry = (i: number) => (i < size ? (square.data[i * square.cols + j] ?? 0) : 0);
    out[j] = [entry(0), entry(1), entry(2)];
  }
  return out;
}
