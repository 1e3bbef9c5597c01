import * as vscode from 'vscode';
import { formatCount, type Matrix, type Preview, type ReadAs } from '../../core/index.js';
import {
  type PageAnswer,
  type Source,
  type ToHost,
  type ToPage,
  type Topic,
} from '../../protocol/index.js';
import { missingCount } from '../facts/facts.js';
import { LargeAnalysis } from '../large/large-matrix.js';
import { log } from '../log.js';
import { onSettingsChanged, pageSettings } from '../settings.js';
import { openSource } from '../sources/kinds.js';
import {
  type LargeMatrix,
  SourceLost,
  type MatrixSource,
  type SourceChange,
  type SourceReading,
} from '../sources/source.js';
import { Connection } from './connection.js';
import { EarlyPicture, type Early } from './early-picture.js';
import { Orders } from './orders.js';
import type { ComingMatrix } from './page.js';
import { Questions } from './questions.js';
import { Reader } from './reader.js';
import { Refresher } from './refresher.js';
import { answerRequest } from './requests.js';
import { isWhole, sendReading } from './send-reading.js';
import { suggestions } from './suggestions.js';

/** Up to this many entries, a reading is previewed while the user looks through the list. */
const quickEntries = 2 ** 16;

interface Shown {
  readonly source: MatrixSource;
  readonly reading: SourceReading;
}

/** A larger matrix is not kept beside the one that it has become, to save memory. */
const mostKept = 2 ** 20;

/**
 * The content of one visualizer (the panel or the side-bar view): a source of any kind. The session reads
 * the source again when it changes, and sends the page what it needs. Every reading has a job number. The
 * page drops messages that are older than the newest job it has seen.
 */
export class Session implements vscode.Disposable {
  private connection: Connection | undefined;
  private pageIsReady = false;
  private isRestoring = false;
  private shown: Shown | undefined;
  /** What is shown as it was in the first reading, for comparisons. */
  private first: (Shown & { readonly matrix: Matrix }) | undefined;
  /** The analysis of what is shown, if it is too large for the page. */
  private large: LargeAnalysis | undefined;
  /** The reading that is shown for a moment instead, while the user chooses how to read the source. */
  private previewed: SourceReading | undefined;
  private previews = 0;
  private readonly early = new EarlyPicture((message) => this.tell(message));
  /** Sources that are being opened. */
  private opening = 0;
  /** What is shown is gone, which is said when the one that is being opened is there, or is not. */
  private postponed: [MatrixSource, SourceChange] | undefined;
  private onScreen = false;
  /** A matrix is on its way, so that nothing else is offered. */
  isExpecting = false;
  private job = 0;
  /** Counts what was put on the page. */
  private pictures = 0;
  private cancelledJob = -1;
  private sourceSubscription: vscode.Disposable | undefined;
  private readonly reader = new Reader({
    onSlow: (text, fraction) =>
      void this.tell({
        type: 'busy',
        job: ++this.job,
        text,
        ...(fraction === undefined ? {} : { fraction }),
      }),
  });
  private readonly refresher = new Refresher(() => void this.refresh());
  /** Informs the page of a new place once the typing stops. */
  private readonly mover = new Refresher(() => this.sendMoved());
  private readonly orders = new Orders((message) => this.tell(message));
  private readonly questions = new Questions();
  private readonly settings = onSettingsChanged(() => this.sendSettings());
  private readonly editors = vscode.window.onDidChangeActiveTextEditor(() => this.suggest());

  /**
   * @param restoresFirst what the page showed before a restart comes before what is being opened: the editor of a file
   *   opens its first array, but another slice may have been on screen.
   */
  constructor(
    private readonly onShownChanged: (source: Source | undefined) => void,
    private restoresFirst = false,
  ) {}

  get source(): MatrixSource | undefined {
    return this.shown?.source;
  }

  get description(): Source | undefined {
    return this.shown?.reading.source;
  }

  /** The matrix on screen as it was first shown, if it is another one now and that one was kept. */
  get firstShown(): { readonly source: Source; readonly matrix: Matrix } | undefined {
    const { first, shown } = this;
    if (!first || first.source !== shown?.source) return undefined;
    if (first.reading.result === shown.reading.result) return undefined;
    return { source: first.reading.source, matrix: first.matrix };
  }

  /** True while its page and a matrix on it are visible. */
  get isVisible(): boolean {
    return this.onScreen && this.shown !== undefined;
  }

  /** True while a source is read that will be shown instead of the present one. */
  get isOpening(): boolean {
    return this.opening > 0;
  }

