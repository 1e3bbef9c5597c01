import { formatCount, type Matrix, type Problem } from '../src/core/index.js';
import type { BackendWish, FromDecomposer, Source } from '../src/protocol/index.js';
import { Changeover } from './changeover.js';
import { DecomposerClient } from './client/decomposer-client.js';
import type { PainterClient } from './client/painter-client.js';
import type { WorkerSource } from './client/worker-port.js';
import type { CompletionDesk } from './completion-desk.js';
import { ErrorDesk } from './error-desk.js';
import { t } from './l10n.js';
import type { AppliedCompletion } from './model/completion/state.js';
import { defaultWish, isWish, missingCount } from './model/completion/wish.js';
import { describeDecomposition, firstRank } from './model/decomposition.js';
import { infiniteEntry } from './model/infinite.js';
import type { LensState } from './model/state.js';
import type { Store } from './model/store.js';

/** Where a matrix remembers how it was completed. */
const appliedKey = 'completion.applied';
/** Up to so many entries the SVD is there before anybody sees that it is awaited. */
const quickEntries = 2 ** 16;

export interface ShowingParts {
  readonly store: Store<LensState>;
  readonly painter: PainterClient;
  readonly completion: CompletionDesk;
  readonly workers: WorkerSource;
  onCrash(reason: string): void;
}

/** From a matrix to its decomposition on screen: missing entries are completed first. */
export class Showing {
  readonly errors: ErrorDesk;
  private readonly decomposer: DecomposerClient;
  private readonly changeover = new Changeover();
  /** Counts what is decomposed; `state.job` is the one on screen. */
  private job = 0;
  /** Rank to restore when the matrix it belongs to is shown again. */
  private wishedRank: { readonly id: string; readonly rank: number } | undefined;

  constructor(private readonly parts: ShowingParts) {
    this.decomposer = new DecomposerClient(parts.workers, {
      onMessage: (message) => this.onDecomposer(message),
      onCrash: (job, reason) => {
        if (job !== this.job) return;
        this.changeover.release();
        parts.onCrash(reason);
      },
    });
    this.errors = new ErrorDesk(parts.store, this.decomposer);
  }

  start(backend: BackendWish): void {
    this.decomposer.prefer(backend);
    this.decomposer.warmUp();
    this.errors.start();
  }

  prefer(backend: BackendWish): void {
    this.decomposer.prefer(backend);
  }

  cancel(): void {
    this.decomposer.cancel();
  }

  /** For tests: the decomposer fails at whatever it does. */
  crash(): void {
    this.decomposer.crash();
  }

  /** What waits for its decomposition is put on screen without it: something else is to be told. */
  settle(): void {
    this.changeover.release();
  }

  wishRank(id: string, rank: number): void {
    this.wishedRank = { id, rank };
  }

  show(source: Source, matrix: Matrix): void {
    const infinite = infiniteEntry(matrix);
    if (matrix.data.length > quickEntries || infinite) this.changeover.drop();
    else this.changeover.hold();
    this.parts.completion.stop();
    const kept = this.isShown(source) ? this.parts.store.get().memory[appliedKey] : undefined;
    this.changeover.step(() => this.put(source, matrix));
    this.begin(matrix, matrix);
    if (infinite) this.parts.store.set({ problem: infinite });
    else if (missingCount(matrix) > 0) this.completeFirst(matrix, kept);
    else this.decompose(matrix);
  }

  /** From now on the whole lens works on this completion of M. */
  useCompletion(applied: AppliedCompletion): void {
    this.changeover.release();
    const { source, rank, given, memory } = this.parts.store.get();
    if (!given) return;
    if (source) this.wishRank(source.id, rank);
    this.parts.store.set({ memory: { ...memory, [appliedKey]: applied.wish } });
    if (given.data.length <= quickEntries) this.changeover.hold();
    this.applyCompletion(given, applied);
  }

  /** Whether the matrix on screen is the one from there, perhaps edited. */
  private isShown(source: Source): boolean {
    const before = this.parts.store.get().source;
    return before === undefined || before.id === source.id;
  }

