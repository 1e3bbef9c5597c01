import { EventEmitter } from './events.js';
import { Uri } from './places.js';

export class FileSystemError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };

export class RelativePattern {
  constructor(
    readonly base: unknown,
    readonly pattern: string,
  ) {}
}

interface Watcher {
  /** The one file that it watches; undefined for more. */
  readonly address: string | undefined;
  readonly changed: EventEmitter<void>;
  readonly deleted: EventEmitter<void>;
}

/**
 * The bytes of files. As in the real editor, watchers may miss a change: the test decides whether they get
 * it.
 */
class Disk {
  private readonly bytes = new Map<
    string,
    { readonly content: Uint8Array; readonly mtime: number }
  >();
  private watchers: Watcher[] = [];
  private clock = 0;
  /** Set where the time of a file is the time of the question. */
  invents = false;
  /** Set while the folder cannot be reached. */
  isOutOfReach = false;

  write(address: string, content: Uint8Array, { isHeard = true } = {}): void {
    this.bytes.set(address, { content, mtime: ++this.clock });
    if (isHeard) for (const { changed } of this.watching(address)) changed.fire();
  }

  remove(address: string, { isHeard = true } = {}): void {
    this.bytes.delete(address);
    if (isHeard) for (const { deleted } of this.watching(address)) deleted.fire();
  }

  stat(address: string): Promise<{ type: number; mtime: number; size: number }> {
    const found = this.bytes.get(address);
    if (this.isOutOfReach) return Promise.reject(new FileSystemError('Unavailable'));
    if (!found && this.inside(address).length > 0) {
      return Promise.resolve({ type: FileType.Directory, mtime: 0, size: 0 });
    }
    if (!found) return Promise.reject(new FileSystemError('FileNotFound'));
    const { content } = found;
    const mtime = this.invents ? ++this.clock : found.mtime;
    return Promise.resolve({ type: FileType.File, mtime, size: content.length });
  }

  readFile(address: string): Promise<Uint8Array> {
    const found = this.bytes.get(address);
    return found
      ? Promise.resolve(found.content)
      : Promise.reject(new FileSystemError('FileNotFound'));
  }

  /** Names and kinds of what is in a folder. */
  list(folder: string): Promise<[string, number][]> {
    const names = this.inside(folder).map((path) => path.split('/'));
    const kinds = names.map(([name, ...more]): [string, number] => [
      name!,
      more.length > 0 ? FileType.Directory : FileType.File,
    ]);
    return Promise.resolve([...new Map(kinds)]);
  }

  /** The paths in a folder, from there. */
  private inside(folder: string): string[] {
    const start = `${folder}/`;
    const all = [...this.bytes.keys()].filter((address) => address.startsWith(start));
    return all.map((address) => address.slice(start.length));
  }

  private watching(address: string): Watcher[] {
    return this.watchers.filter((each) => each.address === undefined || each.address === address);
  }

  watcher(pattern?: unknown) {
    const isOfFolder = pattern instanceof RelativePattern && pattern.base instanceof Uri;
    const watcher = {
      address: isOfFolder ? Uri.joinPath(pattern.base, pattern.pattern).toString() : undefined,
      ...{ changed: new EventEmitter<void>(), deleted: new EventEmitter<void>() },
    };
    this.watchers.push(watcher);
    return {
      onDidChange: watcher.changed.event,
      onDidCreate: new EventEmitter<void>().event,
      onDidDelete: watcher.deleted.event,
      dispose: () => void (this.watchers = this.watchers.filter((each) => each !== watcher)),
    };
  }

  reset(): void {
    this.bytes.clear();
    this.watchers = [];
    this.isOutOfReach = false;
    this.invents = false;
  }
}

export const disk = new Disk();