  /** True once its page has started, and shows again what it showed before. */
  get isReady(): boolean {
    return this.pageIsReady && !this.isRestoring;
  }

  /** The panel or the view became visible or hidden. */
  setVisible(visible: boolean): void {
    this.onScreen = visible;
    this.suggest();
    this.onShownChanged(this.description);
  }

  /** The matrix on screen, if it could be read and is no image. */
  get matrix(): Matrix | LargeMatrix | undefined {
    const result = this.shown?.reading.result;
    if (!result?.ok) return undefined;
    const { value } = result;
    return 'data' in value || 'content' in value ? value : undefined;
  }

  /** The shape and the place of the matrix on screen, if it could be read. */
  get shape(): { rows: number; cols: number; place: string } | undefined {
    if (!this.shown?.reading.result.ok) return undefined;
    const { rows, cols } = this.shown.reading.result.value;
    return { rows, cols, place: this.shown.reading.source.place };
  }

  /** Number of missing entries of the matrix on screen. */
  get missing(): number {
    const result = this.shown?.reading.result;
    return result?.ok && 'data' in result.value ? missingCount(result.value) : 0;
  }

  /** What a page shows as soon as it has started. */
  get coming(): ComingMatrix | undefined {
    return this.shown && comingOf(this.shown.reading);
  }

  /** Connects to this page from now on. When the page is created again, it sends `ready` again. */
  attach(webview: vscode.Webview): void {
    this.connection?.dispose();
    this.pageIsReady = false;
    this.connection = new Connection(webview, (message) => this.onMessage(message));
  }

  /** Informs the page that something large is being read, before the reading blocks this process. */
  announce(text: string): Promise<void> {
    return this.tell({ type: 'busy', job: ++this.job, text });
  }

  /** Cancels the announcement: nothing could be read, and the page shows what it showed before. */
  withdraw(): Promise<void> {
    return this.tell({ type: 'idle', job: ++this.job });
  }

  /**
   * Shows a source with its reading, now or as soon as the page is ready. The session disposes of the
   * source.
   */
  show(source: MatrixSource, reading: SourceReading): void {
    const before = this.shown;
    const id = before?.source.isSame(source) === true ? before.reading.source.id : undefined;
    this.sourceSubscription?.dispose();
    this.reader.cancel();
    // The previewed reading belonged to the previous source.
    this.previews++;
    this.previewed = undefined;
    before?.source.dispose();
    this.sourceSubscription = source.onDidChange((change) => this.onChange(source, change));
    this.put(source, reading, id);
  }

  /**
   * Reads a source with progress and shows it. If it cannot be read, it does not replace a source that
   * could be read.
   */
  async open(source: MatrixSource): Promise<void> {
    const isNew = this.shown?.source.isSame(source) !== true;
    this.opening++;
    const reading = await this.reader.read(source, isNew ? this.showEarly : undefined);
    this.opening--;
    const early = this.early.kept;
    this.early.kept = undefined;
    const { postponed } = this;
    this.postponed = undefined;
    this.isExpecting = false;
    if (reading && (reading.result.ok || !this.shown)) {
      this.show(source, reading);
      return;
    }
    source.dispose();
    this.suggest();
    // The matrix before it is on screen again.
    if (early && this.shown) await this.sendShown();
    if (postponed) this.onChange(...postponed);
    if (!reading || reading.result.ok) return;
    await this.withdraw();
    void vscode.window.showWarningMessage(reading.result.problem.message);
  }

  /** A picture in blocks, while the entries of a matrix that is opened are on their way. */
  private readonly showEarly = async (source: Source, preview: Preview): Promise<void> => {
    this.early.kept = { source, preview };
    await this.sendEarly(this.early.kept);
  };

  /** Resolves when the picture is drawn, or if nobody sees it: to false if something newer is on its way to the page. */
  private async sendEarly(early: Early): Promise<boolean> {
    const picture = ++this.pictures;
    if (this.pageIsReady) void this.early.show(early, ++this.job);
    if (this.onScreen) await this.early.drawn();
    return this.pictures === picture;
  }

  private put(source: MatrixSource, reading: SourceReading, id?: string): void {
    const described = id === undefined ? reading.source : { ...reading.source, id };
    const shown = { source, reading: { ...reading, source: described } };
    this.shown = shown;
    if (this.first?.source !== source) {
      const { result } = reading;
      const isKept = result.ok && isWhole(result.value) && result.value.data.length <= mostKept;
      this.first = isKept ? { ...shown, matrix: result.value } : undefined;
    }
    this.analyse(reading);
    this.onShownChanged(described);
    if (this.pageIsReady) void this.sendShown();
  }

