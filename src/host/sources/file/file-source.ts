import * as vscode from 'vscode';
import type { Source } from '../../../protocol/index.js';
import { hostSettings } from '../../settings.js';
import type { MatrixSource, OtherMatrix, SourceChange, SourceReading } from '../source.js';
import { onFilesRenamed } from '../file-events.js';
import { fileName, stem } from '../file-names.js';
import { arrayIn, arraysIn, readArrayFile } from './arrays.js';
import { FileWatch } from './file-watch.js';

/** What is saved of an array for a restart. */
export interface FileLocator {
  readonly uri: string;
  /** The name of the array in the file; empty if the format has no names. */
  readonly array: string;
}

/**
 * An array in a file: .npy, .npz, .safetensors, .mtx, .csv, .tsv. It is read again when the file is
 * written.
 */
export class FileSource implements MatrixSource {
  private version = '';
  private address: vscode.Uri;
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private watch: FileWatch;
  private readonly renames: vscode.Disposable;

  constructor(
    { uri, array }: FileLocator,
    private readonly id: string,
  ) {
    this.address = vscode.Uri.parse(uri);
    this.array = array;
    this.watch = this.watched();
    this.renames = onFilesRenamed((newAddress) => {
      const moved = newAddress(this.address.toString());
      if (moved === undefined) return;
      this.address = vscode.Uri.parse(moved);
      this.watch.dispose();
      this.watch = this.watched();
      this.changes.fire({ what: 'place' });
    });
  }

  readonly array: string;

  get uri(): vscode.Uri {
    return this.address;
  }

  get description(): Source {
    const file = fileName(this.address);
    const { array } = this;
    return {
      kind: 'file',
      id: this.id,
      label: array === '' ? file : array,
      name: array === '' ? stem(file) : array,
      place: array === '' ? file : `${file}: ${array}`,
      version: this.version,
      abilities: ['reveal'],
      locator: { uri: this.address.toString(), array } satisfies FileLocator,
    };
  }

  isSame(other: MatrixSource): boolean {
    return (
      other instanceof FileSource &&
      other.address.toString() === this.address.toString() &&
      other.array === this.array
    );
  }

  async read(): Promise<SourceReading> {
    const file = await readArrayFile(this.address);
    this.version = file.version;
    this.watch.lookAgain(file.version);
    const { maxEntries } = hostSettings(this.address);
    const result = arrayIn(file, this.array, { maxEntries, overwrite: true });
    const source = this.description;
    if (result.ok) return { source, result };
    const { code, message } = result.problem;
    return { source, result: { ok: false, problem: { code, message } } };
  }

  /** Shows the file in the Explorer, because it has no text for an editor. */
  async reveal(): Promise<void> {
    await vscode.commands.executeCommand('revealInExplorer', this.address);
  }

  /** The other arrays of the file. */
  async siblings(): Promise<OtherMatrix[]> {
    const file = await readArrayFile(this.address);
    const names = arraysIn(file);
    if (!names.ok) return [];
    const { maxEntries } = hostSettings(this.address);
    return names.value
      .filter((name) => name !== this.array)
      .flatMap((label) => {
        const result = arrayIn(file, label, { maxEntries });
        return result.ok ? [{ label, place: fileName(this.address), matrix: result.value }] : [];
      });
  }

  private watched(): FileWatch {
    return new FileWatch(this.address, {
      written: () => this.changes.fire({ what: 'content' }),
      deleted: () => {
        const message = vscode.l10n.t(
          '{0} was deleted. This is the last picture of it.',
          fileName(this.address),
        );
        this.changes.fire({ what: 'gone', message });
      },
    });
  }

  dispose(): void {
    this.watch.dispose();
    this.renames.dispose();
    this.changes.dispose();
  }
}
