import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LensState } from '../../model/state.js';
import { viewportOf } from '../../model/viewport.js';
import { useLens } from '../context.js';
import { drawOverlay, type OverlayLook } from './draw-overlay.js';

/** The parts of the state that the overlay shows. Other changes draw nothing. */
const shownParts = (state: LensState) => [
  state.given,
  state.pair,
  state.large,
  state.decomposition,
  state.rank,
  state.weights,
  state.preview,
  state.cell,
  state.selected,
  viewportOf(state),
];

/** Draws values, crosshair and selection over a heatmap, at most once per animation frame. */
export function useOverlay(canvas: RefObject<HTMLCanvasElement | null>, look: OverlayLook): void {
  const { store } = useLens().controller;
  const latest = useRef(look);
  latest.current = look;
  const request = useRef<() => void>(undefined);
  useEffect(() => {
    let frame = 0;
    let before: readonly unknown[] = [];
    const draw = () => {
      frame = 0;
      if (canvas.current) drawOverlay(canvas.current, store.get(), latest.current);
    };
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    request.current = ask;
    const unsubscribe = store.subscribe(() => {
      const parts = shownParts(store.get());
      if (parts.every((part, at) => Object.is(part, before[at]))) return;
      before = parts;
      ask();
    });
    ask();
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [store]);
  useEffect(() => request.current?.(), [JSON.stringify(look)]);
}
