import * as vscode from 'vscode';

/** An output in the format of a .ipynb file. */
type Saved = Readonly<Record<string, unknown>>;

/** What was printed. */
export const printed = (text: string): Saved => ({ output_type: 'stream', name: 'stdout', text });

/** A value, in one form or in several. */
export const valued = (data: Readonly<Record<string, string>>): Saved => ({
  output_type: 'display_data',
  metadata: {},
  data,
});

export interface CellTexts {
  readonly code: string;
  readonly outputs?: readonly Saved[];
}

let count = 0;

/** A notebook of Python in a new file of the workspace, in front in the first column. */
export async function openNotebook(cells: readonly CellTexts[]): Promise<vscode.NotebookDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no workspace folder is open');
  const content = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: 'python' } },
    cells: cells.map(({ code, outputs = [] }, index) => ({
      ...{ cell_type: 'code', id: `cell-${index}`, metadata: {}, execution_count: 1 },
      ...{ source: code, outputs },
    })),
  };
  const uri = vscode.Uri.joinPath(folder.uri, `test-${++count}.ipynb`);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(JSON.stringify(content)));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
  return notebook;
}

/** An output of a kernel: what was printed. */
export const output = (text: string) =>
  new vscode.NotebookCellOutput([
    new vscode.NotebookCellOutputItem(
      new TextEncoder().encode(text),
      'application/vnd.code.notebook.stdout',
    ),
  ]);

/** A kernel that answers as a test wants. */
export class TestKernel {
  private readonly selected = new WeakSet<vscode.NotebookDocument>();
  private readonly controller: vscode.NotebookController;

  /** @param id differs from those of other tests. */
  constructor(private readonly id: string) {
    this.controller = vscode.notebooks.createNotebookController(id, 'jupyter-notebook', 'Test');
  }

  /** Runs a cell: it first has no output, then these. */
  async run(cell: vscode.NotebookCell, ...outputs: vscode.NotebookCellOutput[]): Promise<void> {
    await this.select(cell.notebook);
    const execution = this.controller.createNotebookCellExecution(cell);
    execution.start(Date.now());
    await execution.clearOutput();
    if (outputs.length > 0) await execution.replaceOutput(outputs);
    execution.end(true, Date.now());
  }

  /** Becomes the kernel of a notebook. The command itself ends much later than the selection. */
  private async select(notebook: vscode.NotebookDocument): Promise<void> {
    if (this.selected.has(notebook)) return;
    this.controller.executeHandler = () => undefined;
    const selected = new Promise<void>((resolve) => {
      const listening = this.controller.onDidChangeSelectedNotebooks((event) => {
        if (event.notebook !== notebook || !event.selected) return;
        listening.dispose();
        resolve();
      });
    });
    void vscode.commands.executeCommand('notebook.selectKernel', {
      id: this.id,
      extension: 'low-rank-lens.low-rank-lens',
    });
    await selected;
    this.selected.add(notebook);
  }

  dispose(): void {
    this.controller.dispose();
  }
}
