/** A mark on an axis: its text and its place, in pixels from the start of the axis. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface TickWishes {
  /** First and last visible cell coordinate; may be fractions. */
  readonly from: number;
  readonly to: number;
  /** Length of the axis. */
  readonly pixels: number;
  /** Number of cells along the whole axis. */
  readonly count: number;
  /** Names instead of numbers. */
  readonly labels?: readonly string[] | undefined;
  /** Least distance in pixels between two ticks with labels of this many characters. */
  readonly room: (characters: number) => number;
  /** Longer names are cut; default: `longestName`. */
  readonly longest?: number | undefined;
}

/** Longer names are cut on screen and get an ellipsis. */
export const longestName = 12;

/**
 * Ticks in the middle of cells, numbered from 1 in steps of 1, 2, 5, 10, … so that labels do not touch:
 * the first cell, then multiples of the step. If the source has names, they replace the numbers, and stand
 * at even distances.
 */
export function axisTicks(wishes: TickWishes): Tick[] {
  const { from, to, pixels, count, labels, room, longest: most = longestName } = wishes;
  const cell = pixels / (to - from);
  const first = Math.max(0, Math.floor(from));
  const last = Math.min(count, Math.ceil(to)) - 1;
  const visible = labels?.slice(first, last + 1).map((name) => shorten(name, most));
  const longest = visible
    ? Math.max(1, ...visible.slice(0, 1000).map((name) => name.length))
    : String(last + 1).length;
  const step = stepFor(room(longest) / cell);
  const ticks: Tick[] = [];
  const put = (index: number) => {
    const at = (index + 0.5 - from) * cell;
    if (at < 0 || at > pixels) return;
    ticks.push({ at, text: visible?.[index - first] ?? String(index + 1) });
  };
  if (visible) {
    for (let index = Math.ceil(first / step) * step; index <= last; index += step) put(index);
    return ticks;
  }
  if (first === 0 && step > 1) put(0);
  for (let number = Math.ceil((first + 1) / step) * step; number <= last + 1; number += step) {
    // The first multiple may be too near to the first cell.
    if (number > 1 && first === 0 && step > 1 && (number - 1) * cell < room(longest)) continue;
    put(number - 1);
  }
  return ticks;
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is at least `least`. */
export function stepFor(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-12));
  return (digit ?? 10) * power;
}

export function shorten(name: string, most = longestName): string {
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
