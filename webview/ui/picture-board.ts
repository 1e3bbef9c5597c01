import { followsRank, type FromPainter, type Picture } from '../../src/protocol/index.js';
import type { Controller } from '../controller.js';
import type { LayerChoice } from '../model/state.js';
import { Captures, type PictureWish } from './captures.js';

interface Slot {
  readonly context: ImageBitmapRenderingContext;
  readonly canvas: HTMLCanvasElement;
  wish: PictureWish;
  /** The number of the matrix on the canvas, together with its factors if the picture needs them. */
  matrixId: number;
  /** Whether it is drawn from a sample of its cells, until the slider rests. */
  draft: boolean;
}

const restMillis = 400;
/** All cells are drawn this long after the last draft. */
const sharpenMillis = 150;

/**
 * Collects changes into at most one request per animation frame, and puts the bitmaps of the answer on
 * the canvases. While the slider moves there is no SVD, no message to the host, and no copy of a matrix
 * from the GPU.
 */
export class PictureBoard {
  private readonly slots = new Map<string, Slot>();
  private readonly captures = new Captures();
  private readonly dirty = new Set<string>();
  private scheduled = false;
  private frameUsed = false;
  private readonly soon = new MessageChannel();
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private sharpenTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the changes come from the slider, or from a layer that was switched on or off. */
  private moving = false;
  private checkedId = -1;
  private lastRank = -1;
  private lastWeights: Float64Array | undefined;
  private lastPreview: LayerChoice | undefined;

  constructor(private readonly controller: Controller) {
    this.soon.port2.onmessage = () => this.flush();
    controller.onFrame((message) => this.onPainter(message));
    controller.store.subscribe(() => this.onState());
  }

  put(id: string, canvas: HTMLCanvasElement, wish: PictureWish): void {
    const known = this.slots.get(id);
    if (known?.canvas === canvas) {
      known.wish = wish;
    } else {
      const context = canvas.getContext('bitmaprenderer');
      if (!context) return;
      this.slots.set(id, { canvas, context, wish, matrixId: -1, draft: false });
    }
    this.mark(id);
  }

  remove(id: string, canvas: HTMLCanvasElement): void {
    // Another canvas may have the id by now, and wait for its picture.
    if (this.slots.get(id)?.canvas !== canvas) return;
    this.slots.delete(id);
    this.dirty.delete(id);
    this.tellPending();
  }

  /**
   * Draws a picture that is not on screen, at any size. It rejects if the picture cannot be drawn any
   * more, or not in time.
   */
  capture(wish: PictureWish): Promise<ImageBitmap> {
    const { matrixId } = this.controller.store.get();
    return this.captures.add(wish, matrixId, (id) => this.mark(id));
  }

  redrawAll(): void {
    for (const id of [...this.slots.keys(), ...this.captures.ids]) this.mark(id);
  }

  /** A picture in blocks is drawn, without the painter; it is on screen with the next frame. */
  blocksDrawn(): void {
    requestAnimationFrame(() => this.controller.drawn());
  }

  /** A view without a picture of the painter has drawn what it shows of this matrix. */
  drawnWithoutPictures(): void {
    const { matrixId } = this.controller.store.get();
    document.documentElement.dataset['lensReady'] = String(matrixId);
  }

  private onState(): void {
    const { matrixId, rank, weights, preview } = this.controller.store.get();
    this.captures.show(matrixId);
    if (rank === this.lastRank && weights === this.lastWeights && preview === this.lastPreview) {
      return;
    }
    this.lastRank = rank;
    this.lastWeights = weights;
    this.lastPreview = preview;
    this.moving = true;
    this.markFactors();
  }

  private markFactors(): void {
    for (const [id, slot] of this.slots) if (followsRank(slot.wish.of)) this.mark(id);
  }

  private mark(id: string): void {
    this.dirty.add(id);
    this.tellPending();
    if (this.scheduled) return;
    this.scheduled = true;
    // At once if this animation frame is unused: a step of the slider must not wait for the next one. A
    // message is sent after everything else that the page does for this change.
    if (this.frameUsed) return;
    this.frameUsed = true;
    this.soon.port1.postMessage(undefined);
  }

