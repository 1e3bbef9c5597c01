import * as vscode from 'vscode';
import {
  difference,
  failure,
  layoutOf,
  success,
  usualSelection,
  type Matrix,
  type Result,
} from '../../../core/index.js';
import type { Source } from '../../../protocol/index.js';
import { hostSettings } from '../../settings.js';
import { fileName } from '../file-names.js';
import { watchContent } from '../file/content-watch.js';
import type { FileWatch } from '../file/file-watch.js';
import { OpenedFile } from '../file/opened-file.js';
import { readSlice } from '../file/read-slice.js';
import type { MatrixSource, ReadOptions, SourceChange, SourceReading } from '../source.js';

/** What is saved of a difference for a restart. */
export interface DifferenceLocator {
  /** The name of the array in both files. */
  readonly array: string;
  readonly before: string;
  readonly after: string;
}

/** W₂ − W₁, the change of an array of one name from one file to another. */
export class DifferenceSource implements MatrixSource {
  private readonly addresses: { readonly before: vscode.Uri; readonly after: vscode.Uri };
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly watches: readonly FileWatch[];
  private version = '';

  constructor(
    private readonly locator: DifferenceLocator,
    private readonly id: string,
  ) {
    const before = vscode.Uri.parse(locator.before);
    const after = vscode.Uri.parse(locator.after);
    this.addresses = { before, after };
    this.watches = [before, after].map((uri) => watchContent(uri, this.changes));
  }

  get uri(): vscode.Uri {
    return this.addresses.after;
  }

  get description(): Source {
    const { array } = this.locator;
    const { before, after } = this.addresses;
    return {
      kind: 'difference',
      id: this.id,
      label: `Δ${array}`,
      name: array,
      place: vscode.l10n.t('{0} − {1}: {2}', fileName(after), fileName(before), array),
      version: this.version,
      abilities: ['reveal'],
      locator: { ...this.locator },
    };
  }

  isSame(other: MatrixSource): boolean {
    return (
      other instanceof DifferenceSource &&
      JSON.stringify(other.locator) === JSON.stringify(this.locator)
    );
  }

  async read(options: ReadOptions): Promise<SourceReading> {
    const before = await this.matrixIn(this.addresses.before, 0, options);
    if (!before.ok) return { source: this.description, result: before };
    const after = await this.matrixIn(this.addresses.after, 1, options);
    if (!after.ok) return { source: this.description, result: after };
    const isAlike =
      before.value.rows === after.value.rows && before.value.cols === after.value.cols;
    const result: Result<Matrix> = isAlike
      ? success(difference(after.value, before.value))
      : failure(
          'ragged',
          vscode.l10n.t('{0} has another shape in the two files.', this.locator.array),
        );
    return { source: this.description, result };
  }

  private async matrixIn(
    uri: vscode.Uri,
    index: number,
    options: ReadOptions,
  ): Promise<Result<Matrix>> {
    const file = await OpenedFile.open(uri);
    try {
      this.version = `${index === 0 ? '' : this.version} ${file.version}`;
      this.watches[index]?.lookAgain(file.version);
      if (!file.catalog.ok) return file.catalog;
      const entry = file.entry(this.locator.array);
      if (!entry) {
        return failure(
          'none',
          vscode.l10n.t('{0} has no array named {1}.', fileName(uri), this.locator.array),
        );
      }
      if (entry.problem) return { ok: false, problem: entry.problem };
      const layout = layoutOf(entry.shape);
      const usual = usualSelection(entry.shape);
      // As in the table: more than two dimensions are unfolded along the first.
      const selection =
        layout.ok && layout.value.isUnfolded
          ? { axes: [0, 1] as const, at: entry.shape.map(() => 0), unfolded: true }
          : usual;
      const { maxEntries } = hostSettings(uri);
      return await readSlice(file, entry, selection, maxEntries, options);
    } finally {
      file.dispose();
    }
  }

  async reveal(): Promise<void> {
    await vscode.commands.executeCommand('revealInExplorer', this.addresses.after);
  }

  dispose(): void {
    for (const watch of this.watches) watch.dispose();
    this.changes.dispose();
  }
}
