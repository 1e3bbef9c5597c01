import {
  formatCount,
  prepareColumns,
  type Freedom,
  type Matrix,
  type Preparation,
  type Problem,
} from '../src/core/index.js';
import type {
  BackendWish,
  DecodedImage,
  FromDecomposer,
  MatrixPair,
  Source,
} from '../src/protocol/index.js';
import { UpdateBatch } from './update-batch.js';
import { DecomposerClient } from './client/decomposer-client.js';
import type { PainterClient } from './client/painter-client.js';
import type { CrashKind } from './client/worker-client.js';
import type { WorkerSource } from './client/worker-port.js';
import type { CompletionRequests } from './completion-requests.js';
import { ErrorMeasurement } from './error-measurement.js';
import { t } from './l10n.js';
import type { AppliedCompletion } from './model/completion/state.js';
import { defaultWish, isWish, missingCount } from './model/completion/wish.js';
import { keptFor, type Kept } from './model/kept.js';
import { describeDecomposition, firstRank } from './model/decomposition.js';
import { changesSums, freedomKey, freedomOf, presented } from './model/freedom.js';
import { infiniteEntry } from './model/infinite.js';
import { pageMemory } from './model/page-memory.js';
import { matrixIn, namedAfter, pairPartKey, partOf, type PairPart } from './model/pair.js';
import { previousOf } from './model/previous.js';
import { isPreparation, preparationKey } from './model/preparation.js';
import type { Computing, Decomposition, LensState } from './model/state.js';
import type { Store } from './model/store.js';

/** The key under which the state of a matrix stores how it was completed. */
const appliedKey = 'completion.applied';
/** Up to this many entries, the SVD is finished before the user notices that it is pending. */
const quickEntries = 2 ** 16;

export interface MatrixPipelineParts {
  readonly store: Store<LensState>;
  readonly painter: PainterClient;
  readonly completion: CompletionRequests;
  readonly workers: WorkerSource;
  onCrash(reason: string): void;
}

/** What is known of a matrix besides its entries. */
export interface MatrixExtras {
  /** The picture of which it is a plane. */
  readonly image?: DecodedImage;
  /** A and B, of which it is one, or their difference. */
  readonly pair?: MatrixPair;
  /** The state of its views if it is shown for the first time. */
  readonly memory?: LensState['memory'];
}

/** Takes a matrix to its decomposition on screen. Missing entries are completed first. */
export class MatrixPipeline {
  readonly errors: ErrorMeasurement;
  private readonly decomposer: DecomposerClient;
  private readonly batch = new UpdateBatch();
  /** The number of the newest matrix; `state.matrixId` is that of the one on screen. */
  private matrixId = 0;
  /** Rank to restore when the matrix it belongs to is shown again. */
  private wishedRank: { readonly id: string; readonly rank: number } | undefined;
  /**
   * The rank at which the leading triplets were first shown. If the rank differs now, the user chose it.
   */
  private placedRank: number | undefined;
  /** A and B of the newest matrix, if two are compared. */
  private pair: MatrixPair | undefined;
  /** What was on screen before its next version came in blocks. */
  private kept: Kept | undefined;

  constructor(private readonly parts: MatrixPipelineParts) {
    this.decomposer = new DecomposerClient(parts.workers, {
      onMessage: (message) => this.onDecomposer(message),
      onCrash: (reason) => {
        this.batch.commit();
        parts.store.set({ computing: undefined });
        parts.onCrash(reason);
      },
      onRecovery: () => this.errors.askAgain(),
    });
    this.errors = new ErrorMeasurement(parts.store, this.decomposer);
  }

  start(backend: BackendWish): void {
    this.decomposer.prefer(backend);
    this.decomposer.warmUp();
    this.errors.start();
  }

  prefer(backend: BackendWish): void {
    this.decomposer.prefer(backend);
  }

  /** Stops what is computed for the matrix on screen; existing results stay. */
  cancel(): void {
    const { computing } = this.parts.store.get();
    if (computing?.what === 'decomposing') this.decomposer.cancel();
    if (computing?.what === 'completing') this.parts.completion.cancel();
    this.parts.store.set({ computing: undefined });
  }

  /** For tests: makes the decomposer fail. */
  crash(how: CrashKind): void {
    this.decomposer.crash(how);
  }

  /** Shows a matrix that waits for its decomposition now, because something else must be shown. */
  settle(): void {
    this.batch.commit();
  }

  wishRank(id: string, rank: number): void {
    this.wishedRank = { id, rank };
  }

  /** The rank of a matrix that is shown for the first time, unless one was wished. */
  suggestRank(id: string, rank: number): void {
    if (this.wishedRank?.id !== id) this.wishRank(id, rank);
  }

  /** The matrix on screen, or the one that waits for its decomposition, is at another place now. */
  move(source: Source): void {
    const { store } = this.parts;
    this.batch.add(() => {
      if (store.get().source?.id === source.id) {
        store.set({ source: namedAfter(source, this.partOf(source)) });
      }
    });
  }

