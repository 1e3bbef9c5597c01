import * as vscode from 'vscode';
import type { ByteSource, Match, Measured, WeightComparison } from '../../core/index.js';
import {
  readFromWeights,
  type FromWeights,
  type MeasuredRow,
  type ToWeights,
} from '../../protocol/index.js';
import { breather } from '../breather.js';
import { copyText } from '../copy.js';
import { log } from '../log.js';
import type { MatrixSource } from '../sources/source.js';
import { saveFile } from '../visualizer/save.js';
import type { KeptResults } from './kept-results.js';
import { startMeasuring } from './measuring.js';
import { MeasuringRun } from './measuring-run.js';
import type { WeightItem, WeightTable } from './opened-model.js';

/** Numbers are sent together that become known within so many milliseconds. */
const together = 100;
/** More rows come in further messages, so that none blocks a side for long. */
const rowsAtOnce = 1000;
/** Results are kept while they are computed: a window may close at any time. */
const keepEvery = 10_000;

/** What shows the matrices of a table. */
export interface LensOfTable {
  readonly show: (source: MatrixSource) => Promise<void>;
  /** Shows A, B and A − B. */
  readonly compare: (first: MatrixSource, second: MatrixSource) => Promise<void>;
}

/** What a table needs of the rest of the extension. */
export interface TableServices {
  readonly kept: KeptResults;
  readonly lens: LensOfTable;
  /** Requests about the model as a whole: saving, comparing. */
  readonly answer: (message: ModelRequest) => Promise<void>;
}

export type ModelRequest = Extract<
  FromWeights,
  { type: 'saveResized' | 'copyPyTorch' | 'compare' | 'endComparison' | 'extract' }
>;

