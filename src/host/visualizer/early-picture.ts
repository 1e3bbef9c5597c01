import { matrixPreview, type Preview } from '../../core/index.js';
import { toldOf, type Source, type ToPage } from '../../protocol/index.js';
import type { SourceReading } from '../sources/source.js';
import { isWhole } from './send-reading.js';

/** The entries wait at most so long for the picture in blocks, in milliseconds: a page may be hidden meanwhile. */
const patienceMillis = 1500;

/** The entries of a larger matrix are longer on their way than a picture of it in blocks. */
const fewEntries = 2 ** 20;

/** A matrix in blocks, whose entries are on their way. */
export interface Early {
  readonly source: Source;
  readonly preview: Preview;
}

/** What the page gets of a matrix before its entries. */
export class EarlyPicture {
  /** That of a matrix that is being opened, for a page that has not started yet. */
  kept: Early | undefined;
  private release: (() => void) | undefined;
  /** The page shows a matrix, at least in blocks. */
  isPageUsed = false;

  constructor(private readonly send: (message: ToPage) => Promise<unknown>) {}

  /**
   * The picture of a reading for an empty page; undefined if the entries are as quick. Another matrix on the page stays
   * until they have all come, because the user may cancel them.
   */
  of({ source, result }: SourceReading): Early | undefined {
    if (this.isPageUsed || !result.ok || !isWhole(result.value)) return undefined;
    const matrix = result.value;
    return matrix.data.length > fewEntries ? { source, preview: matrixPreview(matrix) } : undefined;
  }

  async show({ source, preview }: Early, job: number): Promise<void> {
    this.isPageUsed = true;
    const { rows, cols, elementType, overview } = preview;
    const shape = { rows, cols, elementType };
    // Both at once: the progress that follows is of a newer job.
    await Promise.all([
      this.send({ type: 'showLarge', job, source, ...shape, early: true }),
      this.send({ type: 'large', job, told: toldOf({ kind: 'overview', overview }) }),
    ]);
  }

  /**
   * Resolves when the page has drawn it. Entries that arrive while the page starts would keep the processor from the first
   * picture, and the user would see it up to half a second later.
   */
  async drawn(): Promise<void> {
    this.release?.();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patienceMillis);
      this.release = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The page has drawn it, or nobody waits for it any more. */
  isDrawn(): void {
    this.release?.();
    this.release = undefined;
  }
}