  /** Sends one request for everything that was marked. Later marks wait for the next animation frame. */
  private flush(): void {
    this.scheduled = false;
    this.request(false);
    requestAnimationFrame(() => {
      this.frameUsed = this.scheduled;
      if (this.scheduled) this.flush();
    });
  }

  private request(check: boolean): void {
    const { store, painter } = this.controller;
    const { matrix, preview } = store.get();
    const { rank, weights } = preview ?? store.get();
    if (!matrix || matrix.data.length === 0) return;
    const pictures: Picture[] = [];
    // A file is drawn from all cells.
    const moving = this.moving && ![...this.dirty].some((id) => this.captures.wish(id));
    this.moving = false;
    for (const id of this.dirty) {
      const wish = this.slots.get(id)?.wish ?? this.captures.wish(id);
      if (wish) pictures.push({ ...wish, id });
    }
    this.dirty.clear();
    if (pictures.length === 0 && !check) return;
    painter.draw({
      rank,
      pictures,
      moving,
      ...(weights ? { weights } : {}),
      ...(check ? { check } : {}),
    });
  }

  private onPainter(message: FromPainter): void {
    if (message.kind === 'redraw') {
      this.checkedId = -1;
      this.redrawAll();
      return;
    }
    if (message.kind !== 'frame') return;
    const { matrixId } = this.controller.store.get();
    for (const image of message.images) {
      const slot = message.matrixId === matrixId ? this.slots.get(image.id) : undefined;
      const bitmap = image.bitmap;
      if (this.captures.take(image.id, message.matrixId, bitmap)) continue;
      if (slot) {
        if (slot.canvas.width !== bitmap.width) slot.canvas.width = bitmap.width;
        if (slot.canvas.height !== bitmap.height) slot.canvas.height = bitmap.height;
        slot.context.transferFromImageBitmap(bitmap);
        slot.canvas.dataset['rank'] = String(message.rank);
        slot.matrixId = message.matrixId;
        slot.draft = message.draft === true && followsRank(slot.wish.of);
        slot.canvas.toggleAttribute('data-draft', slot.draft);
      } else {
        bitmap.close();
      }
    }
    // Pictures that a file still needs were dropped with an older request, or the painter was not ready.
    // They are requested again.
    for (const id of this.captures.ids) this.mark(id);
    this.tellPending();
    if (message.matrixId !== matrixId) return;
    if (message.draft) this.sharpenSoon();
    this.announce(message);
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => this.atRest(), restMillis);
  }

  /**
   * Sets `data-lens-pending` of the page's root: a picture is requested that is not yet drawn with all
   * its cells.
   */
  private tellPending(): void {
    const drafts = [...this.slots.values()].some(({ draft }) => draft);
    const pending = this.dirty.size > 0 || this.controller.painter.isDrawing || drafts;
    document.documentElement.toggleAttribute('data-lens-pending', pending);
  }

  private sharpenSoon(): void {
    clearTimeout(this.sharpenTimer);
    this.sharpenTimer = setTimeout(() => this.markFactors(), sharpenMillis);
  }

  /** Informs tests and measurements that a frame is on screen. */
  private announce(message: Extract<FromPainter, { kind: 'frame' }>): void {
    // A check of the GPU, or a painter that was not ready: there is nothing new on screen.
    if (message.images.length === 0) return;
    const { decomposition, matrixId } = this.controller.store.get();
    const root = document.documentElement.dataset;
    root['lensFrame'] = String(message.frame);
    root['lensDrawn'] = String(matrixId);
    // M comes a frame before M̂ₖ and the error. The page is ready when all of them show this matrix with
    // all its cells.
    const complete = [...this.slots.values()].every(
      (slot) => slot.matrixId === matrixId && !slot.draft,
    );
    if (decomposition && complete) root['lensReady'] = String(matrixId);
    const detail = {
      k: message.rank,
      millis: message.millis,
      matrixId,
      draft: message.draft === true,
    };
    window.dispatchEvent(new CustomEvent('lens-frame', { detail }));
  }

  /** The slider rests: compares the GPU with double precision once for each matrix. */
  private atRest(): void {
    const { matrixId, decomposition, backend } = this.controller.store.get();
    if (!decomposition || backend?.name !== 'webgl' || this.checkedId === matrixId) return;
    this.checkedId = matrixId;
    this.request(true);
  }
}
