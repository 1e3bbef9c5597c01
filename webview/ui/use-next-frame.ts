import { useEffect, useState } from 'preact/hooks';

/** The value, one frame later: what is costly to draw then does not keep what is beside it waiting. */
export function useNextFrame<T>(value: T): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setLater(value));
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return later;
}
