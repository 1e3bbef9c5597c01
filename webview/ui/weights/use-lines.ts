import { useEffect, useRef, useState } from 'preact/hooks';
import { columnOf } from '../../model/weights/columns/choice.js';
import { linesOf, type Lines } from '../../model/weights/lines.js';
import type { Known } from '../../model/weights/weight.js';
import { useSliced } from '../use-sliced.js';
import { useWeights } from './context.js';

/** While numbers arrive, the table is sorted again so often, or lines would never rest under the pointer. */
const sortMillis = 1000;

/** The lines of the table. New numbers change their order only if it is an order by numbers, and not at once. */
export function useLines(): Lines {
  const model = useWeights((state) => state.model);
  const kind = useWeights((state) => state.model?.kind ?? 'weights');
  const catalog = useWeights((state) => state.catalog);
  const known = useWeights((state) => state.known);
  const typed = useWeights((state) => state.choices.typed);
  const sort = useWeights((state) => state.choices.sort);
  const grouping = useWeights((state) => state.choices.grouping);
  const folded = useWeights((state) => state.choices.folded);
  const isRunning = useWeights((state) => state.progress?.state === 'running');
  const paced = usePaced(known, isRunning ? sortMillis : 0);
  const sortColumn = sort ? columnOf(kind, sort.column) : undefined;
  const relevant = sortColumn ? paced : undefined;
  return useSliced(
    () => linesOf(catalog, relevant ?? known, { typed, sort, grouping, folded, sortColumn }),
    [catalog, relevant, typed, sort, grouping, folded, sortColumn],
    model,
    none,
  );
}

const none: Lines = { lines: [], rows: [] };

/** The value, but with a pause of so many milliseconds between two changes. */
function usePaced(value: Known, millis: number): Known {
  const [paced, setPaced] = useState(value);
  const changed = useRef(0);
  useEffect(() => {
    const take = () => {
      changed.current = performance.now();
      setPaced(value);
    };
    const wait = changed.current + millis - performance.now();
    if (wait <= 0) {
      take();
      return;
    }
    const timer = setTimeout(take, wait);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return paced;
}
