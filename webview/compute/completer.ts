import { complete, heldOutErrors, type CompletionOptions } from '../../src/core/index.js';
import type { CompletionWish, FromCompleter, ToCompleter } from '../../src/protocol/index.js';

/**
 * Answers one request of the page: a completion with its progress, or the held-out error of each rank as
 * soon as it is known.
 */
export function answerCompleter(
  request: ToCompleter,
  post: (message: FromCompleter) => void,
  now: () => number = () => performance.now(),
): void {
  const { requestId, matrix } = request;
  const wish = optionsOf(request.wish);
  const onProgress = (fraction: number) => post({ kind: 'completing', requestId, fraction });
  if (request.kind === 'complete') {
    const start = now();
    const result = complete(matrix, { ...wish, onProgress });
    if (!result.ok) {
      post({ kind: 'completerFailed', requestId, problem: result.problem });
      return;
    }
    post({ kind: 'completed', requestId, completion: result.value, millis: now() - start });
  } else {
    const { ranks } = request;
    for (const [done, rank] of ranks.entries()) {
      // The folds depend only on the seed, so one rank at a time gives the same errors as all ranks
      // together.
      const result = heldOutErrors(matrix, {
        ...wish,
        ranks: [rank],
        onProgress: (fraction) => onProgress((done + fraction) / ranks.length),
      });
      if (!result.ok) {
        post({ kind: 'completerFailed', requestId, problem: result.problem });
        return;
      }
      for (const error of result.value.errors) post({ kind: 'heldOut', requestId, error });
    }
  }
  post({ kind: 'completerDone', requestId });
}

/** The penalty is left out where held-out error chooses it. */
function optionsOf({ method, rank, lambda, seed }: CompletionWish): CompletionOptions {
  const given = method === 'soft-impute' && lambda !== 'auto';
  return { method, rank, seed, ...(given ? { lambda } : {}) };
}
