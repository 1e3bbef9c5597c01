import * as vscode from 'vscode';
import { log } from '../log.js';
import { fileName } from '../sources/file-names.js';
import type { GitApi, GitExtension, GitRepository } from './api.js';

const extensionId = 'vscode.git';
/** Milliseconds to wait for the Git extension to look for repositories. */
const patience = 5000;

/** Why there is no text of a last commit, in one sentence for the user. */
export class NoCommit extends Error {}

/** Whether it makes sense to ask for the last commit of this file. */
export function mayHaveCommit({ scheme }: vscode.Uri): boolean {
  const isFile = scheme === 'file' || scheme === 'vscode-remote';
  return isFile && vscode.extensions.getExtension(extensionId) !== undefined;
}

/** A file in the last commit of its repository. */
export interface Committed {
  readonly text: string;
  /** The hash. */
  readonly commit: string;
}

/**
 * The text of a file in the last commit.
 *
 * @throws {@link NoCommit} when there is none.
 */
export async function lastCommitOf(uri: vscode.Uri): Promise<Committed> {
  const repository = await repositoryOf(uri);
  const commit = repository.state.HEAD?.commit;
  const file = fileName(uri);
  if (commit === undefined) {
    throw new NoCommit(vscode.l10n.t('The repository of {0} has no commit yet.', file));
  }
  try {
    return { text: await repository.show(commit, uri.fsPath), commit };
  } catch (error) {
    log().info(`git show: ${error instanceof Error ? error.message : String(error)}`);
    throw new NoCommit(
      vscode.l10n.t('{0} is not in the last commit {1}.', file, commit.slice(0, 7)),
    );
  }
}

/** Reports when a file has another last commit. Without Git, there is nothing to report. */
export function watchLastCommit(uri: vscode.Uri, onChange: () => void): vscode.Disposable {
  let subscription: vscode.Disposable | undefined;
  let isDisposed = false;
  repositoryOf(uri).then(
    ({ state }) => {
      if (isDisposed) return;
      let known = state.HEAD?.commit;
      subscription = state.onDidChange(() => {
        const commit = state.HEAD?.commit;
        if (commit === known) return;
        known = commit;
        onChange();
      });
    },
    () => undefined,
  );
  return new vscode.Disposable(() => {
    isDisposed = true;
    subscription?.dispose();
  });
}

async function repositoryOf(uri: vscode.Uri): Promise<GitRepository> {
  const extension = vscode.extensions.getExtension<GitExtension>(extensionId);
  if (!extension) {
    throw new NoCommit(vscode.l10n.t('The Git extension of VS Code is not here, or is disabled.'));
  }
  const git = extension.isActive ? extension.exports : await extension.activate();
  if (!git.enabled) {
    throw new NoCommit(
      vscode.l10n.t('Git is off: git is not installed, or git.enabled is off in the settings.'),
    );
  }
  const api = git.getAPI(1);
  await initialized(api);
  const repository = api.getRepository(uri);
  if (!repository) {
    throw new NoCommit(
      vscode.l10n.t('{0} is in no Git repository that VS Code has opened.', fileName(uri)),
    );
  }
  return repository;
}

/** The Git extension looks for repositories after it has started. */
async function initialized(api: GitApi): Promise<void> {
  if (api.state === 'initialized') return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, patience);
    const subscription = api.onDidChangeState(done);
    function done(): void {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    }
  });
}
