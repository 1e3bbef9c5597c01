import {
  formatCount,
  missingColorOf,
  subscript,
  textsInUse,
  type Matrix,
} from '../src/core/index.js';
import type { PictureOf, ToPage } from '../src/protocol/index.js';
import type { PageWriter } from './client/page-writer.js';
import type { Controller } from './controller.js';
import { t } from './l10n.js';
import { fullLook, isLook, plainLook, type FullLook } from './model/look.js';
import { save } from './model/saved.js';
import type { LensState } from './model/state.js';
import type { StillPicture } from './standalone/html.js';
import type { PageWish } from './standalone/wish.js';
import { addressOf } from './ui/export/encode.js';
import { fileBase } from './ui/export/file-base.js';
import type { PictureBoard } from './ui/picture-board.js';

/** A page with more entries would be larger than the message channel of an editor should carry at once. */
const mostEntries = 2 ** 22;

type Wish = Extract<ToPage, { type: 'exportPage' }>;

/** Why what is on screen cannot become a page; undefined if it can. */
export function pageRefusal({ large, original, source }: LensState): string | undefined {
  if (large) {
    return t(
      'A web page holds all its numbers, and this matrix of {0}×{1} stays in its file because it is too large. Save its factors at a small rank, and export a page of them.',
      formatCount(large.shape.rows),
      formatCount(large.shape.cols),
    );
  }
  if (!source || !original) return t('The lens shows no matrix yet.');
  if (original.data.length > mostEntries) {
    return t(
      'A web page holds all its numbers, up to {0}; this matrix has {1}. Export a page of a part of it, or of its factors.',
      formatCount(mostEntries),
      formatCount(original.data.length),
    );
  }
  return undefined;
}

/**
 * Writes what is on screen as one file that opens in any browser: the same code, the same matrix, the same state.
 *
 * @returns its suggested name and its bytes; rejects with a reason for the user.
 */
export async function pageOf(
  { title, note, text, language }: Wish,
  controller: Controller,
  board: PictureBoard,
  writer: PageWriter,
): Promise<{ name: string; data: Uint8Array }> {
  const state = controller.store.get();
  const refused = pageRefusal(state);
  const { source, original, settings } = state;
  const saved = save(state);
  if (refused !== undefined || !source || !original || !saved) throw new Error(refused);
  const { data: entries, missing: _missing, ...frame } = original;
  const wish: Omit<PageWish, 'files'> = {
    ...{ title, note, text, language, entries },
    still: await stillPictures(state, board),
    translations: textsInUse(),
    data: {
      matrix: frame,
      // Nothing of the author's machine: no path, no address.
      source: {
        ...source,
        kind: 'page',
        abilities: [],
        array: undefined,
        pair: undefined,
        locator: {},
      },
      settings,
      state: {
        rank: saved.rank,
        // A page has one matrix: a plane of an image; of a pair, what all other views show.
        view: saved.view === 'image' || saved.view === 'compare' ? 'approximation' : saved.view,
        memory: saved.memory,
        second: saved.second,
      },
    },
  };
  return { name: `${fileBase(undefined, source.name)}.html`, data: await writer.write(wish) };
}

/** The longer side of a picture that has more cells, in pixels. */
const longestStill = 128;

/** The three pictures that are seen without JavaScript. A page without them is still a page. */
async function stillPictures(state: LensState, board: PictureBoard): Promise<StillPicture[]> {
  const { matrix, memory, rank, decomposition } = state;
  const look = memory['look'];
  if (!matrix || !decomposition || matrix.data.length === 0) return [];
  const shown = fullLook(isLook(look) ? look : plainLook, state, matrix);
  const approximation = `M\u0302${subscript(rank)}`;
  const pictures: readonly (readonly [PictureOf, string])[] = [
    ['matrix', `M, ${formatCount(matrix.rows)}×${formatCount(matrix.cols)}`],
    ['approximation', approximation],
    ['error', `M − ${approximation}`],
  ];
  try {
    return await Promise.all(
      pictures.map(async ([of, name]) => ({
        name,
        address: await stillAddress(of, matrix, shown, board),
      })),
    );
  } catch {
    return [];
  }
}

async function stillAddress(
  of: PictureOf,
  { rows, cols }: Matrix,
  shown: FullLook,
  board: PictureBoard,
): Promise<string> {
  const share = Math.min(1, longestStill / Math.max(rows, cols));
  const { domain, scale, colorMap, reversed } = of === 'error' ? shown.error : shown.values;
  const image = await board.capture({
    of,
    width: Math.max(1, Math.round(cols * share)),
    height: Math.max(1, Math.round(rows * share)),
    viewport: { x0: 0, y0: 0, x1: cols, y1: rows },
    ...{ domain, scale, colorMap, reversed },
    missingColor: missingColorOf(colorMap),
  });
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no Canvas 2D');
  context.drawImage(image, 0, 0);
  // Cells have sharp edges; a picture with more pixels than a small matrix is smaller with a little loss.
  const type = rows * cols <= 256 ? 'image/png' : 'image/webp';
  return addressOf(await canvas.convertToBlob({ type, quality: 0.6 }));
}
