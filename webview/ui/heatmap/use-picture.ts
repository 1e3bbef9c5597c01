import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLens } from '../context.js';
import type { PictureWish } from '../captures.js';

/**
 * Keeps a canvas up to date: the board requests a new picture from the painter when something changes.
 */
export function usePicture(
  id: string,
  canvas: RefObject<HTMLCanvasElement | null>,
  wish: PictureWish | undefined,
  /** Changes when the same picture must be drawn again, for another matrix. */
  stamp: unknown,
): void {
  const { board } = useLens();
  const key = wish && JSON.stringify(wish);
  // Together with the change of the page, not after its next frame, so that the board sends one request
  // for all.
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
