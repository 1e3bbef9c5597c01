import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { flipped, layerWeights, type LayerSet } from '../model/layers.js';
import { useLens, useLensState, useMemory } from './context.js';

export interface Layers {
  readonly set: LayerSet;
  /** Number of layers. */
  readonly count: number;
  readonly change: (next: LayerSet) => void;
  /** Shows the sum with one layer switched on or off, or without a preview (undefined). */
  readonly preview: (layer: number | undefined) => void;
}

const none: readonly number[] = [];

/**
 * The chosen layers, saved for this matrix. While the view is on screen, the pictures and the numbers
 * follow the choice. In other views M̂ₖ is the best approximation again.
 */
export function useLayers(): Layers {
  const { controller } = useLens();
  const { store } = controller;
  const rank = useLensState((state) => state.rank);
  const decomposition = useLensState((state) => state.decomposition);
  const weights = useLensState((state) => state.weights);
  const [list, remember] = useMemory('layers.off', none, isIndices);
  const count = decomposition?.svd.s.length ?? 0;
  const off = useMemo(() => new Set(list.filter((i) => i < count)), [list, count]);
  const set = useMemo(() => ({ rank, off }), [rank, off]);
  // Before the next animation frame, so that no picture shows the new rank with the old weights.
  useLayoutEffect(() => store.set({ weights: layerWeights(off, count) }), [off, decomposition]);
  useEffect(() => controller.measureSum(), [rank, weights, decomposition]);
  useEffect(() => () => store.set({ weights: undefined, preview: undefined }), []);
  return {
    set,
    count,
    change: (next) => {
      store.set({ preview: undefined });
      remember([...next.off].sort((a, b) => a - b));
      controller.setRank(next.rank);
    },
    preview: (layer) =>
      store.set({ preview: layer === undefined ? undefined : flipped(set, layer, count) }),
  };
}

function isIndices(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((i) => Number.isInteger(i) && i >= 0);
}
