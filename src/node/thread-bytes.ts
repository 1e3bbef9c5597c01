import type { ByteSource, SpareMemory } from '../core/index.js';

/** Bytes that a thread asks the host for: the host knows whether the file has changed. */
export interface BytesAsked {
  readonly kind: 'read';
  readonly id: number;
  /** Index of the file. */
  readonly file: number;
  readonly start: number;
  readonly end: number;
  /** Memory for them, which was given away with this message. */
  readonly into?: ArrayBuffer | undefined;
}

export type BytesGiven =
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly id: number; readonly message: string };

interface Waiting {
  readonly memory: SpareMemory | undefined;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (reason: Error) => void;
}

/** The thread's end: files whose bytes come from the host. */
export class AskedBytes {
  private readonly waiting = new Map<number, Waiting>();
  private reads = 0;

  constructor(private readonly ask: (message: BytesAsked, transfer: ArrayBuffer[]) => void) {}

  source(file: number, size: number): ByteSource {
    return {
      size,
      read: (start, end, memory) =>
        new Promise((resolve, reject) => {
          const id = ++this.reads;
          const into = memory?.take(end - start);
          this.waiting.set(id, { memory, resolve, reject });
          this.ask({ kind: 'read', id, file, start, end, into }, into ? [into] : []);
        }),
    };
  }

  receive(message: BytesGiven): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'bytes') {
      waiting?.memory?.lend(message.bytes.buffer as ArrayBuffer);
      waiting?.resolve(message.bytes);
    } else waiting?.reject(new Error(message.message));
  }
}

/** The host's end: reads what a thread asks for, and gives the memory away. */
export async function giveBytes(
  { id, start, end, into }: BytesAsked,
  bytes: ByteSource | undefined,
  send: (message: BytesGiven, transfer: ArrayBuffer[]) => void,
): Promise<void> {
  try {
    if (!bytes) throw new Error('no such file');
    const own = bytes.take
      ? await bytes.take(start, end, into)
      : (await bytes.read(start, end)).slice();
    send({ kind: 'bytes', id, bytes: own }, [own.buffer as ArrayBuffer]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send({ kind: 'unreadable', id, message }, []);
  }
}
