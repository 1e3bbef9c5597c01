import * as vscode from 'vscode';
import { onFilesRenamed } from '../../file-events.js';
import { editsOf } from '../tracking.js';
import { Choices } from './choices.js';

/** The chosen readings of literals, in all documents of this window. */
export const choices = new Choices();

/** Milliseconds after the last edit until the places are saved. */
const pauseMillis = 300;

/**
 * Maintains the choices from now on: it follows edits, and saves to the state of the workspace. Call it
 * before anything else listens to edits, because other listeners look up the choices.
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
