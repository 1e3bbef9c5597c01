import { useEffect, useState } from 'preact/hooks';

/** The value once it has not changed for this time; with 0, it follows at once. */
export function useSettled<T>(value: T, millis: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (millis === 0) {
      setSettled(value);
      return;
    }
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return millis === 0 ? value : settled;
}
