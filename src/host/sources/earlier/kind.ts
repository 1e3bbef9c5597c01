import * as vscode from 'vscode';
import { SourceLost, type SourceKind } from '../source.js';

/** Matrices as the lens first showed them. They are kept in memory only, so they end with the window. */
export const earlierKind: SourceKind = {
  kind: 'earlier',

  open(kept) {
    return Promise.reject(
      new SourceLost(
        vscode.l10n.t('{0} was kept only until the window was closed or reloaded.', kept.label),
      ),
    );
  },
};
