import * as vscode from 'vscode';
import { formatCount, type WrittenEntries } from '../../core/index.js';
import type { MatrixFacts } from '../facts/facts.js';
import type { ReadLiteral } from '../facts/literal-facts.js';
import { versionOf } from '../sources/text/documents.js';
import type { VisualizeTarget } from '../sources/text/target.js';
import { decimalsOf, entriesIn } from './approximation.js';
import { isQuicklyCompleted } from './completion.js';

/** What an action does; its text is computed when the action is chosen. */
export type Wish =
  | { readonly what: 'replace'; readonly rank: number; readonly decimals: number | undefined }
  | { readonly what: 'insert'; readonly rank: number };

/** An entry of the light bulb at a literal of one version of a document. */
export class LiteralAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly document: vscode.TextDocument,
    readonly literal: ReadLiteral,
    readonly wish?: Wish,
  ) {
    super(title, kind);
  }
}

const { Empty, RefactorRewrite, RefactorExtract } = vscode.CodeActionKind;

/** The kinds of the light bulb's entries. */
export const actionKinds = [Empty, RefactorRewrite, RefactorExtract];

/** What the light bulb offers at a literal. */
export function actionsFor(
  document: vscode.TextDocument,
  literal: ReadLiteral,
  facts: MatrixFacts,
  canInsert: boolean,
): vscode.CodeAction[] {
  const { rows, cols } = literal.result.value;
  const shape = `${formatCount(rows)}×${formatCount(cols)}`;
  const visualize = new LiteralAction(
    vscode.l10n.t('Visualize {0} matrix', shape),
    Empty,
    document,
    literal,
  );
  visualize.command = command('visualize', visualize.title, literal);
  const isSmall = facts.spectrum !== undefined || isQuicklyCompleted(literal.result.value);
  const entries =
    isSmall && isWritable(document) ? entriesIn(document.getText(), literal) : undefined;
  return [
    visualize,
    ...completions(document, literal, facts.missing, entries),
    ...replacements(document, literal, facts, entries),
    ...(canInsert && facts.spectrum ? [insertion(document, literal, facts)] : []),
  ];
}

function completions(
  document: vscode.TextDocument,
  literal: ReadLiteral,
  missing: number,
  entries: WrittenEntries | undefined,
): vscode.CodeAction[] {
  if (missing === 0 || missing === literal.result.value.data.length) return [];
  const isHere = entries !== undefined && isQuicklyCompleted(literal.result.value);
  const count = formatCount(missing);
  const titles = {
    here:
      missing === 1
        ? vscode.l10n.t('Complete the missing entry')
        : vscode.l10n.t('Complete {0} missing entries', count),
    lens:
      missing === 1
        ? vscode.l10n.t('Complete the missing entry in the lens')
        : vscode.l10n.t('Complete {0} missing entries in the lens', count),
  };
  const here = new LiteralAction(titles.here, RefactorRewrite, document, literal);
  here.command = command('completeLiteral', here.title, literal);
  const lens = new LiteralAction(titles.lens, Empty, document, literal);
  lens.command = command('completeMissing', lens.title, literal);
  return isHere ? [here, lens] : [lens];
}

/** M̂ₖ in the place of M, at the recommended rank, if that leaves something out and says something. */
function replacements(
  document: vscode.TextDocument,
  literal: ReadLiteral,
  { spectrum }: MatrixFacts,
  entries: WrittenEntries | undefined,
): vscode.CodeAction[] {
  if (!entries || !spectrum?.recommended) return [];
  const { rank, left } = spectrum.recommended;
  const isNoise = left.kind === 'rest' && left.noise !== undefined;
  if (rank === 0 || rank >= spectrum.s.length || isNoise) return [];
  const make = (title: string, decimals: number | undefined) =>
    new LiteralAction(title, RefactorRewrite, document, literal, {
      what: 'replace',
      rank,
      decimals,
    });
  const title = vscode.l10n.t('Replace by rank-{0} approximation', rank);
  const decimals = decimalsOf(entries);
  if (decimals === undefined) return [make(title, undefined)];
  return [
    make(title, decimals),
    make(vscode.l10n.t('Replace by rank-{0} approximation, with all digits', rank), undefined),
  ];
}

function insertion(
  document: vscode.TextDocument,
  literal: ReadLiteral,
  { spectrum }: MatrixFacts,
): vscode.CodeAction {
  const rank = spectrum?.recommended?.rank ?? spectrum?.rank ?? 0;
  const full = spectrum?.s.length ?? rank;
  const k = rank > 0 ? rank : full;
  return new LiteralAction(
    vscode.l10n.t('Insert U, Σ, Vᵀ of rank {0}', k),
    RefactorExtract,
    document,
    literal,
    { what: 'insert', rank: k },
  );
}

function command(name: string, title: string, { at }: ReadLiteral): vscode.Command {
  const target: VisualizeTarget = { uri: at.uri, offset: at.start };
  return { command: `lowRankLens.${name}`, title, arguments: [target] };
}

/** Whether the document is the current version of something that can be edited. */
export function isWritable({ uri }: vscode.TextDocument): boolean {
  if (versionOf(uri) !== undefined) return false;
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}
