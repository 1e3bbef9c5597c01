import * as vscode from 'vscode';
import {
  decodeUtf8,
  failure,
  matrixAt,
  type Matrix,
  type ReadAs,
  type Result,
} from '../../../core/index.js';
import type { Source } from '../../../protocol/index.js';
import { lastCommitOf, NoCommit, watchLastCommit } from '../../git/last-commit.js';
import { hostSettings } from '../../settings.js';
import { FileWatch } from '../file/file-watch.js';
import { fileName } from '../file-names.js';
import type { MatrixSource, SourceChange, SourceReading } from '../source.js';
import { withinLimits } from '../text/literals.js';
import { findVersion, type Recognised } from './find-version.js';

/** A version of a text: the file as it was saved, or as it is in the last commit. */
export type VersionOf = 'saved' | 'commit';

/** What is saved of a version for a restart. */
export interface VersionLocator {
  readonly uri: string;
  readonly of: VersionOf;
  /** The notation of the text. */
  readonly languageId: string;
  readonly literal: Recognised;
  /** The user's choice in *Read as…*. */
  readonly as?: ReadAs | undefined;
  /** The name on screen. */
  readonly label: string;
}

/** A literal as it was: in the saved file behind an edited document, or in the last commit. */
export class VersionSource implements MatrixSource {
  readonly uri: vscode.Uri;
  private readonly changes = new vscode.EventEmitter<SourceChange>();
  readonly onDidChange = this.changes.event;
  private readonly subscription: { dispose(): void };
  private version = '';
  private line: number | undefined;

  constructor(
    private readonly locator: VersionLocator,
    private readonly id: string,
  ) {
    this.uri = vscode.Uri.parse(locator.uri);
    const changed = () => this.changes.fire({ what: 'content' });
    this.subscription =
      locator.of === 'commit'
        ? watchLastCommit(this.uri, changed)
        : new FileWatch(this.uri, { written: changed, deleted: changed });
  }

  get description(): Source {
    const { of, label, literal } = this.locator;
    const isCommit = of === 'commit';
    const file = fileName(this.uri);
    const where = this.line === undefined ? file : `${file}:${this.line}`;
    const what = isCommit
      ? vscode.l10n.t('last commit {0}', this.version.slice(0, 7)).trim()
      : vscode.l10n.t('as saved');
    return {
      kind: 'version',
      id: this.id,
      label: isCommit
        ? vscode.l10n.t('{0} (last commit)', label)
        : vscode.l10n.t('{0} (as saved)', label),
      name: `${literal.name === '' ? 'M' : literal.name}_${of}`,
      place: `${where} (${what})`,
      version: this.version,
      abilities: [],
      locator: { ...this.locator },
    };
  }

  isSame(other: MatrixSource): boolean {
    return (
      other instanceof VersionSource &&
      JSON.stringify(other.locator) === JSON.stringify(this.locator)
    );
  }

  async read(): Promise<SourceReading> {
    const result = await this.result();
    return { source: this.description, result };
  }

  private async result(): Promise<Result<Matrix>> {
    try {
      const text = await this.fileText();
      return text.ok ? this.matrixIn(text.value) : text;
    } catch (error) {
      if (error instanceof NoCommit) return failure('none', error.message);
      throw error;
    }
  }

  private async fileText(): Promise<Result<string>> {
    if (this.locator.of === 'commit') {
      const { text, commit } = await lastCommitOf(this.uri);
      this.version = commit;
      return { ok: true, value: text };
    }
    const bytes = await vscode.workspace.fs.readFile(this.uri);
    const { mtime, size } = await vscode.workspace.fs.stat(this.uri);
    this.version = `${mtime} ${size}`;
    return decodeUtf8(bytes);
  }

  private matrixIn(text: string): Result<Matrix> {
    const { literal, languageId, label, as } = this.locator;
    const found = findVersion(text, languageId, literal);
    if (found === 'none') {
      return failure('none', vscode.l10n.t('It has no matrix {0} yet.', label));
    }
    if (found === 'unclear') {
      return failure(
        'none',
        vscode.l10n.t(
          'It is not clear which of its matrices was {0}: their number changed.',
          label,
        ),
      );
    }
    const chosen = as && matrixAt(text, languageId, found.start, { as });
    this.line = text.slice(0, found.start).split('\n').length;
    return withinLimits(chosen ?? found, hostSettings(this.uri));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }
}
