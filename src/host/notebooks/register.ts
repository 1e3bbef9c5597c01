import * as vscode from 'vscode';
import { log } from '../log.js';
import type { MatrixSource } from '../sources/source.js';
import { openSource } from '../visualizer/open-source.js';
import type { Panel } from '../visualizer/panel.js';
import type { View } from '../visualizer/view.js';
import { showJupyterVariable } from './jupyter-variable.js';
import { OutputItems } from './output-items.js';
import { visualizeOutput } from './visualize-output.js';

/** What the lens does in notebooks besides literals in cells, which are texts like others. */
export function registerNotebooks(panel: Panel, view: View): vscode.Disposable {
  const show = (source: MatrixSource) =>
    openSource(panel, view, source, { label: source.description.label });
  const command = (name: string, run: (given: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(`lowRankLens.${name}`, async (given: unknown) => {
      try {
        await run(given);
      } catch (error) {
        log().error(error instanceof Error ? error : String(error));
        throw error;
      }
    });
  return vscode.Disposable.from(
    command('visualizeOutput', (given) => visualizeOutput(given, show)),
    command('showJupyterVariable', (given) => showJupyterVariable(given, show)),
    vscode.notebooks.registerNotebookCellStatusBarItemProvider('*', new OutputItems()),
  );
}
