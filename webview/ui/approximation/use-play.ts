import { useEffect, useState } from 'preact/hooks';
import { useLens } from '../context.js';

/** Approximate maximum time of a run through all ranks. */
const runMillis = 12_000;
const fastest = 60;
const slowest = 450;
/** Time of a single step if motion must be reduced. */
const calm = 1000;

/** Steps of the rank, and the time between two steps. */
export function playSteps(most: number, reducedMotion: boolean): { step: number; millis: number } {
  const millis = reducedMotion
    ? calm
    : Math.min(slowest, Math.max(fastest, runMillis / 2 / Math.max(1, most)));
  const steps = Math.floor(runMillis / millis);
  return { step: Math.max(1, Math.ceil(most / steps)), millis };
}

/**
 * Increases k up to full rank, from the start if it is there already. Escape stops it, and so does a
 * change of the rank by hand.
 */
export function usePlay(): { readonly playing: boolean; readonly toggle: () => void } {
  const { controller } = useLens();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const { store } = controller;
    const most = () => store.get().decomposition?.svd.s.length ?? 0;
    const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const { step, millis } = playSteps(most(), reduced);
    if (store.get().rank >= most()) controller.setRank(0);
    let isStepping = false;
    const timer = setInterval(() => {
      isStepping = true;
      controller.setRank(store.get().rank + step);
      isStepping = false;
      // It has ended with its last step, so that the next click starts it again.
      if (store.get().rank >= most()) setPlaying(false);
    }, millis);
    let before = store.get().rank;
    const stopListening = store.subscribe(() => {
      const { rank, decomposition } = store.get();
      const isByHand = rank !== before && !isStepping;
      before = rank;
      if (isByHand || !decomposition) setPlaying(false);
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setPlaying(false);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      clearInterval(timer);
      stopListening();
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [playing, controller]);
  return { playing, toggle: () => setPlaying(!playing) };
}
