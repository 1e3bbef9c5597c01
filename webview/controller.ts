import type {
  CopyTarget,
  Freedom,
  Matrix,
  PlaneId,
  Preparation,
  Selection,
  Svd,
  Viewport,
} from '../src/core/index.js';
import {
  fromWire,
  type BackendWish,
  type FromPainter,
  type Offer,
  type SampleName,
  type ToPage,
} from '../src/protocol/index.js';
import { answerTo } from './answers.js';
import { Arrivals } from './arrivals.js';
import { CompletionRequests } from './completion-requests.js';
import { AnalystClient } from './client/analyst-client.js';
import { ImagerClient } from './client/imager-client.js';
import { PainterClient } from './client/painter-client.js';
import type { CrashKind } from './client/worker-client.js';
import type { WorkerSource } from './client/worker-port.js';
import type { Host } from './host-link.js';
import { exportResult, type Inserted } from './export-result.js';
import { ImageIntake } from './image-intake.js';
import { LargeView } from './large-view.js';
import { StatePersistence } from './state-persistence.js';
import { t } from './l10n.js';
import { targetOf } from './model/copying.js';
import type { AppliedCompletion } from './model/completion/state.js';
import type { PairPart } from './model/pair.js';
import { readSaved, savedMatrix, savedSecond } from './model/saved.js';
import { shownMatrix } from './model/shown.js';
import { initialState, type LensState, type ViewId } from './model/state.js';
import { createStore, type Store } from './model/store.js';
import { packViewport } from './model/viewport.js';
import { MatrixPipeline } from './matrix-pipeline.js';
import { PageWishes, type WritePage } from './page-wishes.js';
import { StoryTeller } from './story-teller.js';

/** Messages after which a new matrix may still wait for its decomposition before it is shown. */
const quiet: ReadonlySet<ToPage['type']> = new Set([
  'show',
  'storedFactors',
  'settings',
  'readings',
  'suggestions',
  'moved',
  'arrays',
  'large',
  'ask',
  'playStory',
]);

/** Connects the host, the workers and the state. It knows no component. */
export class Controller {
  readonly store: Store<LensState>;
  readonly painter: PainterClient;
  readonly completion: CompletionRequests;
  readonly analyst: AnalystClient;
  /** Another one, about A and B of a comparison. */
  readonly comparer: AnalystClient;
  readonly imager: ImagerClient;
  readonly story: StoryTeller;
  private readonly pipeline: MatrixPipeline;
  private readonly arrivals: Arrivals;
  private readonly images: ImageIntake;
  private readonly large: LargeView;
  private readonly persistence: StatePersistence;
  private readonly frameListeners = new Set<(message: FromPainter) => void>();
  private readonly pageWishes: PageWishes;
  private viewportTimer: ReturnType<typeof setTimeout> | undefined;
  /** The newest job of the host so far. Messages of older jobs are dropped. */
  private hostJob = -1;

  constructor(
    place: 'panel' | 'view',
    private readonly host: Host,
    workers: WorkerSource,
  ) {
    this.store = createStore(initialState(place));
    this.persistence = new StatePersistence(this.store, host);
    this.story = new StoryTeller(this.store);
    this.pageWishes = new PageWishes(host);
    this.completion = new CompletionRequests(this.store, workers);
    this.analyst = new AnalystClient(workers);
    this.comparer = new AnalystClient(workers);
    this.imager = new ImagerClient(workers);
    this.painter = new PainterClient(workers, {
      onMessage: (message) => this.onPainter(message),
      onCrash: (reason) => this.fail(t('The pictures cannot be drawn any more'), reason),
    });
    const { store, painter, completion } = this;
    this.pipeline = new MatrixPipeline({
      ...{ store, painter, completion, workers },
      onCrash: (reason) => this.fail(t('The computation stopped'), reason),
    });
    this.images = new ImageIntake(store, this.imager, this.pipeline);
    this.large = new LargeView(store, (message) => host.send(message), this.pipeline);
    this.arrivals = new Arrivals(store, this.pipeline, this.images, this.large);
  }

