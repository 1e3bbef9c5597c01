import { failure } from '../core/index.js';
import type { ParseText } from '../host/sources/file/parsing.js';
import type { FromParsing } from './parse-messages.js';
import { startThread } from './thread-start.js';

/** Reads the arrays of a text in a thread of its own, which ends when the reading is cancelled. */
export const parseInThread: ParseText = (kind, bytes, token) => {
  const thread = startThread({ kind: 'parse', start: { kind, bytes } });
  return new Promise((resolve, reject) => {
    const cancelled = token?.onCancellationRequested(() =>
      end(() => resolve(failure('cancelled', ''))),
    );
    const end = (then: () => void) => {
      cancelled?.dispose();
      void thread.terminate();
      then();
    };
    thread.on('message', (message: FromParsing) => end(() => resolve(message)));
    thread.on('error', (error) => end(() => reject(error)));
    thread.on('exit', () => reject(new Error('The thread that reads the text has ended.')));
  });
};
