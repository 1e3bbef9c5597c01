import { failure } from '../core/index.js';
import type { WriteAdapter } from '../host/weights/writing.js';
import { giveBytes } from './thread-bytes.js';
import { startThread } from './thread-start.js';
import type { FromWriting } from './writing-messages.js';

/** Makes a new adapter in a thread of its own, which ends at once when the user cancels. */
export const writeInThread: WriteAdapter = (task, files, { onCancelled, onProgress }) => {
  const sizes = files.map(({ size }) => size);
  const thread = startThread({ kind: 'write', start: { task, sizes } });
  return new Promise((resolve, reject) => {
    const end = (then: () => void) => {
      cancelled.dispose();
      void thread.terminate();
      then();
    };
    const cancelled = onCancelled(() => end(() => resolve(failure('cancelled', ''))));
    thread.on('message', (message: FromWriting) => {
      switch (message.kind) {
        case 'read':
          void giveBytes(message, files[message.file], (given, transfer) =>
            thread.postMessage(given, transfer),
          );
          return;
        case 'progress':
          onProgress(message.fraction);
          return;
        case 'written':
          end(() => resolve(message.written));
          return;
        case 'failed':
          end(() => reject(new Error(message.message)));
      }
    });
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', () => reject(new Error('the thread ended')));
  });
};
