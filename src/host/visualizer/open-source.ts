import * as vscode from 'vscode';
import { hostSettings } from '../settings.js';
import type { MatrixSource } from '../sources/source.js';
import type { ComingMatrix } from './page.js';
import type { Panel } from './panel.js';
import { viewId, type View } from './view.js';

/** Reads a source and shows it where the settings say: beside the text, or in the side bar. */
export async function openSource(
  panel: Panel,
  view: View,
  source: MatrixSource,
  coming: ComingMatrix,
): Promise<void> {
  if (hostSettings().openIn === 'sideBar') {
    await vscode.commands.executeCommand(`${viewId}.focus`);
    await view.current.open(source);
  } else {
    await panel.open(coming).open(source);
  }
}

/**
 * Opens the panel before it is known what it will show. The side bar, which takes the focus, waits.
 *
 * @returns closes it again, if nothing came.
 */
export function startPage(panel: Panel, label: string): () => void {
  return hostSettings().openIn === 'sideBar' ? () => undefined : panel.openEarly({ label });
}
