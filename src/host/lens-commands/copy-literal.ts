import * as vscode from 'vscode';
import { printAllAs, usualTarget, type ResultKind } from '../../core/index.js';
import { copyTargetNames } from '../../protocol/index.js';
import { copyText } from '../copy.js';
import { literalFacts } from '../facts/literal-facts.js';
import { resultsFor } from '../facts/results.js';
import { hostSettings } from '../settings.js';
import { documentOf } from '../sources/text/documents.js';
import type { VisualizeTarget } from '../sources/text/target.js';
import { chooseTarget } from './choose-target.js';
import { readLiteral } from './literal-target.js';

/** Copies a literal, or its approximation or factors at the recommended rank, without opening the lens. */
export async function copyFromLiteral(target: VisualizeTarget): Promise<void> {
  const literal = await readLiteral(target);
  if (!literal) return;
  const document = await documentOf(target.uri);
  const { spectrum } = literalFacts.of(document, literal, hostSettings(document.uri));
  const rank = spectrum?.recommended?.rank ?? spectrum?.rank ?? 0;
  const chosen = rank === 0 ? { result: 'matrix' as const } : await chooseKind(rank);
  const notation =
    chosen && (await chooseTarget(usualTarget(literal.at.languageId, literal.result.value)));
  if (!chosen || !notation) return;
  const subject = { name: literal.title.name, matrix: literal.result.value };
  const named = resultsFor(subject, rank, chosen.result, notation);
  if (!named.ok) {
    void vscode.window.showWarningMessage(named.problem.message);
    return;
  }
  const names = named.value.map(({ name }) => name).join(', ');
  const text = printAllAs(named.value, notation);
  await copyText(text, `${names} (${copyTargetNames[notation]})`);
}

async function chooseKind(rank: number): Promise<{ readonly result: ResultKind } | undefined> {
  const items: (vscode.QuickPickItem & { result: ResultKind })[] = [
    { label: vscode.l10n.t('M, the matrix itself'), result: 'matrix' },
    { label: vscode.l10n.t('M̂ of rank {0}, the approximation', rank), result: 'approximation' },
    { label: vscode.l10n.t('U, σ and Vᵀ of rank {0}', rank), result: 'svd' },
    { label: vscode.l10n.t('B = UΣ and A = Vᵀ of rank {0}', rank), result: 'adapter' },
    { label: vscode.l10n.t('M − M̂, the error at rank {0}', rank), result: 'error' },
  ];
  return vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What is copied') });
}
