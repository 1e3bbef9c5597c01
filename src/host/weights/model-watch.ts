import type * as vscode from 'vscode';
import { FileWatch, type FileListener } from '../sources/file/file-watch.js';
import type { ReadModel } from './read-model.js';

export interface ModelListener {
  /** A file of the model is there in another version, or is gone while the model is still there. */
  written(file: vscode.Uri): void;
  /** The index, or the only file, is gone. */
  deleted(): void;
}

/** Reports when a file of a model is written: its own, a shard, also one that was missing, or PEFT's configuration. */
export class ModelWatch implements vscode.Disposable {
  private readonly own: FileWatch;
  private readonly others = new Map<string, FileWatch>();

  constructor(
    uri: vscode.Uri,
    private readonly listener: ModelListener,
  ) {
    this.own = new FileWatch(uri, this.listenerOf(uri));
  }

  /** The model was read in this version: its files are watched from now on, and those that were read are checked again. */
  lookAgain({ uri, ownVersion, beside }: ReadModel): void {
    this.own.lookAgain(ownVersion);
    const now = new Set(beside.map((file) => file.uri.toString()));
    for (const [key, watch] of this.others) {
      if (now.has(key)) continue;
      watch.dispose();
      this.others.delete(key);
    }
    for (const file of beside) {
      const key = file.uri.toString();
      if (key === uri.toString()) continue;
      const watch = this.others.get(key) ?? new FileWatch(file.uri, this.listenerOfPart(file.uri));
      this.others.set(key, watch);
      if (file.version !== undefined) watch.lookAgain(file.version);
    }
  }

  private listenerOf(uri: vscode.Uri): FileListener {
    return { written: () => this.listener.written(uri), deleted: () => this.listener.deleted() };
  }

  /** A model without one of its parts is still a model. */
  private listenerOfPart(uri: vscode.Uri): FileListener {
    const changed = () => this.listener.written(uri);
    return { written: changed, deleted: changed };
  }

  dispose(): void {
    this.own.dispose();
    for (const watch of this.others.values()) watch.dispose();
    this.others.clear();
  }
}
