import * as vscode from 'vscode';
import { createId } from '../sources/id.js';
import { KernelSource } from '../sources/kernel/kernel-source.js';
import type { MatrixSource } from '../sources/source.js';
import { findArray, type FoundArray } from '../values/choose-array.js';
import { kernelChannel } from './kernel-channel.js';

/**
 * Shows a variable of a kernel.
 *
 * @param given a row of the variables view of the Jupyter extension: its `name`, and `fileName`, the notebook.
 */
export async function showJupyterVariable(
  given: unknown,
  show: (source: MatrixSource) => Promise<void>,
): Promise<void> {
  const name = nameOf(given);
  if (name === undefined) {
    tell(
      vscode.l10n.t(
        'Choose a variable in the variables view of the Jupyter extension, and open it from there.',
      ),
    );
    return;
  }
  const notebook = await notebookOf(given);
  if (!notebook) {
    tell(vscode.l10n.t('The notebook of {0} is not open. Open it, and try again.', name));
    return;
  }
  const found = await findWithProgress(notebook.uri, name);
  if (found) await show(new KernelSource(notebook, found.expression, createId('kernel')));
}

/** A kernel that is busy answers late. Shorter waits, in milliseconds, show no progress. */
const patienceMillis = 400;

/** The variable, or the array in it that the user chose; undefined if it cannot be shown, which is said. */
async function findWithProgress(
  notebook: vscode.Uri,
  name: string,
): Promise<FoundArray | undefined> {
  const cancellation = new vscode.CancellationTokenSource();
  let isDone: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (isDone = resolve));
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Waiting for the kernel to describe {0}', name),
    cancellable: true,
  };
  const timer = setTimeout(() => {
    void vscode.window.withProgress(options, (_, token) => {
      token.onCancellationRequested(() => cancellation.cancel());
      return done;
    });
  }, patienceMillis);
  try {
    return await findArray(
      name,
      (each) => kernelChannel(notebook, each, cancellation.token),
      () => {
        clearTimeout(timer);
        isDone();
      },
    );
  } catch (error) {
    if (!(error instanceof vscode.CancellationError)) {
      void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
    return undefined;
  } finally {
    clearTimeout(timer);
    isDone();
    cancellation.dispose();
  }
}

function nameOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || !('name' in given)) return undefined;
  const { name } = given;
  // What is run in the kernel is the name of a variable and nothing else.
  return typeof name === 'string' && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : undefined;
}

async function notebookOf(given: unknown): Promise<vscode.NotebookDocument | undefined> {
  const { fileName } = given as { fileName?: unknown };
  const uri =
    fileName instanceof vscode.Uri
      ? fileName
      : isUri(fileName)
        ? vscode.Uri.from(fileName)
        : undefined;
  const front = vscode.window.activeNotebookEditor ?? vscode.window.visibleNotebookEditors[0];
  if (!uri) return front?.notebook;
  const wanted = uri.toString();
  const open = vscode.workspace.notebookDocuments.find((each) => each.uri.toString() === wanted);
  try {
    return open ?? (await vscode.workspace.openNotebookDocument(uri));
  } catch {
    return undefined;
  }
}

/** An address that came through a message lost its class. */
function isUri(value: unknown): value is { scheme: string; path: string } {
  return typeof value === 'object' && value !== null && 'scheme' in value && 'path' in value;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
