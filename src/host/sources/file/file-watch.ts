import * as vscode from 'vscode';
import { fileName } from '../file-names.js';
import { haveSameSize, versionOf } from './file-bytes.js';

/** Milliseconds after a reading until the file is checked again. */
const settling = 1000;
/** Milliseconds between two questions whose answers are compared. */
const between = 50;

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
    const pattern = new vscode.RelativePattern(folder, literally(fileName(uri)));
    this.watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.watcher.onDidChange(() => listener.written());
    this.watcher.onDidCreate(() => listener.written());
    this.watcher.onDidDelete(() => listener.deleted());
  }

  /** The file was read in this version. A moment later it is checked again. */
  lookAgain(version: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // If a folder is unreachable for a while, this says nothing about the file.
      this.compare(version).catch(() => undefined);
    }, settling);
  }

  private async compare(version: string): Promise<void> {
    const now = await versionOf(this.uri);
    if (this.isOver() || now === version) return;
    if (now === undefined) {
      this.listener.deleted();
      return;
    }
    // A file system that does not know when a file was written may give the time of the question. Then the version says
    // nothing, and a file would be read again every second.
    await new Promise<void>((resolve) => setTimeout(resolve, between));
    const again = await versionOf(this.uri);
    if (this.isOver()) return;
    if (again === now) this.listener.written();
    else if (again === undefined || !haveSameSize(again, version)) this.lookAgain(version);
  }

  private isOver(): boolean {
    return this.isDisposed;
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.watcher.dispose();
  }
}

/** A glob pattern for this name only: a character in brackets stands for itself. */
function literally(name: string): string {
  return name.replaceAll(/[*?[\]{}]/g, '[$&]');
}
