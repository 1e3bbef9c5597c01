import {
  fromPlanes,
  planeMatrix,
  planesOf,
  psnr,
  ssim,
  svd,
  truncatedSvd,
  type ColourModel,
  type Matrix,
  type Pixels,
  type Svd,
} from '../../src/core/index.js';
import type { FromImager, ToImager } from '../../src/protocol/index.js';
import { LayerSum } from '../compute/layer-sum.js';
import { decodeImage } from './decode.js';
import { errorRgba, rgbaOf } from './rgba.js';

/** Triplets of each plane before all are known, so that the first picture comes soon. */
const firstTriplets = 32;
/** From this min(m, n) on, the first triplets come before all others. */
const progressiveFrom = 192;

/** A plane with what is known of its factors. */
interface Plane {
  readonly matrix: Matrix;
  factors: Svd | undefined;
  sum: LayerSum | undefined;
}

interface Subject {
  readonly imageId: number;
  readonly pixels: Pixels;
  readonly model: ColourModel;
  readonly planes: readonly Plane[];
  /** The picture of the colour model: for grey, the luma of a coloured one. */
  readonly original: Pixels;
}

type Draw = Extract<ToImager, { kind: 'drawImage' }>;

/**
 * Decodes images, and approximates them plane by plane. Work is done in steps; between two steps newer messages are
 * received, and the newest wish for a picture comes before the next decomposition.
 */
export class Imager {
  private subject: Subject | undefined;
  private wish: Draw | undefined;
  private lastWish: Draw | undefined;
  /** Counts the changes of the factors; the last picture was drawn with those of `drawnWith`. */
  private factors = 0;
  private drawnWith = 0;
  /** The steps of the decompositions that are not done yet. */
  private steps: Generator<void> | undefined;
  private isScheduled = false;
  private drawn: { readonly draw: Draw; readonly pixels: Pixels } | undefined;

  /**
   * @param later runs a callback after the messages that have arrived.
   */
  constructor(
    private readonly post: (message: FromImager, transfer?: Transferable[]) => void,
    private readonly later: (callback: () => void) => void = (callback) => setTimeout(callback, 0),
  ) {}

  async receive(message: ToImager): Promise<void> {
    switch (message.kind) {
      case 'decodeImage': {
        const { imageId, bytes, mediaType, mostPixels } = message;
        const result = await decodeImage(bytes, mediaType, mostPixels);
        if (result.ok) this.post({ kind: 'imageDecoded', imageId, image: result.value });
        else this.post({ kind: 'imageRefused', imageId, problem: result.problem });
        return;
      }
      case 'imageSubject':
        this.begin(message.imageId, message.pixels, message.model);
        return;
      case 'drawImage':
        if (message.imageId !== this.subject?.imageId) return;
        // The original that an older wish asked for is not lost.
        this.wish = {
          ...message,
          withOriginal: message.withOriginal || this.wish?.withOriginal === true,
        };
        this.schedule();
        return;
      case 'takeFactors':
        this.giveFactors(message.imageId, message.ranks);
        return;
    }
  }

  private begin(imageId: number, pixels: Pixels, model: ColourModel): void {
    const planes = planesOf[model].map((id) => ({
      matrix: planeMatrix(pixels, id),
      factors: undefined,
      sum: undefined,
    }));
    const original = fromPlanes(
      pixels,
      model,
      planes.map(({ matrix }) => matrix.data),
    );
    this.subject = { imageId, pixels, model, planes, original };
    this.wish = undefined;
    this.lastWish = undefined;
    this.drawn = undefined;
    this.steps = this.decompose(this.subject);
    this.schedule();
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.later(() => {
      this.isScheduled = false;
      this.step();
    });
  }