  /**
   * A large matrix is analysed as soon as it is shown. Nothing more is read for a source that cannot be read any more:
   * its bytes may be others now. The page keeps the last picture.
   */
  private analyse({ result }: SourceReading): void {
    this.large?.dispose();
    this.large =
      result.ok && 'content' in result.value ? new LargeAnalysis(result.value) : undefined;
  }

  private onChange(source: MatrixSource, change: SourceChange): void {
    const { shown } = this;
    if (shown?.source !== source) return;
    if (change.what === 'content') {
      this.refresher.request();
    } else if (change.what === 'place') {
      this.mover.request();
    } else if (this.isOpening) {
      this.postponed = [source, change];
    } else {
      this.refresher.cancel();
      this.reader.cancel();
      const problem = { code: 'gone', message: change.message } as const;
      this.put(source, { source: shown.reading.source, result: { ok: false, problem } });
    }
  }

  /** Reads the source again. If this fails, the picture stays. */
  private async refresh(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    const { id } = shown.reading.source;
    const reading = await this.reader.read(shown.source, async (source, preview) => {
      await this.sendEarly({ source: { ...source, id }, preview });
    });
    if (reading && this.shown?.source === shown.source) this.put(shown.source, reading, id);
  }

  private sendMoved(): void {
    const { shown } = this;
    if (!shown) return;
    const source = { ...shown.source.description, id: shown.reading.source.id };
    this.shown = { ...shown, reading: { ...shown.reading, source } };
    this.onShownChanged(source);
    void this.tell({ type: 'moved', source });
  }

