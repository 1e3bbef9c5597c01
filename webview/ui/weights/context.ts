import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WeightsState } from '../../model/weights/state.js';
import type { WeightsController } from '../../weights-controller.js';
import { useStore } from '../use-store.js';

export const WeightsContext = createContext<WeightsController | undefined>(undefined);

export function useController(): WeightsController {
  const controller = useContext(WeightsContext);
  if (!controller) throw new Error('a component is outside the page of the weights');
  return controller;
}

/** A part of the state, see `useStore`. */
export function useWeights<T>(select: (state: WeightsState) => T): T {
  return useStore(useController().store, select);
}
