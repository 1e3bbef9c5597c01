import { formatCount, type Matrix } from '../src/core/index.js';
import { fromWire, type Source, type ToPage } from '../src/protocol/index.js';
import type { ImageIntake } from './image-intake.js';
import { IncomingImage } from './incoming-image.js';
import { IncomingSecond } from './incoming-second.js';
import { Incoming } from './incoming.js';
import { t } from './l10n.js';
import type { LargeView } from './large-view.js';
import type { MatrixPipeline } from './matrix-pipeline.js';
import { sizeText } from './model/slices.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';

type Message<Type extends ToPage['type']> = Extract<ToPage, { type: Type }>;

/**
 * Takes what the host sends in one or several messages: a matrix, the B of a comparison before its A, an image, or what is
 * known of a large matrix. When it is whole, it is shown. Only one thing is on its way at a time.
 */
export class Arrivals {
  private readonly incoming = new Incoming();
  private readonly second = new IncomingSecond();
  private readonly image = new IncomingImage();

  constructor(
    private readonly store: Store<LensState>,
    private readonly pipeline: MatrixPipeline,
    private readonly images: ImageIntake,
    private readonly large: LargeView,
  ) {}

  /** Drops what is on its way; the B of a comparison stays until its A is there. */
  drop(): void {
    this.incoming.cancel();
    this.image.cancel();
    this.images.cancel();
  }

  /** The user wants none of it. */
  cancel(): void {
    this.drop();
    this.second.cancel();
  }

  show({ job, side, source, matrix }: Message<'show'>): void {
    if (side) {
      this.second.hold(job, fromWire(matrix));
      return;
    }
    this.drop();
    this.large.leave();
    this.put(job, source, fromWire(matrix));
  }

  begin(message: Message<'begin'>): void {
    this.image.cancel();
    this.images.cancel();
    if (message.side) this.second.begin(message);
    else this.incoming.begin(message);
    const { job, rows, cols } = message;
    this.receiving(job, t('Receiving {0}×{1} entries', formatCount(rows), formatCount(cols)));
  }

  part(part: Message<'part'>): void {
    if (part.side) {
      this.received(this.second.add(part));
      return;
    }
    const added = this.incoming.add(part);
    if (added?.whole) {
      this.large.leave();
      this.put(part.job, added.whole.source, added.whole.matrix);
    } else {
      this.received(added?.fraction);
    }
  }

  /** They follow their matrix, which may still wait for its decomposition. */
  storedFactors({ id, left, right, scale }: Message<'storedFactors'>): void {
    const stored = { id, left: fromWire(left), right: fromWire(right), scale };
    this.store.set({ stored });
  }

  beginImage(message: Message<'beginImage'>): void {
    this.incoming.cancel();
    this.images.cancel();
    this.image.begin(message);
    this.receiving(message.job, t('Receiving {0}', sizeText(message.size)));
  }

  imagePart(part: Message<'imagePart'>): void {
    const added = this.image.add(part);
    if (added?.whole) {
      this.large.leave();
      this.images.open(added.whole, part.job);
    } else {
      this.received(added?.fraction);
    }
  }

  private put(job: number, source: Source, first: Matrix): void {
    const second = this.second.take(job);
    this.pipeline.show(source, first, second && source.pair ? { pair: { first, second } } : {});
  }

  private receiving(job: number, text: string): void {
    this.store.set({ fetching: { what: 'receiving', job, text, fraction: 0 }, problem: undefined });
  }

  /** @param fraction of what is on its way; undefined if the part was of something else. */
  private received(fraction: number | undefined): void {
    const { fetching } = this.store.get();
    if (fetching && fraction !== undefined) this.store.set({ fetching: { ...fetching, fraction } });
  }
}