  /** Handles a request of the page. If it fails, the user is informed, and the log gets the reason. */
  private onMessage(message: ToHost): void {
    this.answer(message).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log().error(`${message.type}: ${reason}`);
      void vscode.window.showErrorMessage(vscode.l10n.t('This could not be done: {0}', reason));
    });
  }

  private async answer(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.pageIsReady = true;
        this.early.isPageUsed = false;
        this.sendSettings();
        if (message.source && this.restoresFirst && this.isOther(message.source)) {
          await this.restore(message.source, true);
        } else if (this.shown) {
          if (message.source && this.restoresFirst) this.adopt(message.source);
          await this.sendShown();
        } else if (message.source) await this.restore(message.source);
        else if (this.early.kept) await this.early.show(this.early.kept, ++this.job);
        else this.suggest();
        this.reader.tellAgain();
        this.restoresFirst = false;
        await this.orders.send();
        return;
      case 'answer':
        this.questions.take(message.id, message.answer);
        return;
      case 'chooseArray': {
        const other = this.source?.arrays?.source(message.name);
        if (other) await this.open(other);
        return;
      }
      case 'cancel':
        this.cancelledJob = message.job;
        if (message.job === this.job) {
          this.reader.cancel();
          this.large?.stop();
        }
        return;
      case 'earlyDrawn':
        this.early.isDrawn();
        return;
      case 'pauseLarge':
        if (message.job === this.job) this.large?.pause(message.paused);
        return;
      case 'askFactors':
        if (message.job === this.job) this.large?.askFactors(message.rank);
        return;
      case 'askPart':
        if (message.job === this.job) this.large?.ask(message.wish);
        return;
      default:
        await answerRequest(message, this.source, (answer) => this.tell(answer));
    }
  }

  /** Shows the source with this reading for a moment, if that is quick; undefined: as it was chosen. */
  async preview(as: ReadAs | undefined): Promise<void> {
    const preview = ++this.previews;
    const tried = as && (await this.tried(as));
    if (preview !== this.previews || this.previewed === tried) return;
    this.previewed = tried;
    if (this.pageIsReady) await this.sendShown();
  }

  private async tried(as: ReadAs): Promise<SourceReading | undefined> {
    const { shown } = this;
    if (!shown?.reading.result.ok) return undefined;
    const { rows, cols } = shown.reading.result.value;
    if (rows * cols > quickEntries) return undefined;
    const read = await shown.source.alternatives?.reader();
    const result = read?.(as);
    return result?.ok ? { source: shown.reading.source, result } : undefined;
  }

  /** Shows this rank of the matrix on screen, or of the one that comes. */
  setRank(rank: number): void {
    const id = this.description?.id;
    if (id !== undefined) this.orders.add({ type: 'setRank', rank, id }, this.pageIsReady);
  }

  showView(view: Extract<ToPage, { type: 'showView' }>['view']): void {
    this.orders.add({ type: 'showView', view }, this.pageIsReady);
  }

  playStory(): void {
    this.orders.add({ type: 'playStory' }, this.pageIsReady);
  }

  /** What the page knows; undefined if there is no page, or if it does not answer. */
  async ask(topic: Topic): Promise<PageAnswer | undefined> {
    return this.pageIsReady
      ? this.questions.ask(topic, (message) => this.tell(message))
      : undefined;
  }

  /** Asks the page to copy, insert or save a result at the rank on screen. */
  exportResult(what: Omit<Extract<ToPage, { type: 'exportResult' }>, 'type'>): void {
    void this.tell({ type: 'exportResult', ...what });
  }

  /** Why what is on screen cannot be a web page; undefined if it can, as far as the host knows. */
  get pageRefusal(): string | undefined {
    const result = this.shown?.reading.result;
    if (!result?.ok || !('content' in result.value)) return undefined;
    return vscode.l10n.t(
      'A web page holds all its numbers, and this matrix of {0}×{1} stays in its file because it is too large. Save its factors at a small rank, and export a page of them.',
      formatCount(result.value.rows),
      formatCount(result.value.cols),
    );
  }

  /** Asks the page to write what is on screen as a page of its own. */
  exportPage(wish: Omit<Extract<ToPage, { type: 'exportPage' }>, 'type'>): void {
    void this.tell({ type: 'exportPage', ...wish });
  }

  private sendSettings(): void {
    void this.tell({ type: 'settings', settings: pageSettings() });
  }

  /** While nothing is shown, the page offers what could be. */
  private suggest(): void {
    // Not before the page has started: a panel that opens for a matrix would search its whole document first.
    if (this.shown || this.isExpecting || !this.onScreen || !this.pageIsReady) return;
    void this.tell({ type: 'suggestions', matrices: suggestions() });
  }

  private async sendShown(): Promise<void> {
    const { connection, shown } = this;
    if (!connection || !shown) return;
    const reading = this.previewed ?? shown.reading;
    const early = this.early.of(reading);
    if (!early) this.pictures++;
    else if (!(await this.sendEarly(early))) return;
    if (reading.result.ok) this.early.isPageUsed = true;
    const job = ++this.job;
    await sendReading(
      {
        job,
        send: (message) => connection.send(message),
        isCancelled: () => this.cancelledJob === job || this.job !== job,
      },
      reading,
      this.large,
    );
  }

  private async tell(message: ToPage): Promise<void> {
    if (this.pageIsReady) await this.connection?.send(message);
  }

  /** What is shown is what the page showed before a restart: it keeps its id, and the page its rank and its views. */
  private adopt({ id }: Source): void {
    const { shown } = this;
    if (!shown) return;
    const source = { ...shown.reading.source, id };
    this.shown = { ...shown, reading: { ...shown.reading, source } };
  }

  private isOther({ locator }: Source): boolean {
    return JSON.stringify(locator) !== JSON.stringify(this.description?.locator);
  }

  /**
   * After a restart: finds and reads again what the page showed.
   *
   * @param instead also if something else is shown already.
   */
  private async restore(kept: Source, instead = false): Promise<void> {
    this.isRestoring = true;
    try {
      const source = await openSource(kept);
      if (this.shown && !instead) source.dispose();
      else await this.open(source);
    } catch (error) {
      if (!(error instanceof SourceLost)) throw error;
      log().info(`restore: ${error.message}`);
      await this.sendLost(kept, error.message);
    } finally {
      this.isRestoring = false;
    }
  }

  private async sendLost(source: Source, what: string): Promise<void> {
    const message = `${what} ${vscode.l10n.t('This is the last picture of it; put the cursor in a matrix and run Visualize Matrix to see another.')}`;
    await this.tell({
      type: 'problem',
      job: ++this.job,
      source,
      problem: { code: 'gone', message },
    });
  }

  dispose(): void {
    this.questions.end();
    this.refresher.dispose();
    this.mover.dispose();
    this.reader.dispose();
    this.sourceSubscription?.dispose();
    this.shown?.source.dispose();
    this.large?.dispose();
    this.connection?.dispose();
    this.settings.dispose();
    this.editors.dispose();
    this.onShownChanged(undefined);
  }
}

/** What is known of a reading before it is on the page. */
export function comingOf({ source, result }: SourceReading): ComingMatrix | undefined {
  if (!result.ok) return undefined;
  const { rows, cols } = result.value;
  return { label: source.label, rows, cols };
}
