import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLens } from '../context.js';
import type { PictureWish } from '../captures.js';

/** Keeps a canvas showing what is wished: the board asks the painter for it when something changes. */
export function usePicture(
  id: string,
  canvas: RefObject<HTMLCanvasElement | null>,
  wish: PictureWish | undefined,
  /** Changes when the same wish must be drawn again: another matrix. */
  stamp: unknown,
): void {
  const { board } = useLens();
  const key = wish && JSON.stringify(wish);
  // With the change of the page, not after its next frame: the board asks once for all of it.
  useLayoutEffect(() => {
    if (canvas.current && wish) board.put(id, canvas.current, wish);
  }, [id, key, stamp]);
  useLayoutEffect(() => {
    const element = canvas.current;
    return () => {
      if (element) board.remove(id, element);
    };
  }, [id]);
}
