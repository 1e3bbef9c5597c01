import type { Notebook, TextDocument } from './documents.js';
import { disk } from './disk.js';
import { EventEmitter } from './events.js';
import type { Uri } from './places.js';

interface Edited {
  readonly document: TextDocument;
  readonly contentChanges: readonly {
    readonly rangeOffset: number;
    readonly rangeLength: number;
    readonly text: string;
  }[];
}

export const edited = new EventEmitter<Edited>();
export const opened = new EventEmitter<TextDocument>();
export const closed = new EventEmitter<TextDocument>();
export const renamed = new EventEmitter<{ files: { oldUri: Uri; newUri: Uri }[] }>();
export const deleted = new EventEmitter<{ files: Uri[] }>();
export const notebookChanged = new EventEmitter<{ notebook: Notebook }>();
const settingsChanged = new EventEmitter<{ affectsConfiguration(section: string): boolean }>();

export const openDocuments: TextDocument[] = [];
export const notebooks: Notebook[] = [];
/** Documents that exist as files, open or not. */
export const files = new Map<string, TextDocument>();
/** Settings of the extension that a test has changed. */
export const settings = new Map<string, unknown>();

export const workspace = {
  textDocuments: openDocuments,
  notebookDocuments: notebooks,
  isTrusted: true,
  onDidChangeTextDocument: edited.event,
  onDidOpenTextDocument: opened.event,
  onDidCloseTextDocument: closed.event,
  onDidChangeNotebookDocument: notebookChanged.event,
  onDidRenameFiles: renamed.event,
  onDidDeleteFiles: deleted.event,
  onDidChangeConfiguration: settingsChanged.event,
  getConfiguration: () => ({
    get: (name: string, fallback?: unknown) => settings.get(name) ?? fallback,
  }),
  fs: {
    isWritableFileSystem: (scheme: string) => (scheme === 'git' ? false : undefined),
    stat: (uri: Uri) => disk.stat(uri.toString()),
    readFile: (uri: Uri) => disk.readFile(uri.toString()),
    writeFile: (uri: Uri, content: Uint8Array) => {
      disk.write(uri.toString(), content);
      return Promise.resolve();
    },
    createDirectory: () => Promise.resolve(),
    readDirectory: (uri: Uri) => disk.list(uri.toString()),
    delete: (uri: Uri) => {
      disk.remove(uri.toString());
      return Promise.resolve();
    },
  },
  createFileSystemWatcher: (pattern?: unknown) => disk.watcher(pattern),
  openTextDocument: (uri: Uri) => {
    const address = uri.toString();
    const known = openDocuments.find((each) => each.uri.toString() === address);
    if (known) return Promise.resolve(known);
    const file = files.get(address);
    return file
      ? Promise.resolve(file.open())
      : Promise.reject(new Error(`cannot open ${address}`));
  },
  openNotebookDocument: (uri: Uri) => {
    const found = notebooks.find((each) => each.uri.toString() === uri.toString());
    return found ? Promise.resolve(found) : Promise.reject(new Error('no such notebook'));
  },
};

/** The number of all listeners of the workspace: disposing of a source must leave none behind. */
export function listenerCount(): number {
  return [edited, opened, closed, renamed, deleted, notebookChanged].reduce(
    (sum, { count }) => sum + count,
    0,
  );
}

export function resetWorkspace(): void {
  openDocuments.length = 0;
  notebooks.length = 0;
  files.clear();
  settings.clear();
  disk.reset();
}
