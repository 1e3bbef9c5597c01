import * as vscode from 'vscode';
import { failure, type Problem, type ReadAs } from '../../core/index.js';
import { fromWire, type Source, type ToHost, type ToPage } from '../../protocol/index.js';
import { choices } from '../choices/index.js';
import { log } from '../log.js';
import { copyText } from '../insertion/copy.js';
import { insertAfter } from '../insertion/insert.js';
import { askColumns, choose, offersFor } from '../read-as/choose.js';
import { fileName, literalAt, placed, readAgain, readSpan, type ReadLiteral } from '../reading.js';
import { hostSettings, onSettingsChanged, pageSettings } from '../settings.js';
import { editsOf, shiftSpan } from '../tracking.js';
import { Connection } from './connection.js';
import { Refresher } from './refresher.js';
import { saveFile } from './save.js';
import { chooseSecond } from './second-matrix.js';
import { sendMatrix, wire } from './transfer.js';

/** Up to so many entries a reading is tried out while a person looks through the list. */
const quickEntries = 2 ** 16;

/** A row that is added on the next line may belong to the literal: its break is two characters at most. */
const lineBreak = 2;

/**
 * What one visualizer (the panel or the side-bar view) shows: it follows the literal through edits,
 * reads it again after them and sends the page what it needs. Every sending has a job number; the
 * page drops what is older than the newest job it has seen.
 */
export class Session implements vscode.Disposable {
  private connection: Connection | undefined;
  private pageIsReady = false;
  private shown: ReadLiteral | undefined;
  /** Shown for a moment instead, while a person chooses how to read it. */
  private previewed: ReadLiteral | undefined;
  private onScreen = false;
  private job = 0;
  private cancelledJob = -1;
  private readonly refresher = new Refresher(() => this.refresh());
  private readonly subscriptions: readonly { dispose(): unknown }[];

