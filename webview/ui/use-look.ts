import { largeLook } from '../model/large/look.js';
import { isLook, fullLook, plainLook, type FullLook, type Look } from '../model/look.js';
import { useLens, useLensState, useMemory } from './context.js';

export interface LookTools {
  readonly look: Look;
  /** With every choice made; undefined while there is no matrix. */
  readonly shown: FullLook | undefined;
  readonly setLook: (look: Look) => void;
}

/** How values become colours in the heatmaps of this matrix, in every view. */
export function useLook(): LookTools {
  const { store } = useLens().controller;
  const [look, setLook] = useMemory('look', plainLook, isLook);
  const matrix = useLensState((state) => state.matrix);
  const large = useLensState((state) => state.large);
  useLensState((state) => state.settings);
  useLensState((state) => state.rank);
  useLensState((state) => state.measured);
  useLensState((state) => state.decomposition);
  useLensState((state) => state.weights);
  useLensState((state) => state.preview);
  useLensState((state) => state.sumError);
  const shown = large
    ? largeLook(look, store.get(), large)
    : matrix && fullLook(look, store.get(), matrix);
  return { look, shown, setLook };
}