/** One page with a table, and the measuring of its rows. */
export class WeightsSession implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private isReady = false;
  private table: WeightTable | undefined;
  private problem: string | undefined;
  private run: MeasuringRun | undefined;
  private known = new Map<number, Measured>();
  private unsent = new Set<number>();
  /** Counts the tables that were sent, so that one is not sent on after the next has begun. */
  private turn = 0;
  private visible: readonly number[] = [];
  private sending: ReturnType<typeof setTimeout> | undefined;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly webview: vscode.Webview,
    private readonly uri: vscode.Uri,
    private readonly services: TableServices,
  ) {
    this.subscription = webview.onDidReceiveMessage((raw: unknown) => {
      const message = readFromWeights(raw);
      if (message instanceof Error) log().warn(`from the table: ${message.message}`);
      else this.receive(message);
    });
  }

  /** Shows a table from now on. What is known of it already is not measured again. */
  async show(table: WeightTable): Promise<void> {
    this.end();
    this.table = table;
    this.problem = undefined;
    const kept = await this.services.kept.load(table.key, table.version);
    if (this.table !== table) return;
    const run = new MeasuringRun(new Map(), [], 0, () => startMeasuring(table.bytes), {
      measured: (id, measured) => this.take(id, measured),
      progressed: () => this.sendSoon(),
    });
    const breathe = breather();
    for (const item of table.items) {
      const { id, name } = item.row;
      const measured = kept.get(name);
      if (measured) this.known.set(id, measured);
      const isLeft = !measured || isPreliminary(item, measured);
      if (item.task) run.add(id, item.task, isLeft ? item.costs : undefined);
      if (id % 64 !== 63) continue;
      await breathe();
      if (this.table !== table) return;
    }
    this.run = run;
    if (this.isReady) await this.sendTable();
  }

  /** The model cannot be read (any more). The last table stays on the page. */
  fail(message: string): void {
    this.problem = message;
    this.run?.cancel();
    if (this.isReady) this.tell({ type: 'problem', message });
  }

  /** Opens a panel of the page. */
  openPanel(panel: 'resize' | 'extract'): void {
    this.tell({ type: 'openPanel', panel });
  }

  item(id: number): WeightItem | undefined {
    const items = this.table?.items ?? [];
    // The ids are the places in the list.
    return items[id];
  }

  /** Vectors of both models of a comparison. */
  get vectors(): readonly Match[] {
    return this.table?.vectors ?? [];
  }

  /** The files of what is shown, as its tasks count them. */
  get files(): readonly ByteSource[] {
    return this.table?.bytes ?? [];
  }

  private receive(message: FromWeights): void {
    this.answer(message).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log().error(`${message.type}: ${reason}`);
      void vscode.window.showErrorMessage(vscode.l10n.t('This could not be done: {0}', reason));
    });
  }

  private async answer(message: FromWeights): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        await this.sendTable();
        return;
      case 'visible':
        this.visible = message.ids;
        this.run?.show(message.ids);
        return;
      case 'pause':
        this.run?.pause();
        return;
      case 'resume':
        this.run?.resume();
        return;
      case 'cancel':
        this.run?.cancel();
        return;
      case 'open': {
        const source = this.item(message.id)?.source?.();
        if (source) await this.services.lens.show(source);
        return;
      }
      case 'compareRows': {
        const [first, second] = [message.first, message.second].map((id) =>
          this.item(id)?.source?.(),
        );
        if (first && second) await this.services.lens.compare(first, second);
        return;
      }
      case 'save':
        await saveFile(message.name, message.data, this.uri);
        return;
      case 'copyText':
        await copyText(message.text, message.what);
        return;
      case 'log':
        log()[message.level](message.message);
        return;
      default:
        await this.services.answer(message);
    }
  }

  private async sendTable(): Promise<void> {
    const { table, problem, run } = this;
    const turn = ++this.turn;
    // The work is planned before anything is shown.
    if (table && !run) return;
    if (table && run) {
      const { title, kind, before, relation, files, metadata, items, others, notes } = table;
      const part = (from: number) => ({
        rows: items.slice(from, from + rowsAtOnce).map(({ row }) => row),
        others: others.slice(from, from + rowsAtOnce),
      });
      this.tell({
        type: 'model',
        ...{ title, kind, files: [...files], metadata: [...metadata] },
        ...(before === undefined ? {} : { before, relation }),
        ...part(0),
        notes: [...notes],
      });
      this.unsent = new Set(this.known.keys());
      run.show(this.visible);
      run.work();
      this.send();
      const breathe = breather();
      const most = Math.max(items.length, others.length);
      for (let from = rowsAtOnce; from < most; from += rowsAtOnce) {
        await breathe();
        // Another table, or another page.
        if (turn !== this.turn || this.table !== table) return;
        this.tell({ type: 'rows', ...part(from) });
      }
    }
    if (problem !== undefined) this.tell({ type: 'problem', message: problem });
  }

  private take(id: number, measured: Measured): void {
    this.known.set(id, measured);
    this.unsent.add(id);
    this.sendSoon();
    this.keeping ??= setTimeout(() => this.keep(), keepEvery);
  }

  private sendSoon(): void {
    this.sending ??= setTimeout(() => this.send(), together);
  }

  private send(): void {
    clearTimeout(this.sending);
    this.sending = undefined;
    const { run } = this;
    if (!this.isReady || !run) return;
    const rows: MeasuredRow[] = [];
    for (const id of this.unsent) {
      if (rows.length >= rowsAtOnce) break;
      this.unsent.delete(id);
      rows.push(rowOf(id, this.known.get(id)));
    }
    if (rows.length > 0) this.tell({ type: 'measured', rows });
    if (this.unsent.size > 0) this.sending = setTimeout(() => this.send(), 0);
    const { state, done, total, secondsLeft } = run.progress;
    this.tell({
      type: 'progress',
      ...{ state, done, total },
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
    });
    if (state === 'done' && this.keeping !== undefined) this.keep();
  }

  private keep(): void {
    clearTimeout(this.keeping);
    this.keeping = undefined;
    const { table } = this;
    if (!table) return;
    const rows = new Map<string, Measured>();
    for (const [id, measured] of this.known) {
      const name = this.item(id)?.row.name;
      // What could not be read may be readable the next time.
      if (measured.numbers && name !== undefined) rows.set(name, measured);
    }
    void this.services.kept.save(table.key, table.version, rows);
  }

  private tell(message: ToWeights): void {
    if (this.isReady) void this.webview.postMessage(message);
  }

  private end(): void {
    if (this.keeping !== undefined) this.keep();
    clearTimeout(this.sending);
    this.sending = undefined;
    this.run?.dispose();
    this.run = undefined;
    this.table = undefined;
    this.known = new Map();
    this.unsent = new Set();
    this.visible = [];
  }

  dispose(): void {
    this.end();
    this.isReady = false;
    this.subscription.dispose();
  }
}

function plainComparison({ angles, rightAngles, ...rest }: WeightComparison) {
  return { ...rest, angles: [...angles], rightAngles: [...rightAngles] };
}

/** Only leading values were known when the window was closed, and all can be: those of a matrix of finite entries. */
function isPreliminary({ costs }: WeightItem, { numbers }: Measured): boolean {
  if (numbers?.isExact !== false || costs?.exact === undefined) return false;
  return numbers.nan + numbers.infinite === 0;
}

function rowOf(id: number, measured: Measured = {}): MeasuredRow {
  const { numbers, values, lost, comparison, note, problem } = measured;
  return {
    id,
    ...(numbers ? { numbers: { ...numbers, spectrum: [...numbers.spectrum] } } : {}),
    ...(values ? { values } : {}),
    ...(lost ? { lost } : {}),
    ...(comparison ? { comparison: plainComparison(comparison) } : {}),
    ...(note === undefined ? {} : { note }),
    ...(problem === undefined ? {} : { problem }),
  };
}