  constructor(private readonly onShownChanged: (source: Source | undefined) => void) {
    this.subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.onEdit(event)),
      onSettingsChanged(() => this.sendSettings()),
      choices.onChange((uri) => {
        if (uri === this.source?.uri) this.refresh();
      }),
    ];
  }

  get source(): Source | undefined {
    return this.shown?.source;
  }

  /** True while a person can see its page and a matrix on it. */
  get isVisible(): boolean {
    return this.onScreen && this.shown !== undefined;
  }

  /** The panel or the view came on screen or went behind another one. */
  setVisible(visible: boolean): void {
    this.onScreen = visible;
    this.onShownChanged(this.source);
  }

  /** What is shown and could be read. */
  get shape(): { rows: number; cols: number; place: string } | undefined {
    if (!this.shown?.result.ok) return undefined;
    const { rows, cols } = this.shown.result.value;
    return { rows, cols, place: this.shown.source.place };
  }

  /** Talks to this page from now on; a page that is built again says `ready` again. */
  attach(webview: vscode.Webview): void {
    this.connection?.dispose();
    this.pageIsReady = false;
    this.connection = new Connection(webview, (message) => this.onMessage(message));
  }

  /** Tells the page that something large is read, before the reading blocks this process. */
  async announce(text: string): Promise<void> {
    if (this.pageIsReady) await this.connection?.send({ type: 'busy', job: ++this.job, text });
  }

  /** Takes the announcement back: nothing could be read, the page shows what it showed. */
  async withdraw(): Promise<void> {
    if (this.pageIsReady) await this.connection?.send({ type: 'idle', job: ++this.job });
  }

  /** Shows a literal that was read, now or as soon as the page is up. */
  show(literal: ReadLiteral): void {
    this.shown = literal;
    this.onShownChanged(literal.source);
    if (this.pageIsReady) void this.sendShown();
  }

  /** Does what the page asks for; what fails is told to the person, and written into the log. */
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
        this.sendSettings();
        if (this.shown) await this.sendShown();
        else if (message.source) await this.restore(message.source);
        return;
      case 'visualize':
        await vscode.commands.executeCommand('lowRankLens.visualize');
        return;
      case 'reveal':
        await this.reveal();
        return;
      case 'cancel':
        this.cancelledJob = message.job;
        return;
      case 'openSettings':
        await vscode.commands.executeCommand('workbench.action.openSettings', 'lowRankLens');
        return;
      case 'save':
        await saveFile(message.name, message.data, this.source?.uri);
        return;
      case 'insert':
        await this.insert(message.matrices);
        return;
      case 'chooseSecond':
        await this.sendSecond(message.cols);
        return;
      case 'askReadings':
        await this.sendReadings();
        return;
      case 'readAs':
        await this.choose(message.as);
        return;
      case 'chooseColumns':
        await this.chooseColumns();
        return;
      case 'tell':
        void vscode.window.showWarningMessage(message.message);
        return;
      case 'copyText':
        await copyText(message.text, message.what);
        return;
      case 'log':
        log()[message.level](message.message);
        return;
    }
  }

  private async insert(named: Extract<ToHost, { type: 'insert' }>['matrices']): Promise<void> {
    if (!this.source) return;
    const matrices = named.map(({ name, matrix }) => ({ name, matrix: fromWire(matrix) }));
    await insertAfter(this.source, matrices);
  }

  private async sendSecond(cols: number): Promise<void> {
    if (!this.source) return;
    const second = await chooseSecond(this.source, cols);
    if (!second) return;
    const { label, place, matrix } = second;
    await this.connection?.send({ type: 'second', label, place, matrix: wire(matrix) });
  }

  private async sendReadings(): Promise<void> {
    const offers = this.source && (await offersFor(this.source));
    await this.connection?.send({
      type: 'readings',
      ...(offers ?? { offers: [], columns: 'none' }),
    });
  }

  private async chooseColumns(): Promise<void> {
    const as = this.source && (await askColumns(this.source));
    if (as) await this.choose(as);
  }

  private async choose(as: ReadAs): Promise<void> {
    if (this.source) await choose(this.source, as);
  }

  /** Shows the literal read so for a moment, where that is quick; undefined: as it is chosen. */
  preview(as: ReadAs | undefined): void {
    const before = this.previewed;
    this.previewed = as && this.tried(as);
    if (this.pageIsReady && this.previewed !== before) void this.sendShown();
  }

  private tried(as: ReadAs): ReadLiteral | undefined {
    const { shown } = this;
    const document = shown && openDocument(shown.source.uri);
    if (!document || !shown.result.ok) return undefined;
    if (shown.result.value.data.length > quickEntries) return undefined;
    const literal = readAgain(document, shown.source, hostSettings(document.uri), as);
    return literal?.result.ok ? literal : undefined;
  }

  /** Lets the page copy, insert or save the approximation at the rank on screen. */
  giveBack(what: Omit<Extract<ToPage, { type: 'giveBack' }>, 'type'>): void {
    void this.connection?.send({ type: 'giveBack', ...what });
  }

  private sendSettings(): void {
    void this.connection?.send({ type: 'settings', settings: pageSettings() });
  }

  private async sendShown(): Promise<void> {
    const { connection, shown } = this;
    if (!connection || !shown) return;
    const job = ++this.job;
    const { source, result } = this.previewed ?? shown;
    if (!result.ok) {
      await this.sendProblem(job, result.problem, source);
      return;
    }
    await sendMatrix(
      (message) => connection.send(message),
      job,
      source,
      result.value,
      () => this.cancelledJob === job || this.job !== job,
    );
  }

  private async sendProblem(job: number, problem: Problem, source: Source): Promise<void> {
    const document = openDocument(source.uri);
    await this.connection?.send({
      type: 'problem',
      job,
      source,
      problem: document
        ? placed(document, problem)
        : { code: problem.code, message: problem.message },
    });
  }

  private onEdit(event: vscode.TextDocumentChangeEvent): void {
    const { shown } = this;
    if (!shown || event.contentChanges.length === 0) return;
    if (event.document.uri.toString() !== shown.source.uri) return;
    const edits = editsOf(event.contentChanges);
    const before = shown.source;
    const span = shiftSpan(before, edits);
    this.shown = { ...shown, source: { ...before, ...span } };
    const touched = edits.some(
      (edit) => edit.offset <= before.end + lineBreak && edit.offset + edit.length >= before.start,
    );
    if (touched) this.refresher.request();
  }

  /** Reads the literal again where it stands now. The picture stays when that fails. */
  private refresh(): void {
    const { shown } = this;
    const document = shown && openDocument(shown.source.uri);
    if (!document) return;
    const { start, end, selected } = shown.source;
    const limits = hostSettings(document.uri);
    let literal: ReadLiteral;
    if (start === end) {
      const problem = failure(
        'none',
        vscode.l10n.t(
          'The matrix was removed from {0}; this is the last picture of it.',
          fileName(document.uri),
        ),
        start,
      );
      literal = { source: { ...shown.source, version: document.version }, result: problem };
    } else {
      const found = selected ? undefined : literalAt(document, start, limits);
      const { as } = shown.source;
      literal = found ?? readSpan(document, { start, end }, limits, selected ? undefined : as);
      // A literal that does not parse may have lost its end: keep following the span it had.
      if (!literal.result.ok) {
        literal = { ...literal, source: { ...literal.source, start, end, selected } };
      } else if (found === undefined) {
        literal = { ...literal, source: { ...literal.source, selected } };
      }
      if (!literal.result.ok) {
        literal = { ...literal, source: { ...literal.source, label: shown.source.label } };
      }
    }
    this.shown = literal;
    this.onShownChanged(literal.source);
    if (this.pageIsReady) void this.sendShown();
  }

  /** After a restart: the document is opened again and the literal read where it stood. */
  private async restore(source: Source): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source.uri));
      if (this.shown) return;
      const limits = hostSettings(document.uri);
      // The page may remember a choice that was not written down any more before the end.
      if (source.as && !choices.at(document, source, source.selected)) {
        choices.set(document, source, source.selected, source.as);
      }
      const literal = source.selected
        ? readSpan(document, source, limits)
        : literalAt(document, source.start, limits);
      if (literal) {
        this.show(literal);
        return;
      }
      await this.sendLost(source, vscode.l10n.t('The matrix is no longer at {0}.', source.place));
    } catch (error) {
      log().info(`restore: ${String(error)}`);
      await this.sendLost(source, vscode.l10n.t('{0} cannot be opened any more.', source.place));
    }
  }

  private async sendLost(source: Source, what: string): Promise<void> {
    await this.connection?.send({
      type: 'problem',
      job: ++this.job,
      source,
      problem: {
        code: 'none',
        message: `${what} ${vscode.l10n.t('This is the last picture of it; put the cursor in a matrix and run Visualize Matrix to see another.')}`,
      },
    });
  }

  private async reveal(): Promise<void> {
    const source = this.shown?.source;
    if (!source) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source.uri));
    const selection = new vscode.Range(
      document.positionAt(source.start),
      document.positionAt(source.end),
    );
    const visible = vscode.window.visibleTextEditors.find((e) => e.document === document);
    await vscode.window.showTextDocument(document, {
      selection,
      viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    });
  }

  /** Puts the cursor on the shown literal; for the command of that name. */
  async revealShown(): Promise<void> {
    await this.reveal();
  }

  dispose(): void {
    this.refresher.dispose();
    this.connection?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.onShownChanged(undefined);
  }
}

function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