  boot(backend: BackendWish): void {
    this.pipeline.start(backend);
    this.painter.start(backend);
    const saved = readSaved(this.host.state);
    if (saved) {
      this.store.set({ view: saved.view, memory: saved.memory, second: savedSecond(saved) });
      this.pipeline.wishRank(saved.source.id, saved.rank);
      this.large.wishRank(saved.source.id, saved.rank);
      const matrix = savedMatrix(saved);
      if (matrix) this.pipeline.show(saved.source, matrix);
    } else {
      this.images.isFirst();
    }
    this.persistence.start();
    this.host.listen((message) => this.onHost(message));
    this.host.send({ type: 'ready', ...(saved ? { source: saved.source } : {}) });
  }

  /** The page loses the focus, and may be thrown away next: a tab in front of it does that. */
  saveNow(): void {
    this.persistence.flush();
  }

  onFrame(listener: (message: FromPainter) => void): () => void {
    this.frameListeners.add(listener);
    return () => {
      this.frameListeners.delete(listener);
    };
  }

  /** Requests the error of the chosen sum of layers; the answer sets `sumError`. */
  measureSum(): void {
    this.pipeline.errors.measureSum();
  }

  /** From now on all views use this completion of M. */
  useCompletion(applied: AppliedCompletion): void {
    this.pipeline.useCompletion(applied);
  }

  /** From now on M is this plane of the picture on screen. */
  choosePlane(plane: PlaneId): void {
    this.images.choosePlane(plane);
  }

  /** From now on M is A, B or A − B of the comparison on screen. */
  choosePart(part: PairPart): void {
    this.pipeline.choosePart(part);
  }

  /** Exchanges A and B. */
  swapPair(): void {
    this.host.send({ type: 'swap' });
  }

  /** Centres or standardises the columns of M, or takes them as they are. */
  prepare(how: Preparation): void {
    this.pipeline.prepare(how);
  }

  /** Shows U and V with other signs, turns or bases, where M leaves them free. */
  setFreedom(freedom: Freedom): void {
    this.pipeline.setFreedom(freedom);
  }

  setRank(rank: number): void {
    const most = this.store.get().decomposition?.svd.s.length ?? 0;
    this.store.set({ rank: Math.min(most, Math.max(0, Math.round(rank))) });
  }

  setView(view: ViewId): void {
    this.store.set({ view });
  }

  /** Saves something of a view for this matrix; plain JSON. */
  remember(key: string, value: unknown): void {
    const { memory } = this.store.get();
    this.store.set({ memory: { ...memory, [key]: value } });
  }

  /**
   * Sets the part of the matrix that all heatmaps show. It is saved for the matrix once it stops
   * changing.
   */
  setViewport(viewport: Viewport): void {
    this.store.set({ viewport });
    clearTimeout(this.viewportTimer);
    this.viewportTimer = setTimeout(() => {
      const { viewport: shown } = this.store.get();
      const matrix = shownMatrix(this.store.get());
      if (matrix && shown === viewport) this.remember('viewport', packViewport(viewport, matrix));
    }, 300);
  }

  /** Shows the matrix at the cursor, or the one at that place, on this page. */
  visualize(at?: { readonly uri: string; readonly offset: number }): void {
    const { place } = this.store.get();
    this.host.send({ type: 'visualize', page: place, ...(at ? { at } : {}) });
  }

  openSample(name: SampleName): void {
    this.host.send({ type: 'openSample', page: this.store.get().place, name });
  }

  /** @param side of a comparison, B instead of A. */
  reveal(side?: 'second'): void {
    this.host.send({ type: 'reveal', ...(side ? { side } : {}) });
  }

  /** Asks for the other readings of the matrix; the answer sets `readings`. */
  askReadings(): void {
    this.store.set({ readings: undefined });
    this.host.send({ type: 'askReadings' });
  }

  readAs(as: Offer['as']): void {
    this.host.send({ type: 'readAs', as });
  }

  chooseColumns(): void {
    this.host.send({ type: 'chooseColumns' });
  }

  /** Asks for the arrays of the file on screen; the answer sets `arrays`. */
  askArrays(): void {
    this.host.send({ type: 'askArrays' });
  }

  /** Shows another array of the file on screen. */
  chooseArray(name: string): void {
    this.host.send({ type: 'chooseArray', name });
  }