  show(given: Source, first: Matrix, extras: MatrixExtras = {}): void {
    const { pair } = extras;
    const part = this.partOf(given);
    const source = namedAfter(given, part);
    const original = pair ? matrixIn(pair, part) : first;
    this.pair = pair;
    const matrix = prepareColumns(original, this.preparationOf(source));
    const infinite = infiniteEntry(matrix);
    if (matrix.data.length > quickEntries || infinite) this.batch.discard();
    else this.batch.open();
    this.parts.completion.stop();
    const kept = this.isShown(source) ? this.parts.store.get().memory[appliedKey] : undefined;
    this.batch.add(() => this.put(source, original, matrix, extras));
    this.begin(matrix, matrix);
    if (infinite) this.parts.store.set({ problem: infinite });
    else if (missingCount(matrix) > 0) this.completeFirst(matrix, kept);
    else this.decompose(matrix);
  }

  /** From now on M is this part of the comparison. */
  choosePart(part: PairPart): void {
    this.batch.commit();
    const { source, original, memory, pair } = this.parts.store.get();
    if (!source || !original || !pair) return;
    this.parts.store.set({ memory: { ...memory, [pairPartKey]: part } });
    this.show(source, original, { pair });
  }

  private partOf(source: Source): PairPart {
    return this.isShown(source) ? partOf(this.parts.store.get().memory) : 'first';
  }

  /**
   * Another kind of matrix is shown, which is not decomposed here.
   *
   * @param early it is this source in blocks, whose entries follow.
   */
  leave(early?: Source): void {
    this.batch.discard();
    this.kept = keptFor(early, this.parts.store.get(), this.kept);
    this.pair = undefined;
    this.parts.completion.reset();
    if (early) this.decomposer.drop();
    else this.decomposer.rest();
    this.placedRank = undefined;
    this.parts.store.set({
      matrixId: ++this.matrixId,
      original: undefined,
      given: undefined,
      matrix: undefined,
      image: undefined,
      pair: undefined,
      applied: undefined,
      decomposition: undefined,
      quality: undefined,
      previous: undefined,
      measured: [],
      weights: undefined,
      computing: undefined,
      preview: undefined,
      sumError: undefined,
      second: undefined,
    });
  }

  /** The entries of the matrix in blocks do not come: what was on screen before it is there again. */
  takeBack(): void {
    const { kept } = this;
    if (kept) this.show(kept.source, kept.original);
  }

  /** Whether what was on screen can come back. */
  get keeps(): boolean {
    return this.kept !== undefined;
  }

  /** From now on the columns of this matrix are prepared so. */
  prepare(how: Preparation): void {
    this.batch.commit();
    const { source, original, memory, image, pair } = this.parts.store.get();
    if (!source || !original) return;
    this.parts.store.set({ memory: { ...memory, [preparationKey]: how } });
    this.show(source, original, { ...(image ? { image } : {}), ...(pair ? { pair } : {}) });
  }

  /** Shows U and V with what the user chose where M leaves them free. */
  setFreedom(freedom: Freedom): void {
    const { memory } = this.parts.store.get();
    this.parts.store.set({ memory: { ...memory, [freedomKey]: freedom } });
    this.presentAgain();
  }

  private presentAgain(): void {
    const { store, painter } = this.parts;
    const { matrix, matrixId, decomposition: before, quality, memory } = store.get();
    if (!matrix || !before) return;
    const decomposition = presented(matrix, before, quality, freedomOf(memory));
    if (decomposition === before) return;
    const sums = changesSums(before.svd, decomposition.svd);
    if (sums) {
      painter.setFactors(matrixId, decomposition.svd);
      this.decomposer.useFactors(matrixId, decomposition.svd);
    }
    store.set({ decomposition, ...(sums ? { measured: [], sumError: undefined } : {}) });
    if (sums) this.errors.askAgain();
  }

  private preparationOf(source: Source): Preparation {
    const how = this.isShown(source) ? this.parts.store.get().memory[preparationKey] : undefined;
    return isPreparation(how) ? how : 'none';
  }

  /** From now on all views use this completion of M. */
  useCompletion(applied: AppliedCompletion): void {
    this.batch.commit();
    const { source, rank, given, memory } = this.parts.store.get();
    if (!given) return;
    if (source) this.wishRank(source.id, rank);
    this.parts.store.set({ memory: { ...memory, [appliedKey]: applied.wish } });
    if (given.data.length <= quickEntries) this.batch.open();
    this.applyCompletion(given, applied);
  }

  /** Whether the matrix on screen comes from this source, perhaps edited. */
  private isShown(source: Source): boolean {
    const before = this.parts.store.get().source;
    return before === undefined || before.id === source.id;
  }

