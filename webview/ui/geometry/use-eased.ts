import { useEffect, useRef, useState } from 'preact/hooks';

/** Whether the user asked for less motion. */
export function reducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Slow at both ends (smoothstep). */
const ease = (t: number): number => t * t * (3 - 2 * t);

/**
 * A number that moves to `target`, in whole steps one after the other. Each step is eased and takes
 * `millis`. If motion must be reduced, and the first time, it has the value of `target` at once.
 */
export function useEased(target: number, millis: number): number {
  const [shown, setShown] = useState(target);
  const now = useRef(target);
  useEffect(() => {
    const from = now.current;
    if (from === target) return;
    const arrive = (value: number) => {
      now.current = value;
      setShown(value);
    };
    if (reducedMotion()) {
      arrive(target);
      return;
    }
    const start = performance.now();
    const direction = Math.sign(target - from);
    let frame = requestAnimationFrame(function draw(time: number) {
      const passed = Math.max(0, time - start) / millis;
      const whole = Math.floor(passed);
      const gone = direction * (whole + ease(passed - whole));
      const there = Math.abs(gone) >= Math.abs(target - from);
      arrive(there ? target : from + gone);
      if (!there) frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [target, millis]);
  return shown;
}