  /** The most urgent work, and then a look at the messages. */
  private step(): void {
    const { wish } = this;
    if (wish && this.knows()) {
      this.wish = undefined;
      this.draw(wish);
    } else if (this.steps) {
      if (this.steps.next().done === true) this.steps = undefined;
    } else if (this.drawn) {
      const { draw, pixels } = this.drawn;
      this.drawn = undefined;
      const { imageId, drawId } = draw;
      const similarity = this.subject && ssim(this.subject.original, pixels);
      this.post({ kind: 'imageCompared', imageId, drawId, ssim: similarity });
    }
    if (this.wish || this.steps || this.drawn) this.schedule();
  }

  /** Whether something of every plane is known. */
  private knows(): boolean {
    return this.subject?.planes.every(({ factors }) => factors) === true;
  }

  private *decompose({ imageId, planes }: Subject): Generator<void> {
    const [first] = planes;
    const side = Math.min(first!.matrix.rows, first!.matrix.cols);
    if (side >= progressiveFrom) {
      for (const plane of planes) {
        const found = truncatedSvd(plane.matrix, firstTriplets, { tolerance: 1e-4 });
        if (found.ok) this.take(plane, found.value);
        yield;
      }
      this.tell(imageId, planes, false);
      yield;
    }
    for (const plane of planes) {
      const found = svd(plane.matrix);
      if (!found.ok) {
        this.post({ kind: 'imageRefused', imageId, problem: found.problem });
        return;
      }
      this.take(plane, found.value);
      yield;
    }
    this.tell(imageId, planes, true);
  }

  private take(plane: Plane, { u, s, v }: Svd): void {
    this.factors++;
    plane.factors = { u, s, v };
    plane.sum = new LayerSum(plane.factors);
  }

  private tell(imageId: number, planes: readonly Plane[], complete: boolean): void {
    const known = Math.min(...planes.map(({ factors }) => factors?.s.length ?? 0));
    this.post({ kind: 'imageFactored', imageId, known, complete });
    // What was drawn with fewer or less exact triplets is drawn again.
    if (!this.wish && this.lastWish && this.drawnWith !== this.factors)
      this.wish = { ...this.lastWish, withOriginal: false };
  }

  private draw(draw: Draw): void {
    const { subject } = this;
    if (!subject) return;
    const { pixels, model, planes, original } = subject;
    const ranks = planes.map(({ factors }, at) =>
      Math.min(factors?.s.length ?? 0, draw.ranks[at] ?? 0),
    );
    const sums = planes.map(({ sum }, at) => sum!.moveTo(ranks[at]!, undefined));
    const approximated = fromPlanes(pixels, model, sums);
    const { rgba: error, gain } = errorRgba(original, approximated);
    const own = draw.withOriginal ? { original: rgbaOf(original) } : {};
    const approximation = rgbaOf(approximated);
    const { imageId, drawId } = draw;
    this.post(
      {
        ...{ kind: 'imageDrawn', imageId, drawId, ranks },
        ...{ ...own, approximation, error, gain },
        psnr: psnr(original, approximated),
      },
      [approximation.buffer, error.buffer],
    );
    this.lastWish = draw;
    this.drawnWith = this.factors;
    this.drawn = { draw, pixels: approximated };
  }

  private giveFactors(imageId: number, ranks: readonly number[]): void {
    const { subject } = this;
    if (subject?.imageId !== imageId || !this.knows()) return;
    const planes = subject.planes.map(({ factors }, at) => leading(factors!, ranks[at] ?? 0));
    this.post({ kind: 'imageFactors', imageId, planes });
  }
}

/** The first k triplets. */
function leading({ u, s, v }: Svd, k: number): Svd {
  const count = Math.min(k, s.length);
  return { u: columns(u, count), s: s.slice(0, count), v: columns(v, count) };
}

function columns({ rows, cols, data }: Matrix, count: number): Matrix {
  const out = new Float64Array(rows * count);
  for (let i = 0; i < rows; i++) out.set(data.subarray(i * cols, i * cols + count), i * count);
  return { rows, cols: count, data: out };
}
