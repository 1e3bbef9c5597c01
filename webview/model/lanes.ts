/** A label above a chart: the place it points to and its width, in pixels. */
export interface Label {
  readonly x: number;
  readonly width: number;
}

export interface PlacedLabel {
  readonly left: number;
  /** 0 is the lane next to the chart. */
  readonly lane: number;
}

/**
 * Places labels above their points so that no label covers another. Each label takes the lowest lane with
 * enough room, and moves inwards at the ends. Labels that fit into no lane are left out (undefined).
 *
 * @param labels by ascending x.
 */
export function placeLabels(
  labels: readonly Label[],
  available: number,
  lanes: number,
  gap = 4,
): (PlacedLabel | undefined)[] {
  const ends = new Array<number>(lanes).fill(-Infinity);
  return labels.map(({ x, width }) => {
    if (width > available) return undefined;
    const left = Math.min(available - width, Math.max(0, x - width / 2));
    const lane = ends.findIndex((end) => end + gap <= left);
    if (lane < 0) return undefined;
    ends[lane] = left + width;
    return { left, lane };
  });
}
