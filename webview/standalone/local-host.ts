import type { CopyTarget } from '../../src/core/index.js';
import type { ToHost, ToPage } from '../../src/protocol/index.js';
import { t } from '../l10n.js';
import { Said } from './said.js';

const endings: Readonly<Record<CopyTarget, string>> = {
  numpy: 'py',
  torch: 'py',
  jax: 'py',
  matlab: 'm',
  julia: 'jl',
  r: 'R',
  latex: 'tex',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  markdown: 'md',
};

/** What only the owner of the page can answer. */
export interface Owner {
  /** @returns whether it has answered. */
  answer(message: ToHost): boolean;
  /** The page has saved its state. */
  onState?(state: unknown): void;
}

/**
 * The host of the lens where there is no editor: it stands in the same page, and answers the same messages. Files are
 * downloads. It must exist before the script of the lens runs.
 */
export class LocalHost {
  private readonly said = new Said();

  /** @param state what the lens finds as its saved state. */
  constructor(
    private readonly owner: Owner,
    private state: unknown,
  ) {
    Object.assign(window, {
      acquireVsCodeApi: () => ({
        // As in an editor, an answer never comes before the question was sent.
        postMessage: (message: ToHost) => queueMicrotask(() => this.receive(message)),
        getState: () => this.state,
        setState: (next: unknown) => {
          this.state = next;
          this.owner.onState?.(next);
        },
      }),
    });
  }

  tell(message: ToPage): void {
    window.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  say(text: string): void {
    this.said.say(text);
  }

  private receive(message: ToHost): void {
    if (this.owner.answer(message)) return;
    switch (message.type) {
      case 'save':
      case 'savePage':
        this.download(message.name, message.data);
        return;
      case 'newFile':
        this.download(`matrix.${endings[message.target]}`, new TextEncoder().encode(message.text));
        return;
      case 'copyText':
        void this.copy(message.text, message.what);
        return;
      case 'tell':
        this.say(message.message);
        return;
      case 'log':
        // Browsers say so when a part of the page changes its size twice in a frame, which is no error.
        if (message.level === 'info' || message.message.startsWith('ResizeObserver loop')) return;
        console[message.level](message.message);
        return;
      default:
      // Everything else needs an editor, and is not offered here.
    }
  }

  private download(name: string, data: Uint8Array): void {
    const address = URL.createObjectURL(new Blob([data as Uint8Array<ArrayBuffer>]));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser has read it by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.say(t('Saved {0}.', name));
  }

  private async copy(text: string, what: string): Promise<void> {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => copySelected(text),
    );
    this.say(
      done
        ? t('Copied {0}', what)
        : t('The browser does not let this page copy. Save a file instead.'),
    );
  }
}

/** Where the clipboard is closed to pages, a selected text can still be copied. */
function copySelected(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way without a permission.
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
