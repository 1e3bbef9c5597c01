import { firstNonFinite, formatCount, type Matrix } from '../src/core/index.js';
import {
  fromWire,
  type BackendWish,
  type FromDecomposer,
  type FromPainter,
  type Source,
  type ToPage,
} from '../src/protocol/index.js';
import { DecomposerClient } from './client/decomposer-client.js';
import { PainterClient } from './client/painter-client.js';
import type { WorkerScript } from './client/worker-script.js';
import type { HostLink } from './host-link.js';
import { Incoming } from './incoming.js';
import { describeDecomposition, firstRank } from './model/decomposition.js';
import { readSaved, save, savedMatrix } from './model/saved.js';
import { initialState, type LensState, type ViewId } from './model/state.js';
import { createStore, type Store } from './model/store.js';

/** Ties the host, the two workers and the state together. Knows no component. */
export class Controller {
  readonly store: Store<LensState>;
  readonly painter: PainterClient;
  private readonly decomposer: DecomposerClient;
  private readonly incoming = new Incoming();
  private readonly frameListeners = new Set<(message: FromPainter) => void>();
  private measureTimer: ReturnType<typeof setTimeout> | undefined;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private kept: Partial<LensState> = {};
  /** Rank to restore when the matrix it belongs to is shown again. */
  private wishedRank: { readonly uri: string; readonly rank: number } | undefined;

  constructor(
    place: 'panel' | 'view',
    private readonly host: HostLink,
    script: WorkerScript,
  ) {
    this.store = createStore(initialState(place));
    this.decomposer = new DecomposerClient(script, {
      onMessage: (message) => this.onDecomposer(message),
      onCrash: (job, reason) => this.onCrash(job, reason),
    });
    this.painter = new PainterClient(script, {
      onMessage: (message) => this.onPainter(message),
      onCrash: (reason) => this.fail('The pictures cannot be drawn any more', reason),
    });
  }

  boot(backend: BackendWish): void {
    this.decomposer.warmUp();
    this.painter.start(backend);
    const saved = readSaved(this.host.state);
    if (saved) {
      this.store.set({ view: saved.view, memory: saved.memory });
      this.wishedRank = { uri: saved.source.uri, rank: saved.rank };
      const matrix = savedMatrix(saved);
      if (matrix) this.show(0, saved.source, matrix);
    }
    this.store.subscribe(() => this.keepSoon());
    this.store.subscribe(() => this.measureSoon());
    this.host.listen((message) => this.onHost(message));
    this.host.send({ type: 'ready', ...(saved ? { source: saved.source } : {}) });
  }

  onFrame(listener: (message: FromPainter) => void): () => void {
    this.frameListeners.add(listener);
    return () => {
      this.frameListeners.delete(listener);
    };
  }

  setRank(rank: number): void {
    const most = this.store.get().decomposition?.svd.s.length ?? 0;
    this.store.set({ rank: Math.min(most, Math.max(0, Math.round(rank))) });
  }

  setView(view: ViewId): void {
    this.store.set({ view });
  }

  /** Remembers something of a view for this matrix; plain JSON. */
  remember(key: string, value: unknown): void {
    const { memory } = this.store.get();
    this.store.set({ memory: { ...memory, [key]: value } });
  }

  visualize(): void {
    this.host.send({ type: 'visualize' });
  }

  reveal(): void {
    this.host.send({ type: 'reveal' });
  }

  openSettings(): void {
    this.host.send({ type: 'openSettings' });
  }

  cancel(): void {
    const { busy, matrix, decomposition } = this.store.get();
    if (!busy) return;
    if (busy.what === 'decomposing') this.decomposer.cancel();
    else this.host.send({ type: 'cancel', job: busy.job });
    this.store.set({
      busy: undefined,
      problem: {
        code: 'cancelled',
        message: decomposition
          ? 'Cancelled. What was computed so far stays; visualize the matrix again to compute the rest.'
          : matrix
            ? 'Cancelled. The heatmap of M stays; edit the matrix or visualize it again to compute its singular values.'
            : 'Cancelled. Put the cursor in a matrix and run Visualize Matrix to see it.',
      },
    });
  }

  /** For tests of what a lost GPU context and a crashed worker do. */
  loseContext(): void {
    this.painter.loseContext();
  }

  private onHost(message: ToPage): void {
    const { job } = this.store.get();
    switch (message.type) {
      case 'settings':
        this.store.set({ settings: message.settings });
        this.painter.start(message.settings.backend);
        this.refreshSuggestions();
        return;
      case 'busy':
        this.store.set({
          busy: { what: 'reading', job: message.job, text: message.text },
          problem: undefined,
        });
        return;
      case 'idle':
        this.store.set({ busy: undefined });
        return;
      case 'show':
        if (message.job >= job) this.show(message.job, message.source, fromWire(message.matrix));
        return;
      case 'begin':
        this.incoming.begin(message);
        this.receiving(message.job, message.rows, message.cols, 0);
        return;
      case 'part': {
        const added = this.incoming.add(message);
        if (!added || this.store.get().busy?.job !== message.job) return;
        if (added.whole) this.show(message.job, added.whole.source, added.whole.matrix);
        else this.store.set({ busy: { ...this.store.get().busy!, fraction: added.fraction } });
        return;
      }
      case 'problem':
        if (message.job < job) return;
        this.store.set({ problem: message.problem, busy: undefined });
        return;
    }
  }

