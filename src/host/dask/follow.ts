import * as vscode from 'vscode';
import { formatNumber } from '../../core/index.js';
import { log } from '../log.js';
import { textOfFile } from './json-file.js';
import { progressIn, type ProgressLine } from './request.js';

/** Milliseconds between two looks at the file of the progress. */
const pollMillis = 300;
/** A run that lives writes at least every two seconds; while it starts, the interpreter loads Dask for longer. */
const silentMillis = 90_000;

export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'problem'; readonly code: string; readonly sentence: string };

/**
 * Follows a run by the files of its folder, so that a window that was reloaded follows it in the same way.
 *
 * @param ended the exit code, if this window has started the program.
 */
export async function followRun(
  folder: vscode.Uri,
  label: string,
  ended?: Promise<number | null>,
): Promise<RunEnd> {
  let code: number | null | undefined;
  void ended?.then((value) => (code = value));
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('{0} on Dask', label),
      cancellable: true,
    },
    async (progress, token) => {
      token.onCancellationRequested(() => {
        cancel(folder).catch((error: unknown) => log().warn(`Dask: ${String(error)}`));
      });
      let seen = 0;
      let worst: number | undefined;
      let lastNews = Date.now();
      for (;;) {
        const hasEnded = code !== undefined;
        const lines = (await textOf(folder, 'progress.jsonl')).split('\n').slice(0, -1);
        for (const text of lines.slice(seen)) {
          log().info(`Dask: ${text}`);
          const line = progressIn(text);
          if (line?.kind === 'problem' || line?.kind === 'done') return line;
          if (line?.kind === 'values') worst = line.worst;
          else if (line) progress.report({ message: progressText(line, worst, token) });
        }
        if (lines.length > seen) lastNews = Date.now();
        seen = lines.length;
        if (hasEnded || Date.now() - lastNews > silentMillis) {
          return { kind: 'problem', code: 'died', sentence: await lastWords(folder, label) };
        }
        await new Promise<void>((resolve) => setTimeout(resolve, pollMillis));
      }
    },
  );
}

/** After so long, a window that closes is gone, in milliseconds. */
const closingMillis = 1000;

/**
 * The program looks for this file. A process number could be another program's by now. A window that is reloaded may cancel
 * what its notifications show, too, but a run goes on without a window. So the window is asked something first, which one
 * that is gone does not answer.
 */
async function cancel(folder: vscode.Uri): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, closingMillis));
  await vscode.commands.getCommands(true);
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'cancel'), new Uint8Array());
}

async function textOf(folder: vscode.Uri, name: string): Promise<string> {
  try {
    return await textOfFile(vscode.Uri.joinPath(folder, name));
  } catch {
    // It is not there yet.
    return '';
  }
}

async function lastWords(folder: vscode.Uri, label: string): Promise<string> {
  const errors = (await textOf(folder, 'errors.txt')).trim();
  if (errors !== '') log().error(`Dask: ${errors}`);
  const reason = errors.split('\n').at(-1) ?? '';
  return reason === ''
    ? vscode.l10n.t('The program that computes {0} has ended without a word.', label)
    : vscode.l10n.t('The program that computes {0} has ended: {1}', label, reason);
}

function progressText(
  { stage, done, total, pass, workers }: Extract<ProgressLine, { kind: 'progress' }>,
  worst: number | undefined,
  token: vscode.CancellationToken,
): string {
  if (token.isCancellationRequested) return vscode.l10n.t('cancelling its tasks');
  const texts = {
    connect: vscode.l10n.t('connecting'),
    open: vscode.l10n.t('looking at the file'),
    survey: vscode.l10n.t('pass 1, the picture: {0} of {1} blocks', done, total),
    search: vscode.l10n.t('pass {0}, singular values: {1} of {2} blocks', pass, done, total),
    measure: vscode.l10n.t('last pass, measured errors: {0} of {1} blocks', done, total),
    write: vscode.l10n.t('writing the result'),
  };
  const mib = (bytes: number) => Math.round(bytes / 2 ** 20);
  const memory = workers.map(({ memory: bytes, limit }) =>
    limit > 0 ? vscode.l10n.t('{0} of {1} MiB', mib(bytes), mib(limit)) : `${mib(bytes)} MiB`,
  );
  const parts = [texts[stage]];
  if (worst !== undefined) {
    parts.push(vscode.l10n.t('so far right to {0} σ₁', formatNumber(worst, 2)));
  }
  if (memory.length > 0 && memory.length <= 4) {
    parts.push(vscode.l10n.t('memory of the workers: {0}', memory.join(', ')));
  } else if (memory.length > 4) {
    const most = Math.max(...workers.map(({ memory: bytes }) => bytes));
    parts.push(vscode.l10n.t('{0} workers, up to {1} MiB each', memory.length, mib(most)));
  }
  return parts.join(' · ');
}
