import {
  energies,
  formatCount,
  spectrumSummary,
  type FromAnalysis,
  type LeadingValues,
  type Overview,
  type Part,
  type Region,
  type Viewport,
} from '../../src/core/index.js';
import { unpackBlocks, type PictureOf, type Told } from '../../src/protocol/index.js';
import { t } from '../l10n.js';
import { stableRankOf } from './decomposition.js';
import type { Beyond } from './outliers.js';
import type { ShownMatrix } from './shown.js';
import type { Computing, Decomposition } from './state.js';

/** Blocks of a part of the matrix, as the painter of the page draws them. */
export type Level = Part['matrix'];

/** A matrix that stays in its file. The page has a picture of it, and the part on screen. */
export interface LargeMatrix {
  /** The host knows it by this job. */
  readonly job: number;
  readonly shape: ShownMatrix;
  readonly elementType: string;
  /** Undefined until the file was read once. */
  readonly overview: Overview | undefined;
  readonly values: LeadingValues | undefined;
  /** The newest picture of M̂ₖ and the error of the whole matrix, perhaps a draft. */
  readonly whole: Part | undefined;
  /** The newest part that was zoomed to. */
  readonly part: Part | undefined;
  /** Nothing more is computed. */
  readonly ended: boolean;
}

export function largeOf(job: number, shape: ShownMatrix, elementType: string): LargeMatrix {
  return {
    ...{ job, shape, elementType, ended: false },
    overview: undefined,
    values: undefined,
    whole: undefined,
    part: undefined,
  };
}

/** A message of the host with its blocks unpacked. */
export function messageOf(told: Told): FromAnalysis {
  switch (told.kind) {
    case 'overview': {
      const { level, firstNotFinite: first, ...rest } = told.overview;
      const overview: Overview = {
        ...rest,
        low: rest.low,
        high: rest.high,
        level: unpackBlocks(level),
        firstNotFinite: first && { ...first, value: Number(first.value) },
      };
      return { kind: 'overview', overview };
    }
    case 'part': {
      const { matrix, approximation, error, ...rest } = told.part;
      return {
        kind: 'part',
        part: {
          ...rest,
          matrix: unpackBlocks(matrix),
          approximation: approximation && unpackBlocks(approximation),
          error: error && unpackBlocks(error),
        },
      };
    }
    case 'measured':
      return {
        kind: 'measured',
        errors: told.errors.map((error) => ({ ...error, maxAbs: error.maxAbs })),
      };
    case 'ended':
      return told.problem ? { kind: 'ended', problem: told.problem } : { kind: 'ended' };
    default:
      return told;
  }
}

/** The leading singular values as the views know them; the vectors stay in the host. */
export function decompositionOf(
  { rows, cols }: ShownMatrix,
  { s, tails, frobenius }: LeadingValues,
): Decomposition {
  const beyond = tails.at(-1) ?? 0;
  const summary = spectrumSummary(s, rows, cols);
  const none = { rows: 0, cols: s.length, data: new Float64Array(0) };
  const { spectral } = summary;
  return {
    svd: { s, u: none, v: none },
    summary: {
      ...summary,
      frobenius,
      stableRank: stableRankOf(frobenius, spectral),
    },
    aboveNoise: s.length,
    tails,
    energies: energies(s, beyond),
    recommended: undefined,
    complete: s.length === Math.min(rows, cols),
    beyond,
    millis: 0,
    workers: 1,
  };
}

/** What the analysis does now. */
export function progressOf({
  what,
  pass,
  fraction,
}: Extract<FromAnalysis, { kind: 'progress' }>): Computing {
  const texts = {
    overview: t('Reading the picture of the matrix'),
    passes: t('Pass {0} over the file: the leading singular values', formatCount(pass)),
    errors: t('Measuring the error of every rank'),
  };
  return { what: 'analysing', text: texts[what], fraction };
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
  const level = { matrix: part.matrix, approximation: part.approximation, error: part.error }[of];
  const { region, draft, rank } = part;
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

/** The extremes that lie outside of the colours. */
export function extremesBeyond(
  { low, high }: Overview,
  [from, to]: readonly [number, number],
): Beyond | undefined {
  const places = [high, low].filter((place) => place !== undefined);
  const outside = places.filter(({ value }) => value < from || value > to);
  const [first, second] = outside;
  if (!first) return undefined;
  const distance = (value: number) => Math.max(from - value, value - to);
  const isSecond = second && distance(second.value) > distance(first.value);
  return { count: undefined, places: outside, farthest: isSecond ? second : first };
}
