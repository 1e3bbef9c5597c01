import * as vscode from 'vscode';
import { SourceLost, type SourceKind } from '../source.js';

/** Matrices that other extensions gave. Their numbers are not kept, so they end with the window. */
export const givenKind: SourceKind = {
  kind: 'given',

  open(kept) {
    return Promise.reject(
      new SourceLost(
        vscode.l10n.t(
          '{0} was given by another extension, and only that extension can show it again.',
          kept.label,
        ),
      ),
    );
  },
};
