import * as vscode from 'vscode';
import { keepChoices } from './host/sources/text/choices/index.js';
import { registerCodeActions } from './host/code-actions/provider.js';
import { registerCodeLens } from './host/code-lens/provider.js';
import { registerCommands, visibleSession } from './host/commands.js';
import { registerHover } from './host/hover/provider.js';
import { Follow } from './host/matrices/follow.js';
import { MatrixTree } from './host/matrices/tree.js';
import { disposeLog } from './host/log.js';
import { fileEditorTypes } from './host/sources/file/open.js';
import { RawLayouts } from './host/sources/file/raw/layouts.js';
import { FileEditors } from './host/visualizer/file-editor.js';
import { Panel, panelType } from './host/visualizer/panel.js';
import { View, viewId } from './host/visualizer/view.js';
import { KeptResults } from './host/weights/kept-results.js';
import { WeightsEditors, weightsEditorType } from './host/weights/weights-editors.js';

/** The value of `vscode.extensions.getExtension('low-rank-lens.low-rank-lens').exports`. */
export interface LowRankLensApi {
  /** Milliseconds that `activate` took. */
  readonly activationMillis: number;
  /** The shape and the place of the matrix on screen: in the panel, otherwise in the side bar. */
  shown(): { readonly rows: number; readonly cols: number; readonly place: string } | undefined;
}

/** Only wiring: no file is read and nothing is computed before a request. */
export function activate(context: vscode.ExtensionContext): LowRankLensApi {
  const start = performance.now();
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
    async (source) => {
      const session = panel.open({ label: source.description.label });
      await session.open(source);
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
      extension: context.extension,
    }),
    registerHover(),
    registerCodeActions(),
    registerCodeLens(),
    { dispose: disposeLog },
  );
  return {
    shown: () => (files.current ?? panel.current ?? view.current).shape,
    activationMillis: performance.now() - start,
  };
}

function setContext(name: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', `lowRankLens.${name}`, value);
}
