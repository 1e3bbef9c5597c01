import type { MessagePort } from 'node:worker_threads';
import { writeAdapter } from '../core/index.js';
import { AskedBytes, type BytesGiven } from './thread-bytes.js';
import type { FromWriting, WritingStart } from './writing-messages.js';

/** What a thread does that makes a new adapter, and ends. */
export function write(port: MessagePort, { task, sizes }: WritingStart): void {
  const send = (message: FromWriting, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  const asked = new AskedBytes(send);
  const files = sizes.map((size, file) => asked.source(file, size));
  port.on('message', (message: BytesGiven) => asked.receive(message));
  const onProgress = (fraction: number) => send({ kind: 'progress', fraction });
  writeAdapter(task, files, { onProgress }).then(
    (written) => send({ kind: 'written', written }, written.ok ? own(written.value.parts) : []),
    (error: unknown) =>
      send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
}

/** The memory that can be given away; several parts may share one. */
function own(parts: readonly Uint8Array[]): ArrayBuffer[] {
  return [...new Set(parts.map(({ buffer }) => buffer))].filter(
    (buffer) => buffer instanceof ArrayBuffer,
  );
}
