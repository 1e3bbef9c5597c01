import type { ColourModel, Pixels, Problem } from '../../src/core/index.js';
import type { FromImager, ToImager } from '../../src/protocol/index.js';
import { t } from '../l10n.js';
import { WorkerClient, type CrashKind } from './worker-client.js';
import type { WorkerSource } from './worker-port.js';

type Subject = Omit<Extract<ToImager, { kind: 'imageSubject' }>, 'kind' | 'imageId'>;

/**
 * The page's end of the worker for pictures. Each picture has a number; answers about older ones are dropped. A worker
 * that stopped is started again with the same picture, once.
 */
export class ImagerClient {
  private readonly client: WorkerClient<ToImager, FromImager>;
  private imageId = 0;
  private drawId = 0;
  private subject: Subject | undefined;
  private ranks: readonly number[] | undefined;
  private needsOriginal = false;
  private factored: FromImager | undefined;
  private listener: (message: FromImager) => void = () => undefined;

  constructor(source: WorkerSource) {
    this.client = new WorkerClient<ToImager, FromImager>(
      source,
      () => ({ kind: 'boot', role: 'imager' }),
      {
        first: () => this.scene(),
        onMessage: (message) => {
          if (message.imageId === this.imageId) this.receive(message);
        },
        onCrash: (reason, crashes) => this.crashed(reason, crashes),
      },
    );
  }

  /** Decodes the file of an image; the answer is `imageDecoded` or `imageRefused`. */
  decode(
    file: { readonly bytes: Uint8Array; readonly mediaType: string; readonly mostPixels: number },
    listener: (message: FromImager) => void,
  ): void {
    this.renew(listener);
    this.client.post({ kind: 'decodeImage', imageId: this.imageId, ...file });
  }

  /** Decomposes a picture in this colour model; all further answers go to `listener`. */
  show(pixels: Pixels, model: ColourModel, listener: (message: FromImager) => void): void {
    this.needsOriginal = true;
    if (this.subject?.pixels === pixels && this.subject.model === model) {
      // The same picture comes back to the screen.
      this.listener = listener;
      if (this.factored) listener(this.factored);
      return;
    }
    this.renew(listener);
    this.subject = { pixels, model };
    // A worker that is started for it receives it as its scene.
    if (this.client.isRunning) this.client.post(this.scene()[0]!);
    else this.client.start();
  }

  /** Requests the picture at these ranks, one for each plane; a newer request replaces an older one. */
  draw(ranks: readonly number[]): number {
    const { imageId, needsOriginal: withOriginal } = this;
    this.ranks = ranks;
    this.needsOriginal = false;
    this.client.post({ kind: 'drawImage', imageId, drawId: ++this.drawId, ranks, withOriginal });
    return this.drawId;
  }

  takeFactors(ranks: readonly number[]): void {
    this.client.post({ kind: 'takeFactors', imageId: this.imageId, ranks });
  }

  /** The picture is not on screen any more. What is known of it stays for when it comes back. */
  leave(): void {
    this.listener = () => undefined;
  }

  /** For tests: makes the worker fail. */
  crash(how: CrashKind): void {
    this.client.crash(how);
  }

  private renew(listener: (message: FromImager) => void): void {
    this.imageId++;
    this.subject = undefined;
    this.factored = undefined;
    this.ranks = undefined;
    this.listener = listener;
  }

  private receive(message: FromImager): void {
    if (message.kind === 'imageFactored') this.factored = message;
    this.listener(message);
  }

  private scene(): ToImager[] {
    const { imageId, subject, ranks, drawId } = this;
    if (!subject) return [];
    const scene: ToImager[] = [{ kind: 'imageSubject', imageId, ...subject }];
    if (ranks) scene.push({ kind: 'drawImage', imageId, drawId, ranks, withOriginal: true });
    return scene;
  }

  private crashed(reason: string, crashes: number): void {
    if (this.subject && crashes <= 1) {
      this.client.start();
      return;
    }
    const message = t('The picture could not be computed ({0}). Try a smaller one.', reason);
    const problem: Problem = { code: 'cancelled', message };
    this.listener({ kind: 'imageRefused', imageId: this.imageId, problem });
  }
}
