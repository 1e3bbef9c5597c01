import * as vscode from 'vscode';
import * as v from 'valibot';

const runSchema = v.object({
  folder: v.string(),
  /** The matrix. */
  uri: v.string(),
  label: v.string(),
});

/** A run that goes on, or whose result was not shown yet. */
export type Run = v.InferOutput<typeof runSchema>;

const key = 'dask.runs';

/** The runs of this workspace: a window that is reloaded finds them again. */
export class Runs {
  constructor(private readonly memory: vscode.Memento) {}

  get all(): readonly Run[] {
    const parsed = v.safeParse(v.array(runSchema), this.memory.get(key, []));
    return parsed.success ? parsed.output : [];
  }

  async add(run: Run): Promise<void> {
    await this.memory.update(key, [...this.all, run]);
  }

  async remove({ folder }: Run): Promise<void> {
    await this.memory.update(
      key,
      this.all.filter((each) => each.folder !== folder),
    );
  }
}

/** Results of so many runs are kept. */
const mostKept = 12;

/** A folder for a new run. The oldest results are removed. */
export async function newRunFolder(storage: vscode.Uri): Promise<vscode.Uri> {
  const parent = vscode.Uri.joinPath(storage, 'dask');
  const name = `${new Date().toISOString().replace(/\D/g, '')}`;
  const folder = vscode.Uri.joinPath(parent, name);
  await vscode.workspace.fs.createDirectory(folder);
  const names = (await vscode.workspace.fs.readDirectory(parent)).map(([each]) => each).sort();
  for (const old of names.slice(0, -mostKept)) {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(parent, old), { recursive: true });
  }
  return folder;
}
