import * as vscode from 'vscode';
import { completeLiteral } from '../code-actions/complete-literal.js';
import { compare } from '../compare/command.js';
import type { DaskRuns } from '../dask/command.js';
import { showDiagnostics } from '../diagnostics/show.js';
import { hostSettings } from '../settings.js';
import type { Follow } from '../matrices/follow.js';
import { createId } from '../sources/id.js';
import { documentOf } from '../sources/text/documents.js';
import { revealLiteral } from '../sources/text/reveal.js';
import type { VisualizeTarget } from '../sources/text/target.js';
import { TextSource } from '../sources/text/text-source.js';
import { comingOf, type Session } from '../visualizer/session.js';
import type { FileEditors } from '../visualizer/file-editor.js';
import type { Panel } from '../visualizer/panel.js';
import { viewId, type View } from '../visualizer/view.js';
import type { WeightsEditors } from '../weights/weights-editors.js';
import { exportPage } from './export-page.js';
import { chooseRank } from './choose-rank.js';
import { completeMissing } from './complete-missing.js';
import { copyProgram } from './copy-program.js';
import { copyAs, insertFactors, saveAs } from './export-results.js';
import { readLiteral, targetIn } from './literal-target.js';
import { sayNothingShown } from './nothing-shown.js';
import { openSamples } from './open-samples.js';

/** What the commands work on. */
export interface LensPlaces {
  readonly panel: Panel;
  readonly view: View;
  readonly files: FileEditors;
  readonly weights: WeightsEditors;
  readonly follow: Follow;
  readonly dask: DaskRuns;
  readonly extension: vscode.Extension<unknown>;
  /** Registers a command, and logs its errors. */
  readonly register: (
    name: string,
    run: (...given: unknown[]) => Promise<void>,
  ) => vscode.Disposable;
  readonly visible: () => Session | undefined;
}

/** The commands about the matrix on screen, a literal of a text, the list of matrices, and the extension itself. */
export function registerLensCommands(places: LensPlaces): vscode.Disposable[] {
  const { panel, view, files, weights, follow, dask, extension, register, visible } = places;
  const shower = { visible, show: (target: VisualizeTarget) => show(places, target) };
  return [
    register('chooseRank', (wish) => chooseRank(visible(), wish)),
    register('playStory', () => {
      const session = visible();
      if (session?.description) session.playStory();
      else sayNothingShown();
      return Promise.resolve();
    }),
    register('copyAs', (argument) => copyAs(visible(), argument)),
    register('copyNumpyProgram', () => copyProgram(visible(), 'numpy')),
    register('copyDaskProgram', () => copyProgram(visible(), 'dask')),
    register('continueOnDask', (uri) => dask.begin(uri, visible()?.source?.uri)),
    register('insertFactors', (argument) => insertFactors(visible(), argument)),
    register('saveAs', (argument) => saveAs(visible(), argument)),
    register('exportPage', (argument) =>
      exportPage(isInView(argument) ? view.current : visible(), argument),
    ),
    register('completeMissing', (argument) => completeMissing(shower, argument)),
    register('completeLiteral', async (argument) => {
      const target = targetIn(argument);
      if (target) await completeLiteral(target);
    }),
    register('openSamples', (name) => openSamples(name)),
    register('showDiagnostics', () =>
      showDiagnostics(extension, [
        { place: 'editor of a file', session: files.current },
        { place: 'panel', session: panel.current },
        { place: 'side bar', session: view.current },
      ]),
    ),
    register('compare', (argument) => compare({ panel, view, files, visible }, argument)),
    register('compareWeights', () => weights.run('compare')),
    register('resizeAdapter', () => weights.run('resize')),
    register('extractAdapter', () => weights.run('extract')),
    register('pin', () => follow.pin(true)),
    register('unpin', () => follow.pin(false)),
    register('showListed', async (argument) => {
      const target = targetIn(argument);
      if (target) await show(places, target);
    }),
    register('revealListed', async (item) => {
      if (isListed(item)) await revealLiteral(item.literal.at);
    }),
    register('tell', (message) => {
      if (typeof message === 'string') void vscode.window.showInformationMessage(message);
      return Promise.resolve();
    }),
  ];
}

/** Shows a literal where the lens is: in its panel if that is on screen, otherwise in the side bar. */
async function show(
  { panel, view }: LensPlaces,
  target: VisualizeTarget,
): Promise<Session | undefined> {
  const literal = await readLiteral(target);
  if (!literal) return undefined;
  const document = await documentOf(target.uri);
  const source = new TextSource(document, literal, createId('text'));
  const reading = source.readingOf(document);
  const inPanel =
    panel.current?.isVisible === true ||
    (!view.isVisible && hostSettings(document.uri).openIn === 'beside');
  if (inPanel) {
    const session = panel.open(comingOf(reading));
    session.show(source, reading);
    return session;
  }
  view.current.show(source, reading);
  if (!view.isVisible) await vscode.commands.executeCommand(`${viewId}.focus`);
  return view.current;
}

/** The lens of the side bar asks for its own page. */
function isInView(argument: unknown): boolean {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'page' in argument &&
    argument.page === 'view'
  );
}

function isListed(item: unknown): item is { readonly literal: { readonly at: TextSource['at'] } } {
  return typeof item === 'object' && item !== null && 'literal' in item;
}
