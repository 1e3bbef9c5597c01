import { useEffect, useState } from 'preact/hooks';

/** Height of the controls that stick to the top, so that other elements can stick below them. */
export function useControlsHeight(): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const element = document.querySelector<HTMLElement>('[data-part=controls]');
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return height;
}
