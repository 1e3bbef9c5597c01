import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { colorTable, makeScale, rasterizeBlocks, type Viewport } from '../../../src/core/index.js';
import { blocksFor, type Blocks, type LargeMatrix } from '../../model/large/matrix.js';
import type { PictureWish } from '../captures.js';
import { useLens, useLensState } from '../context.js';

/** Draws a picture of a matrix that is too large for the page, from the blocks that the host sent. */
export function useBlocks(
  canvas: RefObject<HTMLCanvasElement | null>,
  wish: PictureWish | undefined,
): void {
  const { board } = useLens();
  const large = useLensState((state) => state.large);
  const rank = useLensState((state) => state.rank);
  const isSettled = large?.ended === true;
  const blocks = useMemo(
    () => large && wish && blocksFor(large, wish.of, wish.viewport, rank),
    [large, rank, wish?.of, wish?.viewport],
  );
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!large || !element || !wish) return;
    const isCurrent = blocks !== undefined && (wish.of === 'matrix' || blocks.rank === rank);
    const isDraft = blocks?.draft === true || !isCurrent;
    element.toggleAttribute('data-draft', isDraft);
    if (!blocks) return;
    drawBlocks(element, blocks, wish);
    element.dataset['rank'] = String(blocks.rank);
    board.blocksDrawn();
    if (!isDraft && isSettled && wish.of === 'error') board.drawnWithoutPictures();
  }, [blocks, isSettled, wish && JSON.stringify(wish)]);
}

function drawBlocks(element: HTMLCanvasElement, blocks: Blocks, wish: PictureWish): void {
  const context = element.getContext('2d');
  if (!context) return;
  if (element.width !== wish.width) element.width = wish.width;
  if (element.height !== wish.height) element.height = wish.height;
  context.putImageData(imageOf(blocks, wish), 0, 0);
}

function imageOf({ level, region }: Blocks, wish: PictureWish): ImageData {
  const { width, height, viewport } = wish;
  const image = new ImageData(width, height);
  rasterizeBlocks(
    level,
    {
      ...{ width, height, missingColor: wish.missingColor },
      rows: region.bottom - region.top,
      cols: region.right - region.left,
      viewport: within(viewport, region),
      scale: makeScale(wish.scale, wish.domain),
      table: colorTable(wish.colorMap, wish.reversed),
    },
    image.data,
  );
  return image;
}

function within({ x0, y0, x1, y1 }: Viewport, { top, left }: Blocks['region']): Viewport {
  return { x0: x0 - left, y0: y0 - top, x1: x1 - left, y1: y1 - top };
}

/** The same as a bitmap, for a file. */
export function blocksBitmap(
  large: LargeMatrix,
  wish: PictureWish,
  rank: number,
): Promise<ImageBitmap> {
  const blocks = blocksFor(large, wish.of, wish.viewport, rank);
  if (!blocks) return Promise.reject(new Error('the picture is not there yet'));
  return createImageBitmap(imageOf(blocks, wish));
}
