import type { Source, ToPage } from '../src/protocol/index.js';

type Begin = Extract<ToPage, { type: 'beginImage' }>;
type Part = Extract<ToPage, { type: 'imagePart' }>;

/** The file of an image that has arrived. */
export interface ImageBytes {
  readonly source: Source;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Assembles the file of an image that arrives in parts, in order. */
export class IncomingImage {
  private begun: Begin | undefined;
  private bytes = new Uint8Array(0);
  /** Number of bytes that have arrived. */
  private count = 0;

  begin(message: Begin): void {
    this.begun = message;
    this.bytes = new Uint8Array(message.size);
    this.count = 0;
  }

  /** Drops the parts that still arrive. */
  cancel(): void {
    this.begun = undefined;
    this.bytes = new Uint8Array(0);
  }

  /** The share that has arrived, and the file when it is complete; undefined for parts of other jobs. */
  add(part: Part): { fraction: number; whole?: ImageBytes } | undefined {
    const { begun, bytes } = this;
    if (begun?.job !== part.job || part.offset !== this.count) return undefined;
    if (part.offset + part.data.length > bytes.length) return undefined;
    bytes.set(part.data, part.offset);
    this.count += part.data.length;
    const fraction = this.count / bytes.length;
    if (!part.last || fraction < 1) return { fraction };
    const { source, mediaType } = begun;
    this.cancel();
    return { fraction, whole: { source, mediaType, bytes } };
  }
}
