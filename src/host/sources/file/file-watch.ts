import * as vscode from 'vscode';
import { fileName } from '../file-names.js';
import { versionOf } from './file-bytes.js';

/** Milliseconds after a reading until the file is checked again. */
const settling = 1000;

export interface FileListener {
  written(): void;
  deleted(): void;
}

/**
 * Reports when a file is written or deleted. The watcher of the editor alone would miss some changes. It
 * starts a moment after it was requested, and there may be no event for a file that is written and then
 * deleted at once.
 */
export class FileWatch implements vscode.Disposable {
  private readonly watcher: vscode.FileSystemWatcher;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;

  constructor(
    private readonly uri: vscode.Uri,
    private readonly listener: FileListener,
  ) {
    const folder = vscode.Uri.joinPath(uri, '..');
    const pattern = new vscode.RelativePattern(folder, fileName(uri));
    this.watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.watcher.onDidChange(() => listener.written());
    this.watcher.onDidCreate(() => listener.written());
    this.watcher.onDidDelete(() => listener.deleted());
  }

  /** The file was read in this version. A moment later it is checked again. */
  lookAgain(version: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      versionOf(this.uri).then(
        (now) => this.compare(version, now),
        // If a folder is unreachable for a while, this says nothing about the file.
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
