import * as vscode from 'vscode';
import type { Source } from '../../../protocol/index.js';
import { hostSettings } from '../../settings.js';
import type { MatrixSource, SourceChange, SourceReading } from '../source.js';
import { contentOf, type GivenNumbers } from './content.js';

/** How a given matrix is named on screen. */
export interface GivenTitle {
  readonly name: string;
  readonly place: string;
  readonly location?: vscode.Location | undefined;
}

/** A matrix that another extension gave as numbers. It changes when that extension gives other ones. */
export class GivenSource implements MatrixSource {
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly closed = new vscode.EventEmitter<void>();
  /** No session shows it any more. */
  readonly onDidClose = this.closed.event;
  private version = 1;
  private isClosed = false;

  constructor(
    private readonly title: GivenTitle,
    private numbers: GivenNumbers,
    private readonly id: string,
  ) {}

  get uri(): vscode.Uri | undefined {
    return this.title.location?.uri;
  }

  get isShown(): boolean {
    return !this.isClosed;
  }

  get description(): Source {
    const { name, place, location } = this.title;
    return {
      kind: 'given',
      id: this.id,
      label: name,
      name,
      place,
      version: String(this.version),
      abilities: location ? ['reveal'] : [],
      locator: {},
    };
  }

  isSame(other: MatrixSource): boolean {
    return (
      other instanceof GivenSource &&
      other.title.name === this.title.name &&
      other.title.place === this.title.place
    );
  }

  async read(): Promise<SourceReading> {
    const value = await contentOf(this.numbers, hostSettings().maxEntries);
    return { source: this.description, result: { ok: true, value } };
  }

  /** Other numbers are given from now on; false if nobody shows it any more. */
  update(numbers: GivenNumbers): boolean {
    if (this.isClosed) return false;
    this.numbers = numbers;
    this.version++;
    this.changes.fire({ what: 'content' });
    return true;
  }

  /** The extension does not give it any more. */
  withdraw(): void {
    if (this.isClosed) return;
    const message = vscode.l10n.t(
      '{0} was withdrawn by the extension that gave it. This is the last picture of it.',
      this.title.name,
    );
    this.changes.fire({ what: 'gone', message });
  }

  async reveal(): Promise<void> {
    const { location } = this.title;
    if (!location) return;
    await vscode.window.showTextDocument(location.uri, { selection: location.range });
  }

  dispose(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.closed.fire();
    this.closed.dispose();
    this.changes.dispose();
  }
}
