import { failure, t } from '../core/index.js';
import type { ParseText } from '../host/sources/file/parsing.js';
import type { FromParsing } from './parse-messages.js';
import { startThread } from './thread-start.js';

/** MiB of objects that a text may become while it is read; its numbers are beside them. */
const mostMemory = 2048;

/**
 * Reads the arrays of a text in a thread of its own, which ends when the reading is cancelled, or when the text becomes
 * more objects than there is memory for: `[{},{},…]` takes thirty bytes for each of its own.
 */
export const parseInThread = parserWithin(mostMemory);

/** @param memory in MiB, for the objects of the text. */
export function parserWithin(memory: number): ParseText {
  return (kind, bytes, token) => {
    const thread = startThread({ kind: 'parse', start: { kind, bytes } }, memory);
    return new Promise((resolve, reject) => {
      const listening: { dispose(): unknown }[] = [];
      const end = (then: () => void) => {
        for (const each of listening) each.dispose();
        void thread.terminate();
        then();
      };
      const isCancelled = () => end(() => resolve(failure('cancelled', '')));
      if (token) listening.push(token.onCancellationRequested(isCancelled));
      thread.on('message', (message: FromParsing) => end(() => resolve(message)));
      thread.on('error', (error) =>
        end(() => (isOutOfMemory(error) ? resolve(tooMuch(memory)) : reject(error))),
      );
      thread.on('exit', () => reject(new Error('The thread that reads the text has ended.')));
    });
  };
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuch(memory: number): FromParsing {
  return failure(
    'tooLarge',
    t(
      'The text becomes more than {0} MiB of objects in memory. Save its matrices as .npy or .csv.',
      memory,
    ),
  );
}
