import * as vscode from 'vscode';
import { formatCount } from '../../core/index.js';
import { literalFacts, type ReadLiteral } from '../facts/literal-facts.js';
import { literalsOf } from '../matrices/matrix-list.js';
import { hostSettings, onSettingsChanged } from '../settings.js';
import type { VisualizeTarget } from '../sources/text/target.js';

/** A line above a literal; its rank is computed when it is on screen. */
class MatrixLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly document: vscode.TextDocument,
    readonly literal: ReadLiteral,
  ) {
    super(range);
  }
}

/** "4×3 · rank 2 · Visualize" above each matrix of a document, where the setting asks for it. */
export function registerCodeLens(): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider<MatrixLens> = {
    onDidChangeCodeLenses: changes.event,
    provideCodeLenses(document) {
      if (!hostSettings(document.uri).codeLens) return [];
      return literalsOf(document).literals.map((literal) => {
        const { line } = document.positionAt(literal.at.start);
        return new MatrixLens(new vscode.Range(line, 0, line, 0), document, literal);
      });
    },
    resolveCodeLens(lens) {
      const { document, literal } = lens;
      const target: VisualizeTarget = { uri: literal.at.uri, offset: literal.at.start };
      lens.command = {
        title: titleOf(document, literal),
        command: 'lowRankLens.visualize',
        arguments: [target],
      };
      return lens;
    },
  };
  return vscode.Disposable.from(
    changes,
    onSettingsChanged(() => changes.fire()),
    vscode.languages.registerCodeLensProvider([{ scheme: '*' }, { notebookType: '*' }], provider),
  );
}

function titleOf(document: vscode.TextDocument, literal: ReadLiteral): string {
  const { rows, cols } = literal.result.value;
  const shape = `${formatCount(rows)}×${formatCount(cols)}`;
  const { missing, spectrum } = literalFacts.of(document, literal, hostSettings(document.uri));
  const fact =
    missing > 0
      ? [vscode.l10n.t('{0} missing', formatCount(missing))]
      : spectrum
        ? [vscode.l10n.t('rank {0}', spectrum.rank)]
        : [];
  return [shape, ...fact, vscode.l10n.t('Visualize')].join(' · ');
}
