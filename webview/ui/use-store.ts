import { useEffect, useRef, useState } from 'preact/hooks';
import type { Store } from '../model/store.js';

/**
 * A part of a state. The component renders again only when that part changes. `select` must return a primitive or an
 * object that the state holds, not a new object each time.
 */
export function useStore<S extends object, T>(store: Store<S>, select: (state: S) => T): T {
  const [, render] = useState(0);
  const selected = select(store.get());
  const latest = useRef({ select, selected });
  latest.current = { select, selected };
  useEffect(() => {
    const check = () => {
      const next = latest.current.select(store.get());
      if (!Object.is(next, latest.current.selected)) render((n) => n + 1);
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return selected;
}
