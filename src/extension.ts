import * as vscode from 'vscode';
import type { LowRankLensApi } from './api.js';
import { createApi } from './host/api/create.js';
import { useTexts } from './core/index.js';
import { showComparison } from './host/compare/command.js';
import { keepChoices } from './host/sources/text/choices/index.js';
import { registerCodeActions } from './host/code-actions/provider.js';
import { registerCodeLens } from './host/code-lens/provider.js';
import { registerCommands, visibleSession } from './host/commands.js';
import { DaskRuns } from './host/dask/command.js';
import { watchChangesByHand } from './host/debug/changes-by-hand.js';
import { programStarter } from './host/dask/processes.js';
import { registerHover } from './host/hover/provider.js';
import { Follow } from './host/matrices/follow.js';
import { MatrixTree } from './host/matrices/tree.js';
import { disposeLog } from './host/log.js';
import { registerNotebooks } from './host/notebooks/register.js';
import { fileEditorTypes } from './host/sources/file/open.js';
import { RawLayouts } from './host/sources/file/raw/layouts.js';
import { FileEditors } from './host/visualizer/file-editor.js';
import { registerTools } from './host/tools/register.js';
import { Panel, panelType } from './host/visualizer/panel.js';
import { View, viewId } from './host/visualizer/view.js';
import { KeptResults } from './host/weights/kept-results.js';
import { WeightsEditors, weightsEditorType } from './host/weights/weights-editors.js';

/** What the entry in Node and its threads use: they run this bundle, too (scripts/build.mjs). */
export {
  analysisOf,
  doRowTask,
  HelperGone,
  rowsOfPlane,
  answerQuestion,
  failure,
  measureTask,
  parseText,
  t,
  textsInUse,
  useTexts,
  writeAdapter,
} from './core/index.js';
export { startInNode } from './host/dask/processes.js';
export { analyseInThread } from './host/large/analysing.js';
export { madeBytes } from './host/large/made-bytes.js';
export { answerInThread } from './host/reports/answering.js';
export { readFromDisk } from './host/sources/file/file-bytes.js';
export { parseInThread } from './host/sources/file/parsing.js';
export { measureInThreads } from './host/weights/measuring.js';
export { writeInThread } from './host/weights/writing.js';

/** Only wiring: no file is read and nothing is computed before a request. */
export function activate(context: vscode.ExtensionContext): LowRankLensApi {
  const start = performance.now();
  useTexts(vscode.l10n.bundle);
  if (programStarter()) setContext('hasPrograms', true);
  const onShownChanged = () => {
    const sessions = [files.current, panel.current, view.current];
    setContext(
      'hasMatrix',
      sessions.some((each) => each?.description !== undefined),
    );
    const visible = visibleSession(sessions);
    setContext('isVisible', visible !== undefined);
    setContext('hasMissing', (visible?.missing ?? 0) > 0);
  };
  // This comes first, so that later listeners to edits find the choices at the new places of their
  // literals.
  const kept = keepChoices(context.workspaceState);
  const layouts = new RawLayouts(context.workspaceState);
  const panel: Panel = new Panel(context.extensionUri, onShownChanged);
  const view: View = new View(context.extensionUri, onShownChanged);
  const files: FileEditors = new FileEditors(context.extensionUri, layouts, onShownChanged);
  const weights = new WeightsEditors(
    context.extensionUri,
    new KeptResults(vscode.Uri.joinPath(context.globalStorageUri, 'weights')),
    {
      show: async (source) => {
        const session = panel.open({ label: source.description.label });
        await session.open(source);
      },
      compare: (first, second) => showComparison({ panel, view }, first, second, panel.current),
    },
  );
  const tree = new MatrixTree();
  const follow = new Follow(view, tree, context.workspaceState);
  context.subscriptions.push(
    kept,
    tree,
    follow,
    layouts,
    panel,
    view,
    files,
    ...fileEditorTypes.map((type) => vscode.window.registerCustomEditorProvider(type, files)),
    vscode.window.registerCustomEditorProvider(weightsEditorType, weights),
    vscode.window.registerWebviewPanelSerializer(panelType, panel),
    vscode.window.registerWebviewViewProvider(viewId, view),
    ...registerCommands({
      ...{ panel, view, files, layouts, weights, follow },
      dask: new DaskRuns(context, panel),
      extension: context.extension,
    }),
    registerHover(),
    registerTools(),
    watchChangesByHand(),
    registerNotebooks(panel, view),
    registerCodeActions(),
    registerCodeLens(),
    { dispose: disposeLog },
  );
  const shown = () => (files.current ?? panel.current ?? view.current).shape;
  return {
    ...createApi({ panel, view, shown }),
    activationMillis: performance.now() - start,
  };
}

function setContext(name: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', `lowRankLens.${name}`, value);
}
