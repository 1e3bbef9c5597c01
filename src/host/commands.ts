import * as vscode from 'vscode';
import { visualizeVariable } from './debug/visualize-variable.js';
import { log } from './log.js';
import { registerLensCommands, type LensPlaces } from './lens-commands/index.js';
import { copyAs, saveAs } from './lens-commands/export-results.js';
import { readAsShown } from './read-as/command.js';
import { hostSettings } from './settings.js';
import { openAsMatrix } from './sources/file/open.js';
import type { RawLayouts } from './sources/file/raw/layouts.js';
import { fileName } from './sources/file-names.js';
import { readTarget } from './sources/text/target.js';
import { openSource, startPage } from './visualizer/open-source.js';
import { comingOf, type Session } from './visualizer/session.js';
import type { Panel } from './visualizer/panel.js';
import { viewId, type View } from './visualizer/view.js';

/** The places where the visualizer is shown. */
export interface Places extends Omit<LensPlaces, 'register' | 'visible'> {
  readonly layouts: RawLayouts;
}

export function registerCommands(places: Places): vscode.Disposable[] {
  const { panel, view, files, layouts } = places;
  const visible = () => visibleSession([files.current, panel.current, view.current]);
  const register = (name: string, run: (...given: unknown[]) => Promise<void>) =>
    vscode.commands.registerCommand(`lowRankLens.${name}`, async (...given: unknown[]) => {
      try {
        await run(...given);
      } catch (error) {
        log().error(error instanceof Error ? error : String(error));
        throw error;
      }
    });
  return [
    register('visualize', (argument) => visualize(panel, view, argument, hostSettings().openIn)),
    register('visualizeInSideBar', (argument) => visualize(panel, view, argument, 'sideBar')),
    register('openAsMatrix', (uri, how) => openAsMatrix(uri, layouts, how === 'anew')),
    register('visualizeVariable', (argument) =>
      visualizeVariable(
        argument,
        (source, coming) => openSource(panel, view, source, coming),
        (label) => startPage(panel, label),
      ),
    ),
    register('reveal', async () => {
      await (files.current ?? panel.current ?? view.current).source?.reveal?.();
    }),
    register('readAs', (argument) => readAsShown(visible(), argument)),
    ...registerLensCommands({ ...places, register, visible }),
    // Names of version 0.1.0, for key bindings.
    register('copyApproximation', () => copyAs(visible(), { kind: 'approximation' })),
    register('saveApproximation', () =>
      saveAs(visible(), { kind: 'approximation', format: 'npz' }),
    ),
    register('insertApproximation', () => {
      visible()?.exportResult({ action: 'insert' });
      return Promise.resolve();
    }),
    register('focus', async () => {
      if (view.current.isVisible || !panel.focus()) {
        await vscode.commands.executeCommand(`${viewId}.focus`);
      }
    }),
    register('showLog', () => {
      log().show();
      return Promise.resolve();
    }),
  ];
}

/** The first visible visualizer: the editor of a file, the panel, then the side bar. */
export function visibleSession(sessions: readonly (Session | undefined)[]): Session | undefined {
  return sessions.find((session) => session?.isVisible);
}

async function visualize(
  panel: Panel,
  view: View,
  argument: unknown,
  where: 'beside' | 'sideBar',
): Promise<void> {
  const shown = where === 'sideBar' ? view.current : panel.current;
  const close = where === 'beside' && isLong() ? await startEarly(panel) : undefined;
  const target = await withProgress(shown, () => readTarget(argument));
  if (!target) {
    close?.();
    return;
  }
  if (where === 'sideBar') {
    // First, so that a new page has the shape at once.
    view.current.show(target.source, target.reading);
    await vscode.commands.executeCommand(`${viewId}.focus`);
  } else {
    panel.open(comingOf(target.reading)).show(target.source, target.reading);
  }
}

/** In longer documents, in characters, reading takes as long as the start of the page. */
const slowDocument = 300_000;

function isLong(): boolean {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && document.getText().length > slowDocument;
}

/** Opens the panel, and lets the editor start its page before the reading blocks this process. */
async function startEarly(panel: Panel): Promise<() => void> {
  const close = panel.openEarly();
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  return close;
}

/** Longer documents, in characters, take a noticeable time to read. */
const longDocument = 2_000_000;

/**
 * Says that a long document is being read, in the status bar and on the page, before the reading blocks.
 */
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
