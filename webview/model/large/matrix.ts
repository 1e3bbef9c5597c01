import type {
  LeadingValues,
  Overview,
  Part,
  Plan,
  Region,
  Svd,
  Viewport,
} from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import type { ShownMatrix } from '../shape.js';

/** Blocks of a part of the matrix, as the painter of the page draws them. */
export type Level = NonNullable<Part['matrix']>;

/** A matrix that stays in its file. The page has a picture of it, and the part on screen. */
export interface LargeMatrix {
  /** The host knows it by this job. */
  readonly job: number;
  readonly shape: ShownMatrix;
  readonly elementType: string;
  /** Undefined until the file was read once. */
  readonly overview: Overview | undefined;
  readonly values: LeadingValues | undefined;
  /** Whether the left vectors are known, too; otherwise they need a pass over the matrix. */
  readonly leftKnown: boolean;
  /** The triplets of the rank that was asked for last. */
  readonly factors: Svd | undefined;
  /** The newest picture of M̂ₖ and the error of the whole matrix, perhaps a draft. */
  readonly whole: Part | undefined;
  /** The newest part that was zoomed to. */
  readonly part: Part | undefined;
  /** What it will need; undefined if that is little. */
  readonly plan: Plan | undefined;
  /** Its passes wait until the user lets them go on. */
  readonly paused: boolean;
  /** Nothing more is computed. */
  readonly ended: boolean;
}

export function largeOf(job: number, shape: ShownMatrix, elementType: string): LargeMatrix {
  return {
    ...{ job, shape, elementType, ended: false, paused: false },
    plan: undefined,
    overview: undefined,
    values: undefined,
    leftKnown: false,
    factors: undefined,
    whole: undefined,
    part: undefined,
  };
}

export function wholeRegion({ rows, cols }: ShownMatrix): Region {
  return { top: 0, left: 0, bottom: rows, right: cols };
}

/** The region on screen, a quarter wider on each side, so that small moves need no new one. */
export function regionAround({ x0, y0, x1, y1 }: Viewport, { rows, cols }: ShownMatrix): Region {
  const [across, down] = [(x1 - x0) / 4, (y1 - y0) / 4];
  return {
    top: Math.max(0, Math.floor(y0 - down)),
    left: Math.max(0, Math.floor(x0 - across)),
    bottom: Math.min(rows, Math.ceil(y1 + down)),
    right: Math.min(cols, Math.ceil(x1 + across)),
  };
}

export function covers({ top, left, bottom, right }: Region, viewport: Viewport): boolean {
  const { x0, y0, x1, y1 } = viewport;
  return (
    left <= Math.floor(x0) &&
    top <= Math.floor(y0) &&
    right >= Math.ceil(x1) &&
    bottom >= Math.ceil(y1)
  );
}

/** A part of the matrix in blocks, for a picture. */
export interface Blocks {
  readonly level: Level;
  readonly region: Region;
  readonly draft: boolean;
  readonly rank: number;
}

/** The finest blocks that show this part of the matrix; those of an older rank if there are no others. */
export function blocksFor(
  large: LargeMatrix,
  of: PictureOf,
  viewport: Viewport,
  rank: number,
): Blocks | undefined {
  const { overview, whole, part, shape } = large;
  const all = wholeRegion(shape);
  const own = part && covers(part.region, viewport) ? blocksIn(part, of) : undefined;
  if (of === 'matrix') {
    return own ?? (overview && { level: overview.level, region: all, draft: false, rank });
  }
  const rest = whole && blocksIn(whole, of);
  if (own && (own.rank === rank || rest?.rank !== rank)) return own;
  return rest ?? own;
}

function blocksIn(part: Part, of: PictureOf): Blocks | undefined {
  const { region, draft, rank } = part;
  // What is compared is in memory.
  const levels: Partial<Record<PictureOf, Level | undefined>> = {
    matrix: part.matrix,
    approximation: part.approximation,
    error: part.error,
  };
  const level = levels[of];
  return level && { level, region, draft, rank };
}

/** An entry that the page has; NaN if its block has others, too. */
export function entryIn(
  large: LargeMatrix,
  of: PictureOf,
  row: number,
  column: number,
  rank: number,
): number {
  const at = { x0: column, y0: row, x1: column + 1, y1: row + 1 };
  const blocks = blocksFor(large, of, at, rank);
  if (!blocks || blocks.draft || (of !== 'matrix' && blocks.rank !== rank)) return NaN;
  const { level, region } = blocks;
  if (level.blockRows * level.blockCols !== 1) return NaN;
  const index = (row - region.top) * level.cols + column - region.left;
  return level.count[index] === 1 ? level.sum[index]! : NaN;
}

/** What is known of the block of a cell. */
export interface BlockFacts {
  readonly cells: number;
  readonly finite: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export function blockAt(large: LargeMatrix, row: number, column: number): BlockFacts | undefined {
  const at = { x0: column, y0: row, x1: column + 1, y1: row + 1 };
  const blocks = blocksFor(large, 'matrix', at, 0);
  if (!blocks) return undefined;
  const { level, region } = blocks;
  const [i, j] = [
    Math.floor((row - region.top) / level.blockRows),
    Math.floor((column - region.left) / level.blockCols),
  ];
  const index = i * level.cols + j;
  const down = Math.min(level.blockRows, region.bottom - region.top - i * level.blockRows);
  const across = Math.min(level.blockCols, region.right - region.left - j * level.blockCols);
  const finite = level.count[index]!;
  return {
    ...{ cells: down * across, finite },
    mean: level.sum[index]! / finite,
    low: level.low[index]!,
    high: level.high[index]!,
  };
}
