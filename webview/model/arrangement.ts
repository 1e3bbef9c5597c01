import { heatmapSize } from './layout.js';

/** Pictures in columns, none of them higher than `tallest` CSS pixels. */
export interface Arrangement {
  readonly columns: number;
  readonly tallest: number;
  /** CSS pixels across that each picture may have, without its gutter. */
  readonly across: number;
}

/** What is arranged: all pictures have one shape. */
export interface Pictures {
  readonly count: number;
  readonly rows: number;
  readonly cols: number;
  /** CSS pixels left of a picture, for the numbers or names of its rows. */
  readonly gutter: number;
  /** The rows are named in the first column only: pictures that stand beside each other share the names. */
  readonly isShared: boolean;
  /** CSS pixels above and below a picture so wide: heading, axis and colour bar. */
  around(width: number): number;
}

/** CSS pixels for all of them together. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** CSS pixels between pictures; the style sheet of the view says the same. */
export const pictureGap = 12;
/** Narrower than this, neither a picture nor its heading can be read. */
const narrowest = 72;
/** In a room that is lower than this, a picture may be narrower, since another line of them has no room at all. */
const lowRoom = 200;
const narrowestOfAll = 56;
/** A picture is not made lower than this to save scrolling, and not higher than this. */
const lowest = 96;
const highest = 520;
/** In a room that is lower still, a picture has its height, but not less than this. */
const lowestOfAll = 48;

interface Option extends Arrangement {
  readonly area: number;
  /** CSS pixels that do not fit into the room. */
  readonly beyond: number;
}

/**
 * The arrangement with the largest pictures that needs no scrolling, or else the one that needs the least.
 * Equal ones: the most columns, so that pictures that are compared stand beside each other.
 */
export function arrange(pictures: Pictures, room: Room): Arrangement {
  const { count } = pictures;
  const options = Array.from({ length: count }, (_, k) => option(pictures, room, count - k));
  const best = options.reduce((a, b) => {
    if (a.beyond !== b.beyond) return b.beyond < a.beyond ? b : a;
    return b.area > a.area ? b : a;
  });
  const { columns, tallest, across } = best;
  return { columns, tallest, across };
}

function option(pictures: Pictures, room: Room, columns: number): Option {
  const { count, rows, cols, gutter, isShared } = pictures;
  const down = Math.ceil(count / columns);
  const gutters = isShared ? gutter : columns * gutter;
  const across = (room.width - (columns - 1) * pictureGap - gutters) / columns;
  const around = pictures.around(across);
  const share = (room.height - (down - 1) * pictureGap) / down - around;
  const lowestHere = Math.max(lowestOfAll, Math.min(lowest, room.height));
  const tallest = Math.floor(Math.min(highest, Math.max(lowestHere, share)));
  const { width, height } = heatmapSize(rows, cols, across, tallest);
  const narrowestHere = room.height < lowRoom ? narrowestOfAll : narrowest;
  const total = down * (height + around) + (down - 1) * pictureGap;
  return {
    columns,
    tallest,
    across,
    area: width * height,
    beyond:
      across < narrowestHere && columns > 1
        ? Infinity
        : Math.max(0, Math.ceil(total - room.height)),
  };
}
