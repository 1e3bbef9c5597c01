import * as vscode from 'vscode';
import * as v from 'valibot';
import { encodeUtf8 } from '../../core/index.js';
import { textOfFile } from './json-file.js';

const runSchema = v.object({
  folder: v.string(),
  /** The matrix. */
  uri: v.string(),
  label: v.string(),
});

/** A run that goes on, or whose result was not shown yet. */
export type Run = v.InferOutput<typeof runSchema>;

/**
 * The runs of this workspace, each a small file: a window that is reloaded finds them again. The memory of VS Code would be
 * written seconds later, and a reload may come before.
 */
export class Runs {
  private readonly folder: vscode.Uri;

  constructor(storage: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(storage, 'dask-runs');
  }

  async all(): Promise<readonly Run[]> {
    const runs: Run[] = [];
    for (const [name] of await this.names()) {
      const text = await textOfFile(vscode.Uri.joinPath(this.folder, name));
      const parsed = v.safeParse(runSchema, JSON.parse(text));
      if (parsed.success) runs.push(parsed.output);
    }
    return runs;
  }

  private async names(): Promise<[string, vscode.FileType][]> {
    try {
      return await vscode.workspace.fs.readDirectory(this.folder);
    } catch {
      // There has been no run.
      return [];
    }
  }

  async add(run: Run): Promise<void> {
    await vscode.workspace.fs.writeFile(this.file(run), encodeUtf8(JSON.stringify(run)));
  }

  async remove(run: Run): Promise<void> {
    await vscode.workspace.fs.delete(this.file(run));
  }

  private file({ folder }: Run): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `${folder.slice(folder.lastIndexOf('/') + 1)}.json`);
  }
}

/** Results of so many runs are kept. */
const mostKept = 12;

/** A folder for a new run. The oldest results are removed. */
export async function newRunFolder(storage: vscode.Uri): Promise<vscode.Uri> {
  const parent = vscode.Uri.joinPath(storage, 'dask');
  const name = new Date().toISOString().replace(/\D/g, '');
  const folder = vscode.Uri.joinPath(parent, name);
  await vscode.workspace.fs.createDirectory(folder);
  const names = (await vscode.workspace.fs.readDirectory(parent)).map(([each]) => each).sort();
  for (const old of names.slice(0, -mostKept)) {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(parent, old), { recursive: true });
  }
  return folder;
}
