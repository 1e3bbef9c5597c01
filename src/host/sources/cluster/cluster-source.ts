import * as vscode from 'vscode';
import { formatBound, planeOf, usualSelection, type Plane } from '../../../core/index.js';
import type { Source } from '../../../protocol/index.js';
import { fileName, stem } from '../file-names.js';
import { OpenedFile } from '../file/opened-file.js';
import type { MatrixSource, SourceChange, SourceReading } from '../source.js';
import { openResult, readComputed, readFacts, type RunFacts } from './read-result.js';

/** What is saved of a result for a restart. */
export interface ClusterLocator {
  /** The folder of the run, in the storage of the extension. */
  readonly folder: string;
  /** The matrix. */
  readonly uri: string;
}

/** A matrix whose numbers were computed on a cluster. Its entries are read only where they are on screen. */
export class ClusterSource implements MatrixSource {
  private readonly folder: vscode.Uri;
  private readonly address: vscode.Uri;
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  /** The file of M, and that of the result. */
  private file: OpenedFile | undefined;
  private result: OpenedFile | undefined;
  private isReadable = false;
  facts: RunFacts | undefined;

  constructor(
    private readonly locator: ClusterLocator,
    private readonly id: string,
  ) {
    this.folder = vscode.Uri.parse(locator.folder);
    this.address = vscode.Uri.parse(locator.uri);
  }

  get uri(): vscode.Uri {
    return this.address;
  }

  get description(): Source {
    const name = fileName(this.address);
    return {
      kind: 'cluster',
      id: this.id,
      label: name,
      name: stem(name),
      place: this.facts ? this.placeText(name, this.facts) : name,
      version: this.locator.folder,
      abilities: ['reveal'],
      locator: { ...this.locator },
    };
  }

  private placeText(name: string, { workers, passes, worst, s }: RunFacts): string {
    const bound = formatBound(worst * (s[0] ?? 0), 2);
    return this.isReadable
      ? vscode.l10n.t(
          '{0}: computed on {1} workers, {2} passes, certified to {3}',
          ...[name, workers, passes, bound],
        )
      : vscode.l10n.t(
          '{0}: computed on {1} workers, {2} passes, certified to {3}; M is shown in blocks, because the file cannot be read here',
          ...[name, workers, passes, bound],
        );
  }

  isSame(other: MatrixSource): boolean {
    return other instanceof ClusterSource && other.locator.folder === this.locator.folder;
  }

  async read(): Promise<SourceReading> {
    this.forget();
    const facts = await readFacts(this.folder);
    this.result = await openResult(this.folder);
    const computed = await readComputed(this.result, facts);
    this.facts = facts;
    const plane = await this.planeIn(facts).catch(() => undefined);
    this.isReadable = plane !== undefined;
    const { rows, cols, dtype } = facts;
    const value = { rows, cols, elementType: dtype, content: { computed, plane } };
    return { source: this.description, result: { ok: true, value } };
  }

  /** The entries, if the lens reads such files, and this one is as it was when the run ended. */
  private async planeIn({ rows, cols }: RunFacts): Promise<Plane | undefined> {
    const result = vscode.Uri.joinPath(this.folder, 'result.json');
    const [own, then] = await Promise.all(
      [this.address, result].map((uri) => vscode.workspace.fs.stat(uri)),
    );
    if (own!.type !== vscode.FileType.File || own!.mtime > then!.mtime) return undefined;
    const file = await OpenedFile.open(this.address);
    this.file = file;
    const entry = file.entry(undefined);
    const array = entry && (await file.numbers(entry));
    if (!array?.ok) return undefined;
    const plane = planeOf('M', array.value, usualSelection(entry!.shape));
    return plane.ok && plane.value.rows === rows && plane.value.cols === cols
      ? plane.value
      : undefined;
  }

  async reveal(): Promise<void> {
    await vscode.commands.executeCommand('revealInExplorer', this.address);
  }

  private forget(): void {
    this.file?.dispose();
    this.result?.dispose();
    this.file = this.result = undefined;
  }

  dispose(): void {
    this.forget();
    this.changes.dispose();
  }
}
