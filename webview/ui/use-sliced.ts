import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Sliced } from '../../src/core/index.js';
import { inSlices } from '../in-slices.js';

/**
 * The result of work that may take longer than a frame. Short work is done within the rendering; while longer work goes
 * on in slices, the last result stays.
 *
 * @param inputs the work is done again when one of them changes.
 * @param family results of another family do not stay: `first` is in their place.
 */
export function useSliced<T>(
  work: () => Sliced<T>,
  inputs: readonly unknown[],
  family: unknown,
  first: T,
): T {
  const [, render] = useState(0);
  const latest = useRef<{ readonly family: unknown; readonly value: T }>({ family, value: first });
  const stop = useRef<(() => void) | undefined>(undefined);
  useMemo(() => {
    stop.current?.();
    let isRendering = true;
    stop.current = inSlices(work(), (value) => {
      latest.current = { family, value };
      if (!isRendering) render((n) => n + 1);
    });
    isRendering = false;
  }, [...inputs, family]);
  useEffect(() => () => stop.current?.(), []);
  return latest.current.family === family ? latest.current.value : first;
}
