import { innerAxes, usualSelection, type Selection } from '../../src/core/index.js';
import type { ArrayFacts, ArrayListing } from '../../src/protocol/index.js';

/** An axis that is not shown, and can be stepped through. */
export interface Step {
  readonly axis: number;
  readonly length: number;
  readonly index: number;
}

/** The axes that can become rows and columns; none where an array is a matrix already. */
export function choosableAxes({ shape }: ArrayFacts): number[] {
  return shape.filter((length) => length !== 1).length > 2 ? innerAxes(shape) : [];
}

/** The axes that a slice holds at one index. */
export function steps({ shape, selection }: ArrayFacts): Step[] {
  if (selection.unfolded) return [];
  return shape.flatMap((length, axis) =>
    length === 1 || selection.axes.includes(axis)
      ? []
      : [{ axis, length, index: selection.at[axis] ?? 0 }],
  );
}

/** The same slice at another index of an axis. */
export function atIndex(selection: Selection, axis: number, index: number): Selection {
  return { ...selection, at: selection.at.map((old, k) => (k === axis ? index : old)) };
}

/** Another axis becomes the rows (0) or the columns (1). If it is the other one already, they change places. */
export function withAxis(selection: Selection, which: 0 | 1, axis: number): Selection {
  const [rows, cols] = selection.axes;
  const other = which === 0 ? cols : rows;
  const moved = axis === other ? (which === 0 ? rows : cols) : other;
  return { ...selection, axes: which === 0 ? [axis, moved] : [moved, axis] };
}

/** The unfolding along the axis of the rows, or the slice that it came from. */
export function unfolded({ shape, selection }: ArrayFacts, on: boolean): Selection {
  if (on) return { ...selection, unfolded: true };
  const { unfolded: _, ...slice } = selection;
  return slice.axes[0] === slice.axes[1] ? { ...slice, axes: usualSelection(shape).axes } : slice;
}

/** Slices that were wished for one after the other, from the one that was on screen then. */
export interface SliceWishes {
  readonly from: Selection;
  readonly wishes: readonly Selection[];
}

/**
 * The wishes whose slices are still to come. When the slice of one of them is on screen, those after it are; when another
 * one is, none is: what was wished has failed, or the array was chosen anew.
 */
export function comingWishes(
  wished: SliceWishes | undefined,
  onScreen: Selection,
): readonly Selection[] {
  if (!wished || wished.from === onScreen) return wished?.wishes ?? [];
  const arrived = wished.wishes.map((wish) => isSameSlice(wish, onScreen)).lastIndexOf(true);
  return arrived < 0 ? [] : wished.wishes.slice(arrived + 1);
}

function isSameSlice(a: Selection, b: Selection): boolean {
  const isUnfolded = a.unfolded === true;
  if (isUnfolded !== (b.unfolded === true) || a.axes[0] !== b.axes[0]) return false;
  if (isUnfolded) return true;
  return (
    a.axes[1] === b.axes[1] &&
    a.at.every((index, axis) => a.axes.includes(axis) || index === b.at[axis])
  );
}

/** The most lines of a list of arrays; more are found by typing. */
export const mostListed = 200;

/** The arrays whose names contain all words that were typed, in any case. */
export function filtered(arrays: readonly ArrayListing[], typed: string): readonly ArrayListing[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return arrays;
  return arrays.filter(({ name }) => {
    const lower = name.toLowerCase();
    return words.every((word) => lower.includes(word));
  });
}

const units = ['KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes with three digits: `320 B`, `1.53 MiB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 999.5 && unit + 1 < units.length) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toPrecision(3))} ${units[unit]!}`;
}
