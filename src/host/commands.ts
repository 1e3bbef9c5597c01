import * as vscode from 'vscode';
import { copyTargets, type Problem } from '../core/index.js';
import { copyTargetNames } from '../protocol/index.js';
import { log } from './log.js';
import { fileName, literalAt, placed, readAtSelection, type ReadLiteral } from './reading.js';
import { hostSettings } from './settings.js';
import type { Session } from './visualizer/session.js';
import type { Panel } from './visualizer/panel.js';
import { viewId, type View } from './visualizer/view.js';

/** What a hover's link passes: the literal that was under the mouse. */
export interface VisualizeTarget {
  readonly uri: string;
  readonly offset: number;
}

export function registerCommands(panel: Panel, view: View): vscode.Disposable[] {
  const register = (name: string, run: (argument: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(`lowRankLens.${name}`, async (argument: unknown) => {
      try {
        await run(argument);
      } catch (error) {
        log().error(error instanceof Error ? error : String(error));
        throw error;
      }
    });
  return [
    register('visualize', (argument) => visualize(panel, view, argument, hostSettings().openIn)),
    register('visualizeInSideBar', (argument) => visualize(panel, view, argument, 'sideBar')),
    register('reveal', () => (panel.current ?? view.current).revealShown()),
    register('copyApproximation', () => copyApproximation(visibleSession(panel, view))),
    register('insertApproximation', () => {
      visibleSession(panel, view)?.giveBack({ action: 'insert' });
      return Promise.resolve();
    }),
    register('saveApproximation', () => {
      visibleSession(panel, view)?.giveBack({ action: 'save' });
      return Promise.resolve();
    }),
    register('showLog', () => {
      log().show();
      return Promise.resolve();
    }),
  ];
}

/** The visualizer that a person sees: the panel's before the side bar's. */
export function visibleSession(panel: Panel, view: View): Session | undefined {
  return [panel.current, view.current].find((session) => session?.isVisible);
}

async function copyApproximation(session: Session | undefined): Promise<void> {
  if (!session) return;
  const targets = copyTargets.map((target) => ({ label: copyTargetNames[target], target }));
  const placeHolder = vscode.l10n.t('Copy M̂ₖ for');
  const choice = await vscode.window.showQuickPick(targets, { placeHolder });
  if (choice) session.giveBack({ action: 'copy', target: choice.target });
}

async function visualize(
  panel: Panel,
  view: View,
  argument: unknown,
  where: 'beside' | 'sideBar',
): Promise<void> {
  const shown = where === 'sideBar' ? view.current : panel.current;
  const literal = await withProgress(shown, () => readTarget(argument));
  if (!literal) return;
  if (where === 'sideBar') {
    await vscode.commands.executeCommand(`${viewId}.focus`);
    view.current.show(literal);
  } else {
    panel.open().show(literal);
  }
}

/** Documents longer than this, in characters, take a noticeable time to read. */
const longDocument = 2_000_000;

/** Says that a long document is being read, in the status bar and on the page, before it blocks. */
async function withProgress<T>(session: Session | undefined, read: () => Promise<T>): Promise<T> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || document.getText().length < longDocument) return read();
  const title = vscode.l10n.t('Reading the matrix in {0}', fileName(document.uri));
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title },
    async () => {
      await session?.announce(title);
      const result = await read();
      if (result === undefined) await session?.withdraw();
      return result;
    },
  );
}

/** The literal that is meant, or undefined after the person was told why there is none. */
async function readTarget(argument: unknown): Promise<ReadLiteral | undefined> {
  if (isTarget(argument)) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri));
    const literal = literalAt(document, argument.offset, hostSettings(document.uri));
    if (literal) return accept(document, literal);
  }
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (!editor) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'No text editor is open. Open a file with a matrix in it, put the cursor inside the matrix and try again. (VS Code gives extensions no files over 50 MB.)',
      ),
    );
    return undefined;
  }
  const { document, selection } = editor;
  const literal = readAtSelection(document, selection, hostSettings(document.uri));
  if ('code' in literal) {
    tell(document, literal);
    return undefined;
  }
  return accept(document, literal);
}

function accept(document: vscode.TextDocument, literal: ReadLiteral): ReadLiteral | undefined {
  if (literal.result.ok) return literal;
  tell(document, literal.result.problem);
  return undefined;
}

/** Says what is wrong and offers to go there. The editor and the last picture stay as they are. */
function tell(document: vscode.TextDocument, problem: Problem): void {
  const { line, column } = placed(document, problem);
  const where =
    line === undefined ? '' : ` (${vscode.l10n.t('line {0}, column {1}', line, column ?? 1)})`;
  const go = vscode.l10n.t('Go There');
  const actions = line === undefined || problem.code === 'none' ? [] : [go];
  void vscode.window
    .showWarningMessage(`${problem.message}${where}`, ...actions)
    .then(async (choice) => {
      if (choice !== go || problem.start === undefined) return;
      const start = document.positionAt(problem.start);
      const end = document.positionAt(problem.end ?? problem.start);
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, end) });
    });
}

function isTarget(argument: unknown): argument is VisualizeTarget {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'uri' in argument &&
    typeof argument.uri === 'string' &&
    'offset' in argument &&
    typeof argument.offset === 'number'
  );
}
