import type { ImageBitmapLike, Picture } from '../../src/protocol/index.js';
import { t } from '../l10n.js';

/** What is to be drawn on the canvas of a heatmap, without its id. */
export type PictureWish = Omit<Picture, 'id'>;

interface Capture {
  readonly wish: PictureWish;
  /** The number of the matrix that was on screen at the request. */
  readonly matrixId: number;
  readonly resolve: (image: ImageBitmapLike) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The painter may have to restart, or wait for the layers of a large SVD. */
const patienceMillis = 20_000;

/**
 * Pictures that are drawn once, for a file. No request waits for ever: the picture arrives, or its matrix
 * is replaced, or the time is over. In the last two cases the caller gets an error.
 */
export class Captures {
  private readonly waiting = new Map<string, Capture>();
  private count = 0;

  /**
   * Requests a picture of the matrix with this number; `onId` receives the id under which it must be
   * drawn.
   */
  add(wish: PictureWish, matrixId: number, onId: (id: string) => void): Promise<ImageBitmapLike> {
    return new Promise((resolve, reject) => {
      const id = `capture ${++this.count}`;
      const timer = setTimeout(
        () => this.fail(id, t('The picture was not drawn in time.')),
        patienceMillis,
      );
      this.waiting.set(id, { wish, matrixId, resolve, reject, timer });
      onId(id);
    });
  }

  get ids(): readonly string[] {
    return [...this.waiting.keys()];
  }

  wish(id: string): PictureWish | undefined {
    return this.waiting.get(id)?.wish;
  }

  /**
   * Takes an image that was drawn of the matrix with that number; false when there is no request with
   * this id.
   */
  take(id: string, matrixId: number, image: ImageBitmapLike): boolean {
    const capture = this.waiting.get(id);
    if (capture?.matrixId !== matrixId) return false;
    this.waiting.delete(id);
    clearTimeout(capture.timer);
    capture.resolve(image);
    return true;
  }

  /** Another matrix is shown. A picture of it under the names of the old one would be wrong. */
  show(matrixId: number): void {
    for (const [id, capture] of this.waiting) {
      if (capture.matrixId !== matrixId)
        this.fail(id, t('The matrix changed while its picture was drawn.'));
    }
  }

  private fail(id: string, why: string): void {
    const capture = this.waiting.get(id);
    if (!capture) return;
    this.waiting.delete(id);
    clearTimeout(capture.timer);
    capture.reject(new Error(why));
  }
}
