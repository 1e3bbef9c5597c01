import type {
  FromWeights,
  MeasuredRow,
  OtherTensor,
  ToWeights,
  WeightRow,
} from '../src/protocol/weights.js';
import { inSlices } from './in-slices.js';
import { createStore, type Store } from './model/store.js';
import { catalogOf } from './model/weights/catalog.js';
import { RunningTotal } from './model/weights/running-total.js';
import { ranksById, resizable, resized } from './model/weights/resize.js';
import { readChoices, type Choices } from './model/weights/saved.js';
import { Tally } from './model/weights/summary.js';
import { emptyState, nothingKnown, type WeightsState } from './model/weights/state.js';
import type { PageHost } from './page-link.js';

/** Numbers that arrive within so many milliseconds are shown together. */
const batchMillis = 80;
/** The choices are saved when they have not changed for so long. */
const restMillis = 400;
/** The host hears of the rows on screen at most so often. */
const visibleMillis = 120;

/** The last rows of a long list are shown when no more have come for so long. */
const rowsMillis = 120;
/** Rows are put in when they are such a share of those that are there: each time costs as much as the whole list. */
const rowsShare = 1 / 4;

/** Ties the page of a model's weights to the host: messages to state, and what the user does to messages. */
export class WeightsController {
  readonly store: Store<WeightsState> = createStore(emptyState);
  /** Grows in place: a new map for each batch of a large model would cost more than the batch. */
  private byId = new Map<number, MeasuredRow>();
  private total = new RunningTotal();
  private tally = new Tally();
  private others: OtherTensor[] = [];
  private waitingRows: WeightRow[] = [];
  private rowing: ReturnType<typeof setTimeout> | undefined;
  /** Ends the putting in of rows that is under way. */
  private putting: (() => void) | undefined;
  private batch: ReturnType<typeof setTimeout> | undefined;
  private saving: ReturnType<typeof setTimeout> | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private visible: readonly number[] = [];
  private told = '';
  private scrollTop = 0;

  constructor(private readonly host: PageHost<ToWeights, FromWeights>) {}

  boot(): void {
    const choices = readChoices(this.host.state);
    this.scrollTop = choices.scrollTop;
    this.store.set({ choices });
    this.host.listen((message) => this.receive(message));
    this.send({ type: 'ready' });
  }

  send(message: FromWeights): void {
    this.host.send(message);
  }

  choose(change: Partial<Choices>): void {
    const choices = { ...this.store.get().choices, scrollTop: this.scrollTop, ...change };
    this.store.set({ choices });
    const isOfResize = change.panel ?? change.resize ?? change.ranks;
    if (isOfResize !== undefined) this.resize();
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.saveNow(), restMillis);
  }

  /** Saved with the next choice or when the page is left; the table itself knows its place. */
  rememberScroll(scrollTop: number): void {
    this.scrollTop = scrollTop;
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.saveNow(), restMillis);
  }

  select(selected: ReadonlySet<number>, current?: string): void {
    this.store.set(current === undefined ? { selected } : { selected, current });
    if (this.store.get().choices.panel === 'resize') this.resize();
  }

  /** Saves now what waits to be saved: the page may be gone before it rests. */
  saveNow(): void {
    if (this.saving === undefined) return;
    clearTimeout(this.saving);
    this.saving = undefined;
    this.host.state = { ...this.store.get().choices, scrollTop: this.scrollTop };
  }

  /** Matrices on screen, in their order; they are computed first. */
  tellVisible(ids: readonly number[]): void {
    this.visible = ids;
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      const text = this.visible.join();
      if (text === this.told) return;
      this.told = text;
      this.send({ type: 'visible', ids: [...this.visible] });
    }, visibleMillis);
  }

  saveFile(name: string, content: string | Uint8Array): void {
    const data = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.send({ type: 'save', name, data });
  }

  private receive(message: ToWeights): void {
    switch (message.type) {
      case 'model': {
        const { type: _, ...model } = message;
        this.byId = new Map();
        this.total = new RunningTotal();
        this.tally = new Tally();
        this.others = [];
        this.told = '';
        clearTimeout(this.rowing);
        this.putting?.();
        this.putting = undefined;
        this.waitingRows = [];
        this.count(model.rows, model.others);
        this.store.set({
          model,
          catalog: catalogOf(model.rows),
          ...{ others: { list: this.others }, summary: this.tally.value() },
          known: { ...nothingKnown(), byId: this.byId },
          ...{ problem: undefined, progress: undefined, resize: undefined },
          ...{ selected: new Set(), current: undefined },
        });
        break;
      }
      case 'rows':
        this.count(message.rows, message.others ?? []);
        this.takeRows(message.rows);
        break;
      case 'measured':
        for (const row of message.rows) {
          this.byId.set(row.id, { ...this.byId.get(row.id), ...row });
          this.total.measure(row);
        }
        this.batch ??= setTimeout(() => this.refresh(), batchMillis);
        break;
      case 'progress': {
        const { type: _, ...progress } = message;
        this.store.set({ progress });
        if (progress.state !== 'running') this.refresh();
        break;
      }
      case 'problem':
        this.store.set({ problem: message.message });
        break;
      case 'openPanel':
        this.choose({ panel: message.panel, view: 'table' });
        break;
    }
  }

  private count(rows: readonly WeightRow[], others: readonly OtherTensor[]): void {
    this.total.add(rows);
    this.tally.add(rows, others);
    for (const other of others) this.others.push(other);
  }

  private takeRows(rows: readonly WeightRow[]): void {
    for (const row of rows) this.waitingRows.push(row);
    clearTimeout(this.rowing);
    const { catalog } = this.store.get();
    const isMuch = this.waitingRows.length >= rowsShare * catalog.rows.length;
    if (isMuch) this.putRows();
    else this.rowing = setTimeout(() => this.putRows(), rowsMillis);
  }

  /** Puts in the rows that wait. While that takes its time, further ones wait for the next time. */
  private putRows(): void {
    if (this.putting) return;
    const { catalog } = this.store.get();
    const rows = this.waitingRows;
    this.waitingRows = [];
    this.putting = inSlices(catalog.with(rows), (next) => {
      this.putting = undefined;
      const [others, summary] = [{ list: this.others }, this.tally.value()];
      this.store.set({ catalog: next, others, summary });
      if (this.waitingRows.length > 0) this.takeRows([]);
    });
  }

  /** Shows all numbers that have arrived. */
  private refresh(): void {
    clearTimeout(this.batch);
    this.batch = undefined;
    const { progress, known } = this.store.get();
    const isFinal = progress?.state === 'done' || progress?.state === 'cancelled';
    const totalSquare = this.total.value(isFinal);
    this.store.set({ known: { byId: this.byId, totalSquare, resized: known.resized } });
    this.resize();
  }

  /** What the rule does to every pair, while its panel is open. */
  private resize(): void {
    const { model, choices, catalog, known, selected } = this.store.get();
    if (!model || choices.panel !== 'resize') {
      if (known.resized)
        this.store.set({ resize: undefined, known: { ...known, resized: undefined } });
      return;
    }
    const bytes = model.files.reduce((sum, file) => sum + file.bytes, 0);
    const pairs = resizable(catalog.rows, this.byId);
    const resize = resized(pairs, choices.resize, bytes, {
      only: selected.size > 1 ? selected : undefined,
      byHand: ranksById(catalog.rows, choices.ranks),
    });
    this.store.set({ resize, known: { ...known, resized: resize.byId } });
  }
}
