import {
  writeAdapter,
  type ByteSource,
  type Result,
  type WriteTask,
  type WrittenAdapter,
} from '../../core/index.js';
import type { SavingOptions } from './saving.js';

/** Makes a new adapter file of some files. Rejects when the bytes cannot be read. */
export type WriteAdapter = (
  task: WriteTask,
  files: readonly ByteSource[],
  options: SavingOptions,
) => Promise<Result<WrittenAdapter>>;

let write: WriteAdapter = writeHere;

/** Where the host is Node, a thread of its own computes, so that other extensions need not wait. */
export function writeInThread(inThread: WriteAdapter): void {
  write = inThread;
}

export const startWriting: WriteAdapter = (task, files, options) => write(task, files, options);

/** In the thread of all extensions, which get their turn whenever something is read. */
function writeHere(
  task: WriteTask,
  files: readonly ByteSource[],
  { isCancelled, onProgress }: SavingOptions,
): Promise<Result<WrittenAdapter>> {
  const polite = files.map((file) => ({
    ...file,
    size: file.size,
    read: async (start: number, end: number) => {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      return file.read(start, end);
    },
  }));
  return writeAdapter(task, polite, { isCancelled, onProgress });
}
