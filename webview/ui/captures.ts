import type { ImageBitmapLike, Picture } from '../../src/protocol/index.js';
import { t } from '../l10n.js';

/** What a heatmap wants on its canvas, without its id. */
export type PictureWish = Omit<Picture, 'id'>;

interface Capture {
  readonly wish: PictureWish;
  /** The matrix that it was asked of. */
  readonly matrixId: number;
  readonly resolve: (image: ImageBitmapLike) => void;
  readonly reject: (reason: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The painter may have to start again, or wait for a large SVD's layers. */
const patienceMillis = 20_000;

/**
 * Pictures that are drawn once, for a file. None of them waits forever: it comes, or the matrix that it is
 * of is replaced, or time is up; the last two are told.
 */
export class Captures {
  private readonly waiting = new Map<string, Capture>();
  private count = 0;

  /** Asks for a picture of the matrix of this number; `onId` hears under which id it is to be drawn. */
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

  /** Takes an image that was drawn of the matrix of that number; false when nobody asked for it under this id. */
  take(id: string, matrixId: number, image: ImageBitmapLike): boolean {
    const capture = this.waiting.get(id);
    if (capture?.matrixId !== matrixId) return false;
    this.waiting.delete(id);
    clearTimeout(capture.timer);
    capture.resolve(image);
    return true;
  }

  /** Another matrix is shown: a picture of it under the names of the old one would be a wrong one. */
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