  private put(source: Source, matrix: Matrix): void {
    const { store, completion } = this.parts;
    const before = store.get();
    const sameMatrix = this.isShown(source);
    if (sameMatrix && before.decomposition) this.wishRank(source.id, before.rank);
    const sameShape = before.given?.rows === matrix.rows && before.given.cols === matrix.cols;
    completion.reset();
    store.set({
      source,
      given: matrix,
      cell: sameShape ? before.cell : undefined,
      selected: sameShape ? before.selected : undefined,
      viewport: sameMatrix && sameShape ? before.viewport : undefined,
      memory: sameMatrix ? before.memory : {},
      second: sameMatrix ? before.second : undefined,
    });
  }

  /** A new picture of M, as it is in the document, whose decomposition is still to come. */
  private begin(given: Matrix, matrix: Matrix): void {
    const { store, painter } = this.parts;
    this.decomposer.cancel();
    const job = ++this.job;
    this.changeover.step(() => {
      painter.setMatrix(job, given);
      store.set({
        job,
        matrix,
        decomposition: undefined,
        quality: undefined,
        measured: [],
        weights: undefined,
        problem: undefined,
        busy: undefined,
        preview: undefined,
        sumError: undefined,
      });
    });
  }

  private decompose(matrix: Matrix): void {
    if (matrix.data.length === 0) {
      this.changeover.release();
      return;
    }
    const { job } = this;
    const text = t(
      'Computing the SVD of a {0}×{1} matrix',
      formatCount(matrix.rows),
      formatCount(matrix.cols),
    );
    this.busy({ what: 'decomposing', job, text });
    this.decomposer.decompose(job, matrix);
  }

  /**
   * Missing entries: as they were completed the last time, or by the mean of their column.
   *
   * @param kept what this matrix remembers of that.
   */
  private completeFirst(matrix: Matrix, kept: unknown): void {
    const text = t('Filling {0} missing entries', formatCount(missingCount(matrix)));
    this.busy({ what: 'completing', job: this.job, text });
    this.parts.completion.complete(
      matrix,
      isWish(kept) ? kept : defaultWish(matrix),
      (applied) => this.applyCompletion(matrix, applied),
      (problem: Problem) => {
        this.changeover.release();
        this.parts.store.set({ busy: undefined, problem });
      },
    );
  }

  private applyCompletion(given: Matrix, applied: AppliedCompletion): void {
    const { printedDecimals } = given;
    const matrix: Matrix = {
      ...applied.result.matrix,
      ...(printedDecimals === undefined ? {} : { printedDecimals }),
    };
    this.begin(given, matrix);
    this.changeover.step(() => this.parts.store.set({ applied }));
    this.decompose(matrix);
  }

  private busy(busy: NonNullable<LensState['busy']>): void {
    this.changeover.step(() => this.parts.store.set({ busy }));
  }

  private onDecomposer(message: FromDecomposer): void {
    if (message.job !== this.job) return;
    if (message.kind !== 'progress') this.changeover.release();
    const { store, painter } = this.parts;
    const state = store.get();
    if (message.job !== state.job || !state.matrix) return;
    switch (message.kind) {
      case 'progress':
        if (state.busy) store.set({ busy: { ...state.busy, fraction: message.fraction } });
        return;
      case 'svd': {
        const { svd, complete } = message;
        painter.setFactors(message.job, svd);
        const decomposition = describeDecomposition(state.matrix, message);
        const wished = this.wishedRank?.id === state.source?.id ? this.wishedRank?.rank : undefined;
        const known = state.decomposition ? state.rank : undefined;
        const rank = Math.min(svd.s.length, wished ?? known ?? firstRank(decomposition));
        if (complete) this.wishedRank = undefined;
        const text = t(
          'Computing all {0} singular values',
          formatCount(Math.min(state.matrix.rows, state.matrix.cols)),
        );
        store.set({
          decomposition,
          rank,
          measured: [],
          busy: complete ? undefined : { what: 'decomposing', job: message.job, text },
        });
        return;
      }
      case 'quality':
        store.set({ quality: message.quality });
        return;
      case 'measured':
      case 'sumMeasured':
        this.errors.receive(message);
        return;
      case 'failed':
        store.set({ busy: undefined, problem: message.problem });
        return;
    }
  }
}
