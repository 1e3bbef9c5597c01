import * as vscode from 'vscode';

/** What is used of the API of the Python extension (`ms-python.python`). */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
  };
}

export interface Interpreter {
  readonly path: string;
  /** Who chose it, for the user. */
  readonly from: string;
}

/** The interpreter that the user chose: in the Python extension, else in a setting, else the first one on PATH. */
export async function chosenInterpreter(resource: vscode.Uri): Promise<Interpreter> {
  const extension = vscode.extensions.getExtension<PythonApi>('ms-python.python');
  if (extension) {
    const { environments } = await extension.activate();
    const active = environments?.getActiveEnvironmentPath(resource);
    const resolved = active && (await environments?.resolveEnvironment(active));
    const path = resolved?.executable.uri?.fsPath;
    if (path !== undefined) return { path, from: vscode.l10n.t('of the Python extension') };
  }
  const set = vscode.workspace.getConfiguration('lowRankLens', resource).get<string>('python', '');
  if (set !== '') return { path: set, from: vscode.l10n.t('of the setting lowRankLens.python') };
  return { path: 'python3', from: vscode.l10n.t('the first one on PATH') };
}
