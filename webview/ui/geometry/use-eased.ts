import { useEffect, useRef, useState } from 'preact/hooks';

/** Whether the person asked for less motion. */
export function reducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Slow at both ends (smoothstep). */
const ease = (t: number): number => t * t * (3 - 2 * t);

/**
 * A number on its way to `target`: whole steps one after the other, each eased and as long as `millis`.
 * Where motion is to be reduced it is there at once, and at the first time too.
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
