import * as vscode from 'vscode';
import type { MatrixSource, ReadOptions, SourceReading } from '../sources/source.js';

/** A longer reading shows its progress, in milliseconds. */
const patienceMillis = 200;

export interface ReaderOptions {
  /** Reading takes long: shows the progress. `fraction` is unknown at first. */
  onSlow(text: string, fraction: number | undefined): void;
}

/** Reads one source at a time. A new request cancels the previous one. */
export class Reader implements vscode.Disposable {
  private current: vscode.CancellationTokenSource | undefined;
  /** Says the progress of the current reading, once it is slow. */
  private sayAgain: (() => void) | undefined;

  constructor(private readonly options: ReaderOptions) {}

  /** @returns undefined when the reading was cancelled or replaced by another request. */
  async read(
    source: MatrixSource,
    preview?: ReadOptions['preview'],
  ): Promise<SourceReading | undefined> {
    this.cancel();
    const cancellation = new vscode.CancellationTokenSource();
    this.current = cancellation;
    const { token } = cancellation;
    let fraction: number | undefined;
    let isSlow = false;
    let isRead = false;
    const tell = () => {
      // Entries of a matrix that stays where it is are read on, and their progress is not that of this reading.
      if (isRead || token.isCancellationRequested) return;
      const text = vscode.l10n.t('Reading {0}', source.description.label);
      this.options.onSlow(text, fraction);
    };
    const slow = () => {
      clearTimeout(timer);
      isSlow = true;
      this.sayAgain = tell;
      tell();
    };
    const timer = setTimeout(slow, patienceMillis);
    try {
      const reading = await source.read({
        token,
        ...(preview
          ? {
              preview: async (described, look) => {
                if (token.isCancellationRequested) return;
                const shown = preview(described, look);
                slow();
                await shown;
              },
            }
          : {}),
        report: (share) => {
          fraction = share;
          if (isSlow) tell();
        },
      });
      return token.isCancellationRequested ? undefined : reading;
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      const message = error instanceof Error ? error.message : String(error);
      return {
        source: source.description,
        result: { ok: false, problem: { code: 'none', message } },
      };
    } finally {
      isRead = true;
      clearTimeout(timer);
      if (this.current === cancellation) this.end();
      cancellation.dispose();
    }
  }

  /** For a page that has started since: what is being read, if that takes long. */
  tellAgain(): void {
    this.sayAgain?.();
  }

  cancel(): void {
    this.current?.cancel();
    this.end();
  }

  private end(): void {
    this.current = undefined;
    this.sayAgain = undefined;
  }

  dispose(): void {
    this.cancel();
  }
}
