import { loadTranslations, t } from '../l10n.js';
import { readFragment, withPlace } from './fragment.js';
import { LocalHost } from './local-host.js';
import { inflate } from './pack.js';
import { codeParts, elementIds, type PageData } from './page-data.js';
import { missingIn, readEntries } from './read-entries.js';
import { fromText91 } from './text91.js';
import { ThemeSwitch } from './theme-switch.js';

/** The script of a page that a person sends: it unpacks the lens and the matrix, and is the host of the lens. */

/** The state of the lens, as far as a link may change it. */
interface Shown {
  readonly view?: unknown;
  readonly rank?: unknown;
}

const textOf = (id: string) => document.getElementById(id)?.textContent ?? '';

async function unpacked(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await inflate(fromText91(textOf(id)));
  // The text is large, and not needed any more.
  document.getElementById(id)?.remove();
  return bytes;
}

async function readCode({ code }: PageData): Promise<Record<(typeof codeParts)[number], string>> {
  const bytes = await unpacked(elementIds.code);
  const decoder = new TextDecoder();
  let at = 0;
  const parts = code.map((length) => decoder.decode(bytes.subarray(at, (at += length))));
  return Object.fromEntries(codeParts.map((name, i) => [name, parts[i] ?? ''])) as Record<
    (typeof codeParts)[number],
    string
  >;
}

async function start(): Promise<void> {
  const data = JSON.parse(textOf(elementIds.data)) as PageData;
  const [code, entries] = await Promise.all([readCode(data), unpacked(elementIds.entries)]);
  if (code.texts !== '') loadTranslations(code.texts);
  addTools();
  const { form, ...frame } = data.matrix;
  const numbers = readEntries(entries, form, frame.rows * frame.cols);
  const missing = missingIn(numbers);
  const host = serve(data, () =>
    host.tell({
      type: 'show',
      job: 1,
      source: data.source,
      matrix: {
        ...frame,
        rowLabels: frame.rowLabels && [...frame.rowLabels],
        columnLabels: frame.columnLabels && [...frame.columnLabels],
        reading: frame.reading && { ...frame.reading, notes: [...frame.reading.notes] },
        data: numbers,
        missing,
      },
    }),
  );
  const style = document.createElement('style');
  style.textContent = code.style;
  // The sheet around the lens comes last: it knows where the lens stands.
  document.head.prepend(style);
  const worker = new Blob([code.worker], { type: 'text/javascript' });
  Object.assign(document.body.dataset, {
    place: 'panel',
    coming: 'file',
    alone: 'page',
    backend: data.settings.backend,
    worker: URL.createObjectURL(worker),
    l10n: code.texts,
  });
  const script = document.createElement('script');
  script.textContent = code.main;
  document.body.append(script);
}

/** The host of this page. A link may choose view and rank, and the address follows the reader. */
function serve(data: PageData, show: () => void): LocalHost {
  const { source, state } = data;
  const asked = readFragment(location.hash);
  const first = {
    ...state,
    source,
    ...(asked.view ? { view: asked.view } : {}),
    ...(asked.rank === undefined ? {} : { rank: asked.rank }),
  };
  const opened: Shown = first;
  let moved = false;
  const host = new LocalHost(
    {
      answer: (message) => {
        if (message.type !== 'ready') return false;
        host.tell({ type: 'settings', settings: data.settings });
        show();
        return true;
      },
      onState: (saved) => {
        const { view, rank } = saved as Shown;
        // Before its singular values are known, the lens has no rank.
        if (document.documentElement.dataset['lensReady'] === undefined) return;
        moved ||= view !== opened.view || rank !== opened.rank;
        if (!moved) return;
        const place = readFragment(`#view=${String(view)}&k=${String(rank)}`);
        const fragment = withPlace(location.hash, place);
        if (fragment !== location.hash) history.replaceState(null, '', fragment);
      },
    },
    first,
  );
  window.addEventListener('hashchange', () => {
    const { view, rank } = readFragment(location.hash);
    if (view) host.tell({ type: 'showView', view });
    if (rank !== undefined) host.tell({ type: 'setRank', rank, id: source.id });
  });
  return host;
}

function addTools(): void {
  const print = document.createElement('button');
  print.type = 'button';
  print.textContent = t('Print');
  print.addEventListener('click', () => window.print());
  document.getElementById(elementIds.tools)?.append(new ThemeSwitch().button, print);
}

start().catch((error: unknown) => {
  const problem = document.getElementById(elementIds.problem);
  if (!problem) return;
  const reason = error instanceof Error ? error.message : String(error);
  problem.textContent = t(
    'This page could not be unpacked ({0}). It needs a browser of 2023 or later; the pictures below show what it opens with.',
    reason,
  );
  problem.hidden = false;
});
