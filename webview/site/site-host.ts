import type { Matrix, Selection } from '../../src/core/index.js';
import type { Source, ToHost } from '../../src/protocol/index.js';
import { t } from '../l10n.js';
import { readFragment, type Place } from '../standalone/fragment.js';
import { LocalHost } from '../standalone/local-host.js';
import type { Item, SiteImage } from './item.js';

const settings = {
  backend: 'auto',
  colorMap: 'viridis',
  errorColorMap: 'RdBu',
  ratio: 10,
  explanations: true,
} as const;

/** The host of the lens in the playground: it shows what the visitor chose. */
export class SiteHost {
  private readonly host: LocalHost;
  private isReady = false;
  /** What a link asks for, until its matrix is there. */
  private asked = readFragment(location.hash);
  /** The matrix on screen; `image` if it is one of an image, which only the lens knows. */
  shown: Matrix | 'image' | undefined;
  private job = 0;
  private item: { readonly item: Item; readonly id: string } | undefined;
  /** The view and the rank on screen, for links. */
  private state: Readonly<Record<string, unknown>> = {};

  constructor() {
    this.host = new LocalHost(
      {
        answer: (message) => this.answer(message),
        onState: (state) => {
          this.state = state as Record<string, unknown>;
        },
      },
      undefined,
    );
    window.addEventListener('hashchange', () => {
      this.asked = readFragment(location.hash);
      this.go(this.asked);
    });
  }

  /** What is on screen, for a link. */
  get place(): Place {
    return readFragment(`#view=${String(this.state['view'])}&k=${String(this.state['rank'])}`);
  }

  say(text: string): void {
    this.host.say(text);
  }

  /** Shows a view, and a rank as soon as it is known. */
  private go({ view, rank }: Place): void {
    if (view) this.host.tell({ type: 'showView', view });
    const id = this.item?.id;
    if (rank !== undefined && id) this.host.tell({ type: 'setRank', rank, id });
  }

  /**
   * Shows a matrix.
   *
   * @param id stays the same while the visitor edits it.
   */
  async show(item: Item, id: string, selection?: Selection): Promise<void> {
    this.item = { item, id };
    const { result, label, array } = await item.read(selection);
    if (this.item.item !== item || !this.isReady) return;
    const job = ++this.job;
    const source: Source = {
      ...{ kind: 'site', id, label, name: item.name, place: item.place, version: String(job) },
      ...{ abilities: [], locator: {} },
      ...(array ? { array } : {}),
    };
    if (!result.ok) {
      this.host.tell({ type: 'problem', job, source, problem: result.problem });
      return;
    }
    if ('mediaType' in result.value) {
      this.shown = 'image';
      this.showImage(job, source, result.value);
    } else {
      this.shown = result.value;
      this.host.tell({ type: 'show', job, source, matrix: wire(result.value) });
    }
    this.go(this.asked);
    this.asked = {};
  }

  private showImage(job: number, source: Source, { mediaType, bytes }: SiteImage): void {
    this.host.tell({ type: 'beginImage', job, source, mediaType, size: bytes.length });
    this.host.tell({ type: 'imagePart', job, offset: 0, data: bytes.slice(), last: true });
  }

  private answer(message: ToHost): boolean {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        this.host.tell({ type: 'settings', settings });
        if (this.item) void this.show(this.item.item, this.item.id);
        return true;
      case 'chooseSlice':
        if (this.item) void this.show(this.item.item, this.item.id, message.selection);
        return true;
      case 'exportPage':
        this.exportPage();
        return true;
      default:
        return false;
    }
  }

  private exportPage(): void {
    if (!this.item) return;
    const { label, text } = this.item.item;
    const title = window.prompt(t('The title of the page'), label);
    if (title === null) return;
    this.host.tell({
      type: 'exportPage',
      title: title.trim() === '' ? label : title.trim(),
      note: '',
      ...(text === undefined ? {} : { text }),
      language: document.documentElement.lang,
    });
  }
}

function wire({ data, missing, rowLabels, columnLabels, reading, ...rest }: Matrix) {
  return {
    ...rest,
    // The page keeps what it gets.
    data: data.slice(),
    ...(missing ? { missing: missing.slice() } : {}),
    ...(rowLabels ? { rowLabels: [...rowLabels] } : {}),
    ...(columnLabels ? { columnLabels: [...columnLabels] } : {}),
    ...(reading ? { reading: { ...reading, notes: [...reading.notes] } } : {}),
  };
}