  private put(source: Source, original: Matrix, matrix: Matrix, extras: MatrixExtras): void {
    const { store, completion } = this.parts;
    const state = store.get();
    const before = { ...state, ...this.kept };
    this.kept = undefined;
    const sameMatrix = this.isShown(source);
    if (sameMatrix && before.decomposition) this.wishRank(source.id, before.rank);
    const sameShape = before.given?.rows === matrix.rows && before.given.cols === matrix.cols;
    completion.reset();
    store.set({
      source,
      original,
      given: matrix,
      previous: previousOf(before, source, matrix),
      image: extras.image,
      pair: extras.pair,
      fetching: undefined,
      cell: sameShape ? before.cell : undefined,
      selected: sameShape ? before.selected : undefined,
      viewport: sameMatrix && sameShape ? before.viewport : undefined,
      memory: sameMatrix
        ? { ...extras.memory, ...before.memory }
        : { ...pageMemory(before.memory), ...extras.memory },
      second: sameMatrix ? before.second : undefined,
    });
  }

  /** Shows M as it is in the document; its decomposition follows. */
  private begin(given: Matrix, matrix: Matrix): void {
    const { store, painter } = this.parts;
    const { pair } = this;
    this.decomposer.drop();
    this.placedRank = undefined;
    const matrixId = ++this.matrixId;
    this.batch.add(() => {
      painter.setMatrix(matrixId, given, pair);
      store.set({
        matrixId,
        matrix,
        decomposition: undefined,
        quality: undefined,
        measured: [],
        weights: undefined,
        problem: undefined,
        computing: undefined,
        preview: undefined,
        sumError: undefined,
      });
    });
  }

  private decompose(matrix: Matrix): void {
    if (matrix.data.length === 0) {
      this.batch.commit();
      return;
    }
    const text = t(
      'Computing the SVD of a {0}×{1} matrix',
      formatCount(matrix.rows),
      formatCount(matrix.cols),
    );
    this.computing({ what: 'decomposing', text });
    this.decomposer.decompose(this.matrixId, matrix);
  }

  /**
   * Fills missing entries: as they were completed the last time, or by the mean of their column.
   *
   * @param kept what the state of this matrix contains about it.
   */
  private completeFirst(matrix: Matrix, kept: unknown): void {
    const text = t('Filling {0} missing entries', formatCount(missingCount(matrix)));
    this.computing({ what: 'completing', text });
    this.parts.completion.complete(
      matrix,
      isWish(kept) ? kept : defaultWish(matrix),
      (applied) => this.applyCompletion(matrix, applied),
      (problem: Problem) => {
        this.batch.commit();
        this.parts.store.set({ computing: undefined, problem });
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
    this.batch.add(() => this.parts.store.set({ applied }));
    this.decompose(matrix);
  }

  private computing(computing: Computing): void {
    this.batch.add(() => this.parts.store.set({ computing }));
  }

  private onDecomposer(message: FromDecomposer): void {
    if (message.matrixId !== this.matrixId) return;
    if (message.kind !== 'progress') this.batch.commit();
    const { store, painter } = this.parts;
    const state = store.get();
    if (message.matrixId !== state.matrixId || !state.matrix) return;
    switch (message.kind) {
      case 'progress':
        if (state.computing) {
          store.set({ computing: { ...state.computing, fraction: message.fraction } });
        }
        return;
      case 'svd': {
        const { svd, complete } = message;
        const decomposition = presented(
          state.matrix,
          describeDecomposition(state.matrix, message),
          undefined,
          freedomOf(state.memory),
        );
        painter.setFactors(message.matrixId, decomposition.svd);
        if (complete) this.decomposer.useFactors(message.matrixId, decomposition.svd);
        const rank = Math.min(svd.s.length, this.rankFor(decomposition));
        if (complete) this.wishedRank = undefined;
        else this.placedRank = rank;
        const text = t(
          'Computing all {0} singular values',
          formatCount(Math.min(state.matrix.rows, state.matrix.cols)),
        );
        store.set({
          decomposition,
          rank,
          measured: [],
          computing: complete ? undefined : { what: 'decomposing', text },
        });
        return;
      }
      case 'quality':
        store.set({ quality: message.quality });
        // Which values are equal hangs on it, if it is worse than usual.
        if (message.quality.residual > 1) this.presentAgain();
        return;
      case 'measured':
      case 'sumMeasured':
        this.errors.receive(message);
        return;
      case 'failed':
        store.set({ computing: undefined, problem: message.problem });
        return;
    }
  }

  /** The rank to show a decomposition at, which may have fewer: the person's own choice comes first. */
  private rankFor(decomposition: Decomposition): number {
    const { decomposition: before, rank, source } = this.parts.store.get();
    if (before && rank !== this.placedRank) return rank;
    if (this.wishedRank && this.wishedRank.id === source?.id) return this.wishedRank.rank;
    return before && !decomposition.complete ? rank : firstRank(decomposition);
  }
}
