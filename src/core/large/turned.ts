import type { MeasuredError, PlacedEntry } from '../lowrank/index.js';
import type { BlockLevel } from '../pictures/block-level.js';
import type { FromAnalysis, Overview, Part, PartWish, Region } from './types.js';

/**
 * A matrix that lies by columns in its file is analysed as its transpose, whose rows lie together. What comes of it is
 * turned back: the singular values are the same, and rows and columns change their places.
 */
export function turnedWish(wish: PartWish): PartWish {
  return { ...wish, region: turnedRegion(wish.region) };
}

export function turnedBack(message: FromAnalysis): FromAnalysis {
  switch (message.kind) {
    case 'overview':
      return { ...message, overview: turnedOverview(message.overview) };
    case 'part':
      return { ...message, part: turnedPart(message.part) };
    case 'factors': {
      const { u, s, v } = message.svd;
      return { ...message, svd: { u: v, s, v: u } };
    }
    case 'measured':
      return { ...message, errors: message.errors.map(turnedError) };
    default:
      return message;
  }
}

function turnedRegion({ top, left, bottom, right }: Region): Region {
  return { top: left, left: top, bottom: right, right: bottom };
}

function turnedEntry(entry: PlacedEntry | undefined): PlacedEntry | undefined {
  return entry && { value: entry.value, row: entry.column, column: entry.row };
}

function turnedError(error: MeasuredError): MeasuredError {
  return { ...error, maxAbs: turnedEntry(error.maxAbs) };
}

function turnedOverview(overview: Overview): Overview {
  return {
    ...overview,
    level: turnedLevel(overview.level),
    low: turnedEntry(overview.low),
    high: turnedEntry(overview.high),
    firstNotFinite: turnedEntry(overview.firstNotFinite),
  };
}

function turnedPart(part: Part): Part {
  const { approximation, error } = part;
  return {
    ...part,
    region: turnedRegion(part.region),
    matrix: part.matrix && turnedLevel(part.matrix),
    approximation: approximation && turnedLevel(approximation),
    error: error && turnedLevel(error),
  };
}

function turnedLevel(level: BlockLevel): BlockLevel {
  const { blockRows, blockCols, rows, cols } = level;
  const turn = <T extends Float64Array | Int32Array>(from: T, to: T): T => {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < cols; j++) to[j * rows + i] = from[i * cols + j]!;
    }
    return to;
  };
  const turned = (from: Float64Array) => turn(from, new Float64Array(from.length));
  return {
    ...{ blockRows: blockCols, blockCols: blockRows, rows: cols, cols: rows },
    sum: turned(level.sum),
    low: turned(level.low),
    high: turned(level.high),
    count: turn(level.count, new Int32Array(level.count.length)),
  };
}
