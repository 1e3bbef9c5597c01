import { planeMatrix, type PlaneId } from '../src/core/index.js';
import type { DecodedImage, FromImager, Source } from '../src/protocol/index.js';
import type { ImagerClient } from './client/imager-client.js';
import type { ImageBytes } from './incoming-image.js';
import { t } from './l10n.js';
import type { MatrixPipeline } from './matrix-pipeline.js';
import { planeKey, planeOf } from './model/image.js';
import { plainLook } from './model/look.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';

/** A picture with more pixels is reduced: the SVD of a plane would take too long to wait for it. */
const mostPixels = 2 ** 21;

/** Takes the file of an image to the matrix of one of its planes. */
export class ImageIntake {
  /** Counts the files; the picture of an older one is dropped. */
  private newest = 0;
  /** The view that opens with the first image. */
  private firstView: 'image' | undefined;

  constructor(
    private readonly store: Store<LensState>,
    private readonly imager: ImagerClient,
    private readonly pipeline: MatrixPipeline,
  ) {}

  /** The page has not shown anything before: the first image opens in its own view. */
  isFirst(): void {
    this.firstView = 'image';
  }

  /** Decodes the file and shows the plane that was on screen before, or the grey picture. */
  open(file: ImageBytes, job: number): void {
    const { source, bytes, mediaType } = file;
    const text = t('Decoding the image');
    this.store.set({ fetching: { what: 'receiving', job, text }, problem: undefined });
    const own = ++this.newest;
    this.imager.decode({ bytes, mediaType, mostPixels }, (message) => {
      if (own === this.newest) this.receive(source, message);
    });
  }

  /** The picture that is being decoded is not wanted any more. */
  cancel(): void {
    this.newest++;
  }

  /** Shows another plane of the picture on screen as M. */
  choosePlane(plane: PlaneId): void {
    const { source, image, memory } = this.store.get();
    if (!source || !image) return;
    this.store.set({ memory: { ...memory, [planeKey]: plane } });
    this.show(source, image, plane);
  }

  private receive(source: Source, message: FromImager): void {
    if (message.kind === 'imageRefused') {
      this.store.set({ problem: message.problem, fetching: undefined });
    } else if (message.kind === 'imageDecoded') {
      const { memory } = this.store.get();
      this.show(source, message.image, planeOf(memory));
      if (this.firstView) this.store.set({ view: this.firstView });
      this.firstView = undefined;
    }
  }

  private show(source: Source, image: DecodedImage, plane: PlaneId): void {
    const { pixels } = image;
    const shown = pixels.channels === 1 ? 'luma' : plane;
    // The rules for ranks ask where noise begins. A picture at rank 1 or 2 shows nothing of itself.
    if (this.store.get().source?.id !== source.id) {
      this.pipeline.suggestRank(source.id, Math.ceil(Math.min(pixels.width, pixels.height) / 10));
    }
    this.pipeline.show(source, planeMatrix(pixels, shown), {
      image,
      memory: { look: { ...plainLook, colorMap: 'gray' } },
    });
  }
}
