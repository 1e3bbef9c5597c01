import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Room } from '../model/arrangement.js';

/**
 * The width of an element, and the height of the page from its upper edge down when nothing is scrolled,
 * in CSS pixels; undefined until it is measured.
 */
export function useRoom(ref: RefObject<HTMLElement | null>): Room | undefined {
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { top, width } = element.getBoundingClientRect();
      const height = Math.round(window.innerHeight - (top + window.scrollY));
      setRoom((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    // What stands above may fold and unfold: then the height of the whole page changes.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(document.body);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [ref]);
  return room;
}