  /** Shows another slice of the array on screen. */
  chooseSlice({ axes, at, unfolded, part }: Selection): void {
    const selection = {
      axes: [axes[0], axes[1]] as [number, number],
      at: [...at],
      ...(unfolded ? { unfolded } : {}),
      ...(part ? { part } : {}),
    };
    this.host.send({ type: 'chooseSlice', selection });
  }

  /** Asks the user again how raw numbers lie in the file. */
  chooseLayout(): void {
    this.host.send({ type: 'chooseLayout' });
  }

  /** Asks the host to ask the user about a page of what is on screen. */
  exportPage(): void {
    this.host.send({ type: 'exportPage', page: this.store.get().place });
  }

  /** Sets what writes a page when the host wants one; it rejects with a reason for the user. */
  onPageWish(write: WritePage): void {
    this.pageWishes.answerWith(write);
  }

  openSettings(): void {
    this.host.send({ type: 'openSettings' });
  }

  /** Asks the host to choose a place for a file with the user, and to write it. */
  saveFile(name: string, data: Uint8Array): void {
    this.host.send({ type: 'save', name, data });
  }

  /** The factors of a matrix that is too large for the page; they come after a pass over its file. */
  askFactors(rank: number, receive: (svd: Svd) => void): void {
    this.large.factors(rank, receive);
  }

  /** Writes matrices into the document, after the one that is shown. */
  insert(named: readonly Inserted[]): void {
    const plain = ({ rows, cols, data }: Matrix) => ({ rows, cols, data });
    const matrices = named.map(({ name, matrix, exact }) => ({
      name,
      matrix: plain(matrix),
      ...(exact ? { exact: plain(exact) } : {}),
    }));
    this.host.send({ type: 'insert', matrices });
  }

  /** Copies text to the clipboard; the host confirms it. */
  copyText(text: string, what: string): void {
    this.host.send({ type: 'copyText', text, what });
  }

  /** Opens a new document with a result. */
  openNewFile(text: string, target: CopyTarget, why?: string): void {
    this.host.send({ type: 'newFile', text, target, ...(why === undefined ? {} : { why }) });
  }

  /** Lets the user choose L, a matrix with as many columns as M. */
  chooseSecond(): void {
    const { matrix } = this.store.get();
    if (matrix) this.host.send({ type: 'chooseSecond', cols: matrix.cols });
  }

  forgetSecond(): void {
    this.store.set({ second: undefined });
  }

  /** A picture in blocks is on screen. */
  drawn(): void {
    this.large.drawn();
  }

  /** Lets the passes over a large file wait, or go on. */
  pauseLarge(paused: boolean): void {
    this.large.pause(paused);
  }

  /**
   * Stops what the user is waiting for: the next matrix, or else the computation for the one on screen.
   */
  /** @param isFile the page is the editor of a file. */
  cancel(isFile = false): void {
    // An update that is held back for a moment belongs to what would be cancelled.
    this.pipeline.settle();
    const { fetching, computing, matrix, decomposition } = this.store.get();
    let isBack = false;
    if (fetching) {
      this.host.send({ type: 'cancel', job: fetching.job });
      this.arrivals.cancel();
      isBack = this.takeBack();
    } else if (computing?.what === 'analysing') {
      this.large.stop();
    } else if (computing) {
      this.pipeline.cancel();
    } else {
      return;
    }
    this.store.set({
      fetching: undefined,
      problem: {
        code: 'cancelled',
        message:
          decomposition || isBack
            ? t(
                'Cancelled. What was computed so far stays; visualize the matrix again to compute the rest.',
              )
            : matrix
              ? t(
                  'Cancelled. The heatmap of M stays; edit the matrix or visualize it again to compute its singular values.',
                )
              : isFile
                ? t('Cancelled. Open the file again to see it.')
                : t('Cancelled. Put the cursor in a matrix and run Visualize Matrix to see it.'),
      },
    });
  }

  /** If the matrix on screen is only there in blocks, and its entries do not come, the one before it returns. */
  private takeBack(): boolean {
    if (!this.pipeline.keeps) return false;
    this.large.leave();
    this.pipeline.takeBack();
    return true;
  }

  /** For tests: what happens when the GPU context is lost. */
  loseContext(): void {
    this.painter.loseContext();
  }

