import * as vscode from 'vscode';
import { log } from '../log.js';
import { pythonOnPath } from './processes.js';

/** What is used of the API of the Python extension (`ms-python.python`, `@vscode/python-extension`). */
interface PythonApi {
  /** Absent in old releases. */
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly id: string; readonly path: string };
    resolveEnvironment(environment: { readonly id: string; readonly path: string }): Promise<
      | { readonly executable: { readonly uri: vscode.Uri | undefined } }
      /** The environment is gone, or no interpreter is in it. */
      | undefined
    >;
  };
}

export interface Interpreter {
  readonly path: string;
  /** Who chose it, for the user. */
  readonly from: string;
}

/** The interpreter that the user chose: in the Python extension, else in a setting, else the first one on PATH. */
export async function chosenInterpreter(resource: vscode.Uri): Promise<Interpreter> {
  const path = await ofPythonExtension(resource);
  if (path !== undefined) return { path, from: vscode.l10n.t('of the Python extension') };
  const set = vscode.workspace.getConfiguration('lowRankLens', resource).get<string>('python', '');
  if (set !== '') return { path: set, from: vscode.l10n.t('of the setting lowRankLens.python') };
  return { path: pythonOnPath(), from: vscode.l10n.t('the first one on PATH') };
}

/** Its own trouble is no reason not to run: the user sees which interpreter is taken instead, before it runs. */
async function ofPythonExtension(resource: vscode.Uri): Promise<string | undefined> {
  try {
    const extension = vscode.extensions.getExtension<PythonApi | undefined>('ms-python.python');
    const environments = (await extension?.activate())?.environments;
    const active = environments?.getActiveEnvironmentPath(resource);
    const resolved = active && (await environments?.resolveEnvironment(active));
    return resolved?.executable.uri?.fsPath;
  } catch (error) {
    log().warn(`The Python extension gives no interpreter: ${String(error)}`);
    return undefined;
  }
}
