import * as vscode from 'vscode';
import type { Matrix } from '../../../core/index.js';
import type { Source } from '../../../protocol/index.js';
import type { MatrixSource, SourceChange, SourceReading } from '../source.js';

/** A matrix as the lens first showed it, to compare it with what it is now. It never changes. */
export class EarlierSource implements MatrixSource {
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;

  /** @param of what the matrix was read from. */
  constructor(
    private readonly of: Source,
    private readonly matrix: Matrix,
    private readonly id: string,
  ) {}

  get description(): Source {
    const { label, name, place } = this.of;
    return {
      kind: 'earlier',
      id: this.id,
      label: vscode.l10n.t('{0} (as first shown)', label),
      name: `${name}_first`,
      place: vscode.l10n.t('{0} (as first shown)', place),
      version: '1',
      abilities: [],
      locator: {},
    };
  }

  isSame(other: MatrixSource): boolean {
    return other instanceof EarlierSource && other.matrix === this.matrix;
  }

  read(): Promise<SourceReading> {
    const result = { ok: true, value: this.matrix } as const;
    return Promise.resolve({ source: this.description, result });
  }

  dispose(): void {
    this.changes.dispose();
  }
}
