import * as vscode from 'vscode';
import { fileName } from '../file-names.js';
import type { SourceChange } from '../source.js';
import { FileWatch, type FileListener } from './file-watch.js';

/** What a source says when the file of its matrix is written or deleted. */
export function contentListener(
  uri: vscode.Uri,
  changes: vscode.EventEmitter<SourceChange>,
): FileListener {
  return {
    written: () => changes.fire({ what: 'content' }),
    deleted: () => {
      const message = vscode.l10n.t(
        '{0} was deleted. This is the last picture of it.',
        fileName(uri),
      );
      changes.fire({ what: 'gone', message });
    },
  };
}

/** Watches the file of a matrix for a source. */
export function watchContent(
  uri: vscode.Uri,
  changes: vscode.EventEmitter<SourceChange>,
): FileWatch {
  return new FileWatch(uri, contentListener(uri, changes));
}
