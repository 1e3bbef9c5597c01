import type * as vscode from 'vscode';

/**
 * What the lens needs of the API of the built-in Git extension (`extensions/git/src/api/git.d.ts` of VS Code, version 1
 * of the API).
 */
export interface GitExtension {
  /** False if `git.enabled` is off, or if there is no git. */
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
  /** The text of a file in a commit; rejects if it has no such file. */
  show(ref: string, path: string): Promise<string>;
}
