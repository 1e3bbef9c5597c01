import * as vscode from 'vscode';
import * as v from 'valibot';
import { hostSettings } from '../settings.js';
import { ComparisonSource } from '../sources/comparison/comparison-source.js';
import { createId } from '../sources/id.js';
import { openSource } from '../sources/kinds.js';
import { SourceLost, type MatrixSource, type SourceReading } from '../sources/source.js';
import { documentOf } from '../sources/text/documents.js';
import { literalAt, readAtSelection } from '../sources/text/literals.js';
import { TextSource } from '../sources/text/text-source.js';
import { versionOfLiteral } from '../sources/version/of-literal.js';
import type { FileEditors } from '../visualizer/file-editor.js';
import type { Panel } from '../visualizer/panel.js';
import { comingOf, type Session } from '../visualizer/session.js';
import { viewId, type View } from '../visualizer/view.js';
import { candidatesFor, type Candidate } from './candidates.js';
import { matrixOfOtherFile } from './other-file.js';
import { selectedLiterals } from './selected.js';

/** Where comparisons are shown, and what they may be about. */
export interface ComparePlaces {
  readonly panel: Panel;
  readonly view: View;
  readonly files: FileEditors;
  readonly visible: () => Session | undefined;
}

const place = v.object({ uri: v.string(), offset: v.pipe(v.number(), v.integer(), v.minValue(0)) });
/** What another extension or a key binding may say: A, and B or a version of A. */
const argumentSchema = v.object({
  first: place,
  second: v.optional(place),
  version: v.optional(v.picklist(['saved', 'commit'])),
});

/**
 * The command *Compare…*: two selected literals at once; otherwise the literal at the cursor, or the matrix on screen,
 * with one that the user chooses.
 */
export async function compare(places: ComparePlaces, argument: unknown): Promise<void> {
  try {
    const pair = await pairOf(places, argument);
    if (pair) await showComparison(places, ...pair);
  } catch (error) {
    if (!(error instanceof SourceLost)) throw error;
    void vscode.window.showWarningMessage(error.message);
  }
}

type Pair = readonly [MatrixSource, MatrixSource, Session?];

async function pairOf(places: ComparePlaces, argument: unknown): Promise<Pair | undefined> {
  const asked = v.safeParse(argumentSchema, argument);
  if (asked.success) return named(asked.output);
  const editor = vscode.window.activeTextEditor;
  const selected = editor ? selectedLiterals(editor) : undefined;
  if (selected?.kind === 'refused') {
    void vscode.window.showWarningMessage(selected.message);
    return undefined;
  }
  if (selected?.kind === 'two') return [selected.first, selected.second];
  const session = places.visible();
  const first = (editor && atCursor(editor)) ?? (session && (await copyOf(session)));
  if (!first) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Put the cursor in a matrix, or select two matrices, or show one in the lens; then run Compare again.',
      ),
    );
    return undefined;
  }
  const second = await chooseOther(places, first);
  if (!second) {
    first.dispose();
    return undefined;
  }
  return first instanceof TextSource || !session ? [first, second] : [first, second, session];
}

async function named({
  first,
  second,
  version,
}: v.InferOutput<typeof argumentSchema>): Promise<Pair | undefined> {
  const a = await literalSource(first);
  const document = await documentOf(first.uri);
  const b = second
    ? await literalSource(second)
    : a && version && versionOfLiteral(document, a, version);
  if (a && b) return [a, b];
  a?.dispose();
  void vscode.window.showWarningMessage(
    vscode.l10n.t('There is no matrix at this place any more.'),
  );
  return undefined;
}

async function literalSource({
  uri,
  offset,
}: v.InferOutput<typeof place>): Promise<TextSource | undefined> {
  const document = await documentOf(uri);
  const literal = literalAt(document, offset, hostSettings(document.uri));
  return literal && new TextSource(document, literal, createId('text'));
}

function atCursor({ document, selection }: vscode.TextEditor): TextSource | undefined {
  const literal = readAtSelection(document, selection, hostSettings(document.uri));
  return 'code' in literal || !literal.result.ok
    ? undefined
    : new TextSource(document, literal, createId('text'));
}

