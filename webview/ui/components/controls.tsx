import { useEffect, useRef } from 'preact/hooks';
import css from './controls.module.css';
import { NumbersStrip } from './numbers-strip.js';
import { RankChips } from './rank-chips.js';
import { RankSlider } from './rank-slider.js';

/** The rank and the numbers, which stick to the top. Scrolled content stops below them. */
export function Controls() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      const sticks = getComputedStyle(element).position === 'sticky';
      style.scrollPaddingTop = sticks ? `${element.offsetHeight + 8}px` : '';
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.scrollPaddingTop = '';
    };
  }, []);
  return (
    <div class={css['controls']} ref={box} data-part="controls">
      <RankSlider />
      <RankChips />
      <NumbersStrip />
    </div>
  );
}
