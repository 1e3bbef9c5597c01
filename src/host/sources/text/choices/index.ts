import * as vscode from 'vscode';
import { onFilesRenamed } from '../../file-events.js';
import { editsOf } from '../tracking.js';
import { Choices } from './choices.js';

/** How literals are to be read, in all documents of this window. */
export const choices = new Choices();

/** Milliseconds after the last edit at which the places are written down. */
const pauseMillis = 300;

/**
 * Keeps the choices from now on: over edits, and in the workspace's state over restarts. To be called
 * before anything else listens to edits, since that looks the choices up.
 */
export function keepChoices(state: vscode.Memento): vscode.Disposable {
  choices.open({ get: (key) => state.get(key), update: (key, value) => state.update(key, value) });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saveSoon = () => {
    if (!choices.isChanged) return;
    clearTimeout(timer);
    timer = setTimeout(() => choices.save(), pauseMillis);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      choices.edited(document, editsOf(contentChanges));
      saveSoon();
    }),
    onFilesRenamed((newAddress) => choices.renamed(newAddress)),
    vscode.workspace.onDidCloseTextDocument((document) => choices.closed(document)),
    choices.onChange(saveSoon),
    {
      dispose: () => {
        clearTimeout(timer);
        choices.save();
      },
    },
  );
}