/** The source on screen once more, for a comparison; of a comparison, its A. */
async function copyOf({ description }: Session): Promise<MatrixSource | undefined> {
  if (!description) return undefined;
  const { first } = description.locator;
  const kept = description.kind === 'comparison' ? (first as typeof description) : description;
  return openSource(kept);
}

async function chooseOther(
  { panel, view, files }: ComparePlaces,
  first: MatrixSource,
): Promise<MatrixSource | undefined> {
  const sessions = [files.current, panel.current, view.current].filter(
    (session) => session !== undefined,
  );
  const shape = await shapeOf(first);
  const candidates = await candidatesFor(first, sessions);
  const fits = (candidate: Candidate) =>
    !shape ||
    !candidate.shape ||
    (candidate.shape.rows === shape.rows && candidate.shape.cols === shape.cols);
  const fitting = candidates.filter(fits);
  const others = candidates.length - fitting.length;
  const file: Candidate = {
    group: vscode.l10n.t('Elsewhere'),
    label: vscode.l10n.t('A file…'),
    description:
      others === 0
        ? ''
        : others === 1
          ? vscode.l10n.t('1 matrix of another shape is not listed')
          : vscode.l10n.t('{0} matrices of other shapes are not listed', others),
    open: () => matrixOfOtherFile(first.uri),
  };
  const { label } = first.description;
  const size = shape ? ` ${shape.rows}×${shape.cols}` : '';
  const choice = await vscode.window.showQuickPick(grouped([...fitting, file]), {
    title: vscode.l10n.t('Compare {0} with', `${label}${size}`),
    placeHolder: vscode.l10n.t('Choose B: the lens shows A, B and A − B'),
    matchOnDescription: true,
  });
  return choice && 'candidate' in choice ? choice.candidate.open() : undefined;
}

async function shapeOf(source: MatrixSource): Promise<{ rows: number; cols: number } | undefined> {
  const { result } = await readOnce(source);
  return result.ok ? result.value : undefined;
}

type Item = vscode.QuickPickItem & { readonly candidate?: Candidate };

function grouped(candidates: readonly Candidate[]): (Item | (Item & { candidate: Candidate }))[] {
  return candidates.flatMap((candidate, i) => {
    const { group, label, description } = candidate;
    const item = { label, description, candidate };
    return group === candidates[i - 1]?.group
      ? [item]
      : [{ label: group, kind: vscode.QuickPickItemKind.Separator }, item];
  });
}

/** Shows A and B where the lens is, or says why they cannot be compared. */
export async function showComparison(
  { panel, view }: Pick<ComparePlaces, 'panel' | 'view'>,
  first: MatrixSource,
  second: MatrixSource,
  where?: Session,
): Promise<void> {
  const source = new ComparisonSource(first, second, createId('comparison'));
  const reading = await readOnce(source);
  if (!reading.result.ok) {
    source.dispose();
    void vscode.window.showWarningMessage(reading.result.problem.message);
    return;
  }
  const inView =
    where === view.current ||
    (where !== panel.current &&
      panel.current?.isVisible !== true &&
      (view.isVisible || hostSettings(source.uri).openIn === 'sideBar'));
  const session = inView ? view.current : panel.open(comingOf(reading));
  session.show(source, reading);
  session.showView('compare');
  if (inView && !view.isVisible) await vscode.commands.executeCommand(`${viewId}.focus`);
}

/** Reads with progress in the status bar; the message of what cannot be reached is a problem, too. */
async function readOnce(source: MatrixSource): Promise<SourceReading> {
  const title = vscode.l10n.t('Reading {0}', source.description.label);
  const location = vscode.ProgressLocation.Window;
  return vscode.window.withProgress({ location, title }, async () => {
    const cancellation = new vscode.CancellationTokenSource();
    try {
      return await source.read({ token: cancellation.token, report: () => undefined });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return {
        source: source.description,
        result: { ok: false as const, problem: { code: 'none' as const, message } },
      };
    } finally {
      cancellation.dispose();
    }
  });
}
