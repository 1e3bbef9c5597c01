import { hideEntries, type Matrix, type Problem } from '../src/core/index.js';
import type { CompletionWish, FromCompleter } from '../src/protocol/index.js';
import { CompleterClient } from './client/completer-client.js';
import type { CrashKind } from './client/worker-client.js';
import type { WorkerSource } from './client/worker-port.js';
import {
  sameHide,
  sameModel,
  sameWish,
  type AppliedCompletion,
  type HideWish,
} from './model/completion/state.js';
import { ranksToTry } from './model/completion/wish.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';
import { t } from './l10n.js';

/**
 * Runs completions in their worker and stores the results in the state: the first completion of a matrix
 * with missing entries, for all views, and then those that the Completion view tries.
 */
export class CompletionRequests {
  private readonly client: CompleterClient;

  constructor(
    private readonly store: Store<LensState>,
    workers: WorkerSource,
  ) {
    this.client = new CompleterClient(workers);
  }

  /** Stops what runs, because its matrix is being replaced. */
  stop(): void {
    this.client.cancel();
  }

  /** For tests: makes the completer fail. */
  crash(how: CrashKind): void {
    this.client.crash(how);
  }

  /** Another matrix is shown: drops what was computed for the last one. */
  reset(): void {
    this.store.set({ applied: undefined, trial: undefined, heldOut: undefined });
  }

  /** Completes a matrix for all views. */
  complete(
    matrix: Matrix,
    wish: CompletionWish,
    done: (applied: AppliedCompletion) => void,
    failed: (problem: Problem) => void,
  ): void {
    this.client.ask({ kind: 'complete', matrix, wish }, (message) => {
      const { computing } = this.store.get();
      if (message.kind === 'completing' && computing) {
        this.store.set({ computing: { ...computing, fraction: message.fraction } });
      }
      if (message.kind === 'completed') done({ wish, result: message.completion });
      if (message.kind === 'completerFailed') failed(message.problem);
    });
  }

  /**
   * Tries a completion for the Completion view. A completion that is known or running is not computed
   * again.
   */
  attempt(wish: CompletionWish, hide: HideWish | undefined): void {
    const { trial, heldOut } = this.store.get();
    const input = this.input(hide);
    if (!input) return;
    if (
      trial &&
      sameWish(trial.wish, wish) &&
      sameHide(trial.hide, hide) &&
      trial.message === undefined
    ) {
      return;
    }
    const kept =
      heldOut && sameModel(heldOut.wish, wish) && sameHide(heldOut.hide, hide)
        ? { ...heldOut, fraction: undefined }
        : undefined;
    this.store.set({ trial: { wish, hide, fraction: 0 }, heldOut: kept });
    this.client.ask({ kind: 'complete', matrix: input, wish }, (message) => {
      if (message.kind === 'completing') {
        this.store.set({ trial: { wish, hide, fraction: message.fraction } });
      } else if (message.kind === 'completed') {
        const { completion: result, millis } = message;
        this.store.set({ trial: { wish, hide, fraction: undefined, result, millis } });
      } else if (message.kind === 'completerFailed') {
        const { message: text } = message.problem;
        this.store.set({ trial: { wish, hide, fraction: undefined, message: text } });
      }
    });
  }

  /**
   * Computes held-out errors over the ranks; those that are known already are kept. Not while a completion is running:
   * the worker answers only its newest request, and the completion would never end.
   */
  holdOut(wish: CompletionWish, hide: HideWish | undefined): void {
    const input = this.input(hide);
    const { trial, heldOut: before } = this.store.get();
    if (!input || trial?.fraction !== undefined) return;
    const errors =
      before && sameModel(before.wish, wish) && sameHide(before.hide, hide) ? before.errors : [];
    const ranks = ranksToTry(input);
    const open = ranks.filter((rank) => !errors.some((error) => error.rank === rank));
    const run = { wish, hide, ranks, errors, fraction: open.length > 0 ? 0 : undefined };
    this.store.set({ heldOut: run });
    if (open.length === 0) return;
    this.client.ask({ kind: 'holdOut', matrix: input, wish, ranks: open }, (message) =>
      this.onHeldOut(message),
    );
  }

  /** Stops what runs; existing results stay. */
  cancel(): void {
    this.client.cancel();
    const { trial, heldOut } = this.store.get();
    if (trial?.fraction !== undefined) {
      this.store.set({ trial: { ...trial, fraction: undefined, message: t('Cancelled.') } });
    }
    if (heldOut?.fraction !== undefined) {
      this.store.set({ heldOut: { ...heldOut, fraction: undefined } });
    }
  }

  private onHeldOut(message: FromCompleter): void {
    const run = this.store.get().heldOut;
    if (!run) return;
    if (message.kind === 'completing') {
      this.store.set({ heldOut: { ...run, fraction: message.fraction } });
    } else if (message.kind === 'heldOut') {
      this.store.set({ heldOut: { ...run, errors: [...run.errors, message.error] } });
    } else if (message.kind === 'completerDone') {
      this.store.set({ heldOut: { ...run, fraction: undefined } });
    } else if (message.kind === 'completerFailed') {
      const { message: text } = message.problem;
      this.store.set({ heldOut: { ...run, fraction: undefined, message: text } });
    }
  }

  /** The matrix with its missing entries, including those that are hidden on purpose. */
  private input(hide: HideWish | undefined): Matrix | undefined {
    const { given } = this.store.get();
    return given && hide ? hideEntries(given, hide.share, hide.seed) : given;
  }
}
