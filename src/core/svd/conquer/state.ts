import type { Workspace } from '../../kernels/workspace.js';

/** Roots whose vectors are formed and multiplied together. */
export const STRIP = 64;

/** One divide-and-conquer job on the n×n upper bidiagonal (d, e). */
export interface Conquer {
  readonly ws: Workspace;
  readonly n: number;
  /** The place of d in the workspace; e follows it. */
  readonly diagonal: number;
  /** First the diagonal, then the singular values: slot j belongs to column j of u and v. */
  readonly d: Float64Array;
  readonly e: Float64Array;
  /** The place of the rotations of a leaf. */
  readonly rotations: number;
  /**
   * The first and the last row of each block of V, 2×n. The merges read only these. They are all that is
   * kept if no vectors are wanted.
   */
  readonly ends: number;
  /** n×n matrices of left and right singular vectors, if they are wanted. */
  readonly u: Target | undefined;
  readonly v: Target | undefined;
  /** For each block, its local columns by ascending singular value. */
  readonly order: Int32Array;
  readonly scratch: Scratch;
  /** Number of vectors that are needed from the outermost merge: the leading ones. */
  readonly count: number;
  /** Records the rotations of deflation if they are applied later. */
  readonly turns: Turn[] | undefined;
  readonly poll: (share: number) => void;
}

/** A rotation of two columns: i ← c·i + s·j, j ← c·j − s·i. */
export interface Turn {
  readonly i: number;
  readonly j: number;
  readonly c: number;
  readonly s: number;
}

/** A column-major matrix in the workspace and its leading dimension. */
export interface Target {
  readonly at: number;
  readonly ld: number;
}

/** Offsets into the workspace and small arrays, which all merges share. */
export interface Scratch {
  readonly poles: number;
  readonly z: number;
  readonly groupedPoles: number;
  readonly groupedZ: number;
  readonly products: number;
  readonly sums: number;
  readonly gathered: number;
  readonly strip: number;
  readonly result: number;
  readonly weights: Float64Array;
  readonly sorted: Int32Array;
  readonly kept: Int32Array;
  readonly dropped: Int32Array;
  readonly kinds: Uint8Array;
  readonly grouped: Int32Array;
  readonly origins: Float64Array;
  readonly taus: Float64Array;
}

/** Numbers of workspace that a job takes; see `conquerScratch`. */
export function conquerSize(n: number, widest: number): number {
  const half = (widest >> 1) + 2;
  const vectors = half * (widest + 2) + 2 * STRIP * (widest + 2);
  return 14 * (n + 4) + Math.max(widest > 0 ? vectors : 0, 3 * (n + 4)) + 64;
}

/** @param widest rows of the largest merge that forms vectors; 0 if none does. */
export function conquerScratch(ws: Workspace, n: number, widest: number): Scratch {
  const half = (widest >> 1) + 2;
  const vectors = widest > 0;
  return {
    poles: ws.alloc(n + 4),
    z: ws.alloc(n + 4),
    groupedPoles: ws.alloc(n + 4),
    groupedZ: ws.alloc(n + 4),
    products: ws.alloc(n + 4),
    sums: ws.alloc(4),
    // A merge of two halves stores the ends of its blocks here, n + 4 numbers each.
    gathered: ws.alloc(Math.max(half * (widest + 2), 2 * (n + 4))),
    strip: ws.alloc(Math.max(vectors ? STRIP * (widest + 2) : 0, n + 4)),
    result: vectors ? ws.alloc(STRIP * (widest + 2)) : 0,
    weights: new Float64Array(n + 1),
    sorted: new Int32Array(n + 1),
    kept: new Int32Array(n + 1),
    dropped: new Int32Array(n + 1),
    kinds: new Uint8Array(n + 1),
    grouped: new Int32Array(n + 1),
    origins: new Float64Array(n + 1),
    taus: new Float64Array(n + 1),
  };
}

/** Two neighbouring blocks and the row between them. */
export interface Merge {
  /** First row and column of the merged block. */
  readonly at: number;
  /** Rows of the two blocks; the middle row is local row `nl`, its column local column `nl`. */
  readonly nl: number;
  readonly nr: number;
  /** Rows of the merged block, nl + nr + 1, and its columns, one more where `extra` is 1. */
  readonly rows: number;
  readonly cols: number;
  readonly extra: 0 | 1;
}

const none = new Int32Array(0);

/** For jobs that never merge. */
export const NO_SCRATCH: Scratch = {
  poles: 0,
  z: 0,
  groupedPoles: 0,
  groupedZ: 0,
  products: 0,
  sums: 0,
  gathered: 0,
  strip: 0,
  result: 0,
  weights: new Float64Array(0),
  sorted: none,
  kept: none,
  dropped: none,
  kinds: new Uint8Array(0),
  grouped: none,
  origins: new Float64Array(0),
  taus: new Float64Array(0),
};
