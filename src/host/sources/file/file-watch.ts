import * as vscode from 'vscode';
import { fileName } from '../file-names.js';
import { versionOf } from './arrays.js';

/** Milliseconds after a reading until the file is looked at once more. */
const settling = 1000;

interface Listener {
  written(): void;
  deleted(): void;
}

/**
 * Tells when a file is written or deleted. The editor's watcher alone would miss some: it starts a moment
 * after it was asked for, and a file that is written and then deleted at once may give no event at all.
 */
export class FileWatch implements vscode.Disposable {
  private readonly watcher: vscode.FileSystemWatcher;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;

  constructor(
    private readonly uri: vscode.Uri,
    private readonly listener: Listener,
  ) {
    const folder = vscode.Uri.joinPath(uri, '..');
    const pattern = new vscode.RelativePattern(folder, fileName(uri));
    this.watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.watcher.onDidChange(() => listener.written());
    this.watcher.onDidCreate(() => listener.written());
    this.watcher.onDidDelete(() => listener.deleted());
  }

  /** The file was read in this version: a moment later it is looked at again. */
  lookAgain(version: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      versionOf(this.uri).then(
        (now) => this.compare(version, now),
        // A folder that is out of reach for a while says nothing about the file.
        () => undefined,
      );
    }, settling);
  }

  private compare(version: string, now: string | undefined): void {
    if (this.isDisposed || now === version) return;
    if (now === undefined) this.listener.deleted();
    else this.listener.written();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.watcher.dispose();
  }
}
