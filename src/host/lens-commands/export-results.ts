import * as vscode from 'vscode';
import type { CopyTarget, ResultKind } from '../../core/index.js';
import type { AnswerTo, ResultOffer } from '../../protocol/index.js';
import type { Session } from '../visualizer/session.js';
import { chooseTarget } from './choose-target.js';
import { copyFromLiteral } from './copy-literal.js';
import { targetIn } from './literal-target.js';
import { sayNothingShown, sayWhy } from './nothing-shown.js';

/** What a key binding may name, so that nothing is asked. */
export interface ExportWish {
  readonly kind?: ResultKind;
  readonly target?: CopyTarget;
  readonly format?: string;
}

/** The command *Copy As…*: a result of the lens, or of a literal in a text, in a notation. */
export async function copyAs(session: Session | undefined, argument: unknown): Promise<void> {
  const literal = targetIn(argument);
  if (literal) {
    await copyFromLiteral(literal);
    return;
  }
  const known = await resultsOf(session);
  if (!known) return;
  const { offers, own } = known;
  const wish = wishIn(argument);
  const offer = await chooseResult(
    offers.results.filter(({ isText }) => isText),
    vscode.l10n.t('Copy at rank {0}', offers.rank),
    wish.kind,
  );
  const target = offer && (wish.target ?? (await chooseTarget(offers.target)));
  if (offer && target) own.exportResult({ action: 'copy', kind: offer.kind, target });
}

/** The command *Insert Factors…*: factors after the matrix, in the notation of its text. */
export async function insertFactors(
  session: Session | undefined,
  argument: unknown,
): Promise<void> {
  const known = await resultsOf(session);
  if (!known) return;
  const { offers, own } = known;
  const offer = await chooseResult(
    offers.results.filter(({ isText }) => isText),
    vscode.l10n.t('Insert at rank {0}', offers.rank),
    wishIn(argument).kind,
  );
  if (offer) own.exportResult({ action: 'insert', kind: offer.kind });
}

/** The command *Save As…*: a result as a file. */
export async function saveAs(session: Session | undefined, argument: unknown): Promise<void> {
  const known = await resultsOf(session);
  if (!known) return;
  const { offers, own } = known;
  const wish = wishIn(argument);
  const offer = await chooseResult(
    offers.results,
    vscode.l10n.t('Save at rank {0}', offers.rank),
    wish.kind,
  );
  if (!offer) return;
  const given = offer.formats.find((each) => each === wish.format);
  const format = given ?? (await chooseFormat(offer));
  if (format) own.exportResult({ action: 'save', kind: offer.kind, format });
}

interface Known {
  readonly own: Session;
  readonly offers: AnswerTo<'results'>;
}

/** What the lens can give, or undefined after the user was told why it gives nothing. */
async function resultsOf(session: Session | undefined): Promise<Known | undefined> {
  if (!session) {
    sayNothingShown();
    return undefined;
  }
  const answer = await session.ask('results');
  if (answer?.topic === 'results') return { own: session, offers: answer };
  sayWhy(answer);
  return undefined;
}

async function chooseResult(
  results: readonly ResultOffer[],
  title: string,
  wish: ResultKind | undefined,
): Promise<ResultOffer | undefined> {
  const wished = results.find(({ kind }) => kind === wish);
  if (wished) return wished;
  if (results.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This matrix is too large for text. Save its factors at a small rank instead.'),
    );
    return undefined;
  }
  const items = results.map((offer) => ({ label: offer.name, offer }));
  return (await vscode.window.showQuickPick(items, { title }))?.offer;
}

async function chooseFormat({ formats }: ResultOffer) {
  const items = formats.map((format) => ({ label: `.${format}`, format }));
  const placeHolder = vscode.l10n.t('File format');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.format;
}

function wishIn(argument: unknown): ExportWish {
  return typeof argument === 'object' && argument !== null ? argument : {};
}