  private receiving(job: number, rows: number, cols: number, fraction: number): void {
    const text = `Receiving ${formatCount(rows)}×${formatCount(cols)} entries`;
    this.store.set({ busy: { what: 'receiving', job, text, fraction }, problem: undefined });
  }

  private show(job: number, source: Source, matrix: Matrix): void {
    const before = this.store.get();
    const sameMatrix =
      before.source === undefined ||
      (before.source.uri === source.uri && before.source.label === source.label);
    if (sameMatrix && before.decomposition) {
      this.wishedRank = { uri: source.uri, rank: before.rank };
    }
    const sameShape = before.matrix?.rows === matrix.rows && before.matrix.cols === matrix.cols;
    this.painter.setMatrix(job, matrix);
    const bad = firstNonFinite(matrix);
    const empty = matrix.data.length === 0;
    this.store.set({
      job,
      source,
      matrix,
      decomposition: undefined,
      quality: undefined,
      measured: [],
      weights: undefined,
      cell: sameShape ? before.cell : undefined,
      viewport: sameMatrix && sameShape ? before.viewport : undefined,
      memory: sameMatrix ? before.memory : {},
      problem: bad ? nonFiniteProblem(matrix, bad) : undefined,
      busy:
        bad || empty
          ? undefined
          : {
              what: 'decomposing',
              job,
              text: `Computing the SVD of a ${formatCount(matrix.rows)}×${formatCount(matrix.cols)} matrix`,
            },
    });
    if (!bad && !empty) this.decomposer.decompose(job, matrix);
  }

  private onDecomposer(message: FromDecomposer): void {
    const state = this.store.get();
    if (message.job !== state.job || !state.matrix) return;
    switch (message.kind) {
      case 'progress':
        if (state.busy) this.store.set({ busy: { ...state.busy, fraction: message.fraction } });
        return;
      case 'svd': {
        const { svd, complete } = message;
        this.painter.setFactors(message.job, svd);
        const decomposition = describeDecomposition(state.matrix, message, state.settings.ratio);
        const wished =
          this.wishedRank?.uri === state.source?.uri ? this.wishedRank?.rank : undefined;
        const known = state.decomposition ? state.rank : undefined;
        const rank = Math.min(svd.s.length, wished ?? known ?? firstRank(decomposition));
        if (complete) this.wishedRank = undefined;
        const text = `Computing all ${formatCount(Math.min(state.matrix.rows, state.matrix.cols))} singular values`;
        this.store.set({
          decomposition,
          rank,
          measured: [],
          busy: complete ? undefined : { what: 'decomposing', job: message.job, text },
        });
        return;
      }
      case 'quality':
        this.store.set({ quality: message.quality });
        return;
      case 'measured': {
        const measured = [...state.measured];
        for (const error of message.errors) measured[error.k] = error;
        this.store.set({ measured });
        return;
      }
      case 'failed':
        this.store.set({ busy: undefined, problem: message.problem });
        return;
    }
  }

  private onPainter(message: FromPainter): void {
    if (message.kind === 'backend') this.store.set({ backend: message.backend });
    for (const listener of this.frameListeners) listener(message);
  }

  private onCrash(job: number, reason: string): void {
    if (job !== this.store.get().job) return;
    this.fail('The computation stopped', reason);
  }

  private fail(what: string, reason: string): void {
    this.host.log('error', `${what}: ${reason}`);
    this.store.set({
      busy: undefined,
      problem: {
        code: 'cancelled',
        message: `${what} (${reason}). The last picture stays; run Visualize Matrix again, with a smaller matrix if it happens again.`,
      },
    });
  }

  private refreshSuggestions(): void {
    const { matrix, decomposition, settings } = this.store.get();
    if (!matrix || !decomposition) return;
    this.store.set({
      decomposition: describeDecomposition(matrix, decomposition, settings.ratio),
    });
  }

  /** The slider rests at a rank that the sweep has not come to: ask for that one first. */
  private measureSoon(): void {
    clearTimeout(this.measureTimer);
    const { rank, measured, decomposition } = this.store.get();
    if (!decomposition || measured[rank]) return;
    this.measureTimer = setTimeout(() => {
      const state = this.store.get();
      if (state.decomposition && !state.measured[state.rank]) {
        this.decomposer.measure(state.job, state.rank);
      }
    }, 150);
  }

  /** Keeping the state is a message to the host: never while something moves. */
  private keepSoon(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => {
      const state = this.store.get();
      const { job, rank, view, memory } = state;
      const kept = this.kept;
      if (kept.job === job && kept.rank === rank && kept.view === view && kept.memory === memory) {
        return;
      }
      this.kept = { job, rank, view, memory };
      const saved = save(state);
      if (saved) this.host.state = saved;
    }, 400);
  }
}

function nonFiniteProblem(
  matrix: Matrix,
  bad: { row: number; column: number; value: number },
): { code: 'nonFinite'; message: string } {
  const unknown = matrix.missing?.reduce((sum, flag) => sum + flag, 0) ?? 0;
  const where = `row ${bad.row + 1}, column ${bad.column + 1}`;
  const message = Number.isNaN(bad.value)
    ? `${formatCount(unknown)} of ${formatCount(matrix.data.length)} entries are missing, the first at ${where}. Singular values need every entry: fill them in to see the approximation.`
    : `The entry at ${where} is infinite. Singular values need finite numbers: replace it to see the approximation.`;
  return { code: 'nonFinite', message };
}