  /** For tests: makes the worker of this role crash, if it runs. */
  crash(role: string, how: CrashKind): void {
    if (role === 'painter') this.painter.crash(how);
    if (role === 'decomposer') this.pipeline.crash(how);
    if (role === 'completer') this.completion.crash(how);
    if (role === 'analyst') this.analyst.crash(how);
    if (role === 'comparer') this.comparer.crash(how);
    if (role === 'imager') this.imager.crash(how);
  }

  private onHost(message: ToPage): void {
    if ('job' in message) {
      if (message.job < this.hostJob) return;
      this.hostJob = message.job;
    }
    if (!quiet.has(message.type)) this.pipeline.settle();
    switch (message.type) {
      case 'settings':
        this.store.set({ settings: message.settings });
        this.pipeline.prefer(message.settings.backend);
        this.painter.start(message.settings.backend);
        return;
      case 'busy':
        this.store.set({
          fetching: {
            what: 'reading',
            job: message.job,
            text: message.text,
            fraction: message.fraction,
          },
          problem: undefined,
        });
        return;
      case 'idle':
        this.arrivals.drop();
        this.store.set({ fetching: undefined });
        return;
      case 'show':
        this.arrivals.show(message);
        return;
      case 'begin':
        this.arrivals.begin(message);
        return;
      case 'part':
        this.arrivals.part(message);
        return;
      case 'showLarge':
        this.arrivals.drop();
        this.large.show(message);
        return;
      case 'large':
        this.large.told(message.job, message.told);
        return;
      case 'storedFactors':
        this.arrivals.storedFactors(message);
        return;
      case 'beginImage':
        this.arrivals.beginImage(message);
        return;
      case 'imagePart':
        this.arrivals.imagePart(message);
        return;
      case 'moved':
        this.pipeline.move(message.source);
        return;
      case 'problem':
        this.arrivals.drop();
        this.takeBack();
        this.store.set({ problem: message.problem, fetching: undefined });
        return;
      case 'second': {
        const { label, place, matrix } = message;
        this.store.set({ second: { label, place, matrix: fromWire(matrix) } });
        return;
      }
      case 'readings':
        this.store.set({ readings: { offers: message.offers, columns: message.columns } });
        return;
      case 'arrays':
        this.store.set({ arrays: message.arrays });
        return;
      case 'suggestions':
        this.store.set({ suggestions: message.matrices });
        return;
      case 'exportResult':
        this.exportResult(message);
        return;
      case 'exportPage':
        void this.pageWishes.answer(message);
        return;
      case 'setRank':
        if (this.store.get().source?.id === message.id && this.store.get().decomposition) {
          this.setRank(message.rank);
        } else {
          // It may be a matrix that the page holds, or one that stays in its file.
          this.pipeline.wishRank(message.id, message.rank);
          this.large.wishRank(message.id, message.rank);
        }
        return;
      case 'showView':
        this.setView(message.view);
        return;
      case 'playStory':
        if (!this.story.start()) {
          const why = t(
            'The story needs the singular values, which are not known yet. Try again in a moment.',
          );
          this.host.send({ type: 'tell', message: why });
        }
        return;
      case 'ask': {
        const answer = answerTo(message.topic, this.store.get());
        this.host.send({ type: 'answer', id: message.id, answer });
        return;
      }
    }
  }

  /** A command of the palette: exports a result as it is on screen. */
  private exportResult(wish: Extract<ToPage, { type: 'exportResult' }>): void {
    const state = this.store.get();
    const { action, kind = 'approximation', target, format } = wish;
    const how = {
      kind,
      target: target ?? targetOf(state.source, state.given),
      ...(format === undefined ? {} : { format }),
    };
    const message = exportResult(action, how, state, this);
    if (message !== undefined) this.host.send({ type: 'tell', message });
  }

  private onPainter(message: FromPainter): void {
    if (message.kind === 'backend') this.store.set({ backend: message.backend });
    for (const listener of this.frameListeners) listener(message);
  }

  private fail(what: string, reason: string): void {
    this.host.log('error', `${what}: ${reason}`);
    this.store.set({
      problem: {
        code: 'cancelled',
        message: t(
          '{0} ({1}). The last picture stays; run Visualize Matrix again, with a smaller matrix if it happens again.',
          what,
          reason,
        ),
      },
    });
  }
}
