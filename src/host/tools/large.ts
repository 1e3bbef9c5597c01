import type * as vscode from 'vscode';
import type { FromAnalysis, LeadingValues, Problem, Svd } from '../../core/index.js';
import { startAnalysis } from '../large/analysing.js';
import type { LargeMatrix } from '../sources/source.js';
import { ToolError } from './tool-error.js';

/** What is known of a matrix that stays in its file. */
export interface Leading {
  readonly values: LeadingValues;
  /** [k] = ‖M − M̂ₖ‖_F, measured entry by entry; absent if the time was over before. */
  readonly measured?: Float64Array | undefined;
  /** The triplets of the rank that was asked for. */
  readonly svd?: Svd | undefined;
}

/** Milliseconds after which the answer is what is known by then. */
const patience = 60_000;

/**
 * Searches for the leading singular triplets of a large matrix, with a few MiB of it in memory.
 *
 * @param rankOf the rank whose triplets are needed, once the values are known; undefined: no triplets.
 * @throws {@link ToolError} when it cannot be read, has no singular values, or was cancelled.
 */
export function leadingOf(
  matrix: LargeMatrix,
  token: vscode.CancellationToken,
  rankOf?: (values: LeadingValues) => number,
): Promise<Leading> {
  return new Promise((resolve, reject) => {
    let values: LeadingValues | undefined;
    let measured: Float64Array | undefined;
    let isAsking = false;
    const end = (then: () => void) => {
      clearTimeout(timer);
      cancelled.dispose();
      analysing.dispose();
      then();
    };
    const fail = (message: string) => end(() => reject(new ToolError(message)));
    const succeed = (svd?: Svd) => {
      const found = values;
      if (found) end(() => resolve({ values: found, measured, svd }));
    };
    const ask = () => {
      if (isAsking || !values) return;
      isAsking = true;
      if (rankOf === undefined) {
        succeed();
        return;
      }
      try {
        const rank = rankOf(values);
        if (rank === 0) succeed();
        else analysing.askFactors(rank);
      } catch (error) {
        end(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const receive = (message: FromAnalysis) => {
      switch (message.kind) {
        case 'overview':
          if (message.overview.notFinite > 0) fail(notFiniteText(message.overview.notFinite));
          else analysing.search();
          return;
        case 'values':
          ({ values } = message);
          return;
        case 'measured':
          measured = Float64Array.from(message.errors, ({ frobenius }) => frobenius);
          ask();
          return;
        case 'factors':
          succeed(message.svd);
          return;
        case 'ended':
          if (message.problem) fail(problemText(message.problem));
          else if (values) ask();
          else fail('The matrix has no singular values that can be computed.');
          return;
        default:
      }
    };
    const analysing = startAnalysis(matrix.content, receive);
    const cancelled = token.onCancellationRequested(() => fail('The computation was cancelled.'));
    // The directions that are known by now still give triplets.
    const timer = setTimeout(() => {
      if (values) ask();
      else fail('The file is too slow to read: no singular value is known after a minute.');
    }, patience);
  });
}

function notFiniteText(count: number): string {
  return `${count} entries of this large matrix are missing or infinite, so it has no singular values. Fill them, and save the matrix again.`;
}

function problemText({ message }: Problem): string {
  return `The large matrix cannot be analysed: ${message}`;
}
