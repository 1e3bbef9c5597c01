import * as vscode from 'vscode';
import { encodeUtf8 } from '../../core/index.js';
import { log } from '../log.js';
import { ClusterSource } from '../sources/cluster/cluster-source.js';
import { fileName } from '../sources/file-names.js';
import { createId } from '../sources/id.js';
import type { Panel } from '../visualizer/panel.js';
import { askArray, askScheduler, askWish } from './ask.js';
import { followRun } from './follow.js';
import { chosenInterpreter, type Interpreter } from './interpreter.js';
import { programStarter } from './processes.js';
import type { DaskRequest } from './request.js';
import { newRunFolder, Runs, type Run } from './runs.js';

/** After so long, VS Code has saved the window's state: in a browser it does so every five seconds, when it is idle. */
const savedMillis = 30_000;

/** *Continue on Dask…*: a matrix that one machine should not read. */
export class DaskRuns {
  private readonly runs: Runs;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly panel: Panel,
  ) {
    this.runs = new Runs(context.storageUri ?? context.globalStorageUri);
    if (!programStarter()) return;
    this.findAgain().catch((error: unknown) => log().error(`Dask: ${String(error)}`));
  }

  /** A window that was reloaded finds its runs again. */
  private async findAgain(): Promise<void> {
    const runs = await this.runs.all();
    await Promise.all(runs.map((run) => this.follow(run)));
  }

  /** @param given the file or the folder, as the Explorer gives it. */
  async begin(given: unknown, onScreen: vscode.Uri | undefined): Promise<void> {
    const start = programStarter();
    if (!start) {
      tell(
        vscode.l10n.t(
          'Dask needs Python, which VS Code for the Web has not. Use the desktop version or a server.',
        ),
      );
      return;
    }
    if (!vscode.workspace.isTrusted) {
      tell(vscode.l10n.t('Programs are run in trusted folders only. Trust this one first.'));
      return;
    }
    const uri = given instanceof vscode.Uri ? given : (onScreen ?? (await askFile()));
    if (!uri) return;
    if (uri.scheme !== 'file') {
      tell(vscode.l10n.t('Dask reads files by their path; {0} has none.', fileName(uri)));
      return;
    }
    const name = await askArray(uri);
    const scheduler = name === undefined ? undefined : await askScheduler(this.context.globalState);
    const wish = scheduler && (await askWish());
    if (name === undefined || !wish) return;
    const interpreter = await chosenInterpreter(uri);
    const program = vscode.Uri.joinPath(
      this.context.extensionUri,
      'media',
      'dask',
      'low_rank_on_dask.py',
    );
    const request = { path: uri.fsPath, ...(name === '' ? {} : { name }), scheduler, ...wish };
    if (!(await mayRun(program, request, interpreter))) return;
    const folder = await newRunFolder(this.context.globalStorageUri);
    const file = vscode.Uri.joinPath(folder, 'request.json');
    const text = JSON.stringify({ ...request, folder: folder.fsPath } satisfies DaskRequest);
    await vscode.workspace.fs.writeFile(file, encodeUtf8(text));
    const args = ['-u', program.fsPath, file.fsPath];
    log().info(`Dask: ${[interpreter.path, ...args].join(' ')}`);
    let ended: Promise<number | null>;
    try {
      ({ ended } = await start({ interpreter: interpreter.path, args, folder: folder.fsPath }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tell(
        vscode.l10n.t(
          'Python ({0}, {1}) could not be started: {2}. Choose an interpreter in the Python extension, or in the setting lowRankLens.python.',
          ...[interpreter.path, interpreter.from, reason],
        ),
      );
      return;
    }
    const label = name === '' ? fileName(uri) : `${fileName(uri)}: ${name}`;
    const run: Run = { folder: folder.toString(), uri: uri.toString(), label };
    await this.runs.add(run);
    await this.follow(run, ended);
  }

  private async follow(run: Run, ended?: Promise<number | null>): Promise<void> {
    const end = await followRun(vscode.Uri.parse(run.folder), run.label, ended);
    if (end.kind === 'problem') {
      await this.runs.remove(run);
      if (end.code === 'cancelled') void vscode.window.showInformationMessage(end.sentence);
      else tell(end.sentence);
      return;
    }
    const source = new ClusterSource({ folder: run.folder, uri: run.uri }, createId('cluster'));
    if (!ended && (await this.isShownAgain(source))) {
      source.dispose();
      this.forget(run);
      return;
    }
    const session = this.panel.open({ label: run.label });
    try {
      await session.open(source);
    } finally {
      this.forget(run);
    }
    const { facts } = source;
    if (facts && session.source === source) session.setRank(facts.rank);
    if (facts?.note) void vscode.window.showInformationMessage(facts.note);
  }

  /** A page that restored itself shows the result with the rank and the views that were chosen. */
  private async isShownAgain(result: ClusterSource): Promise<boolean> {
    await this.panel.shownAgain();
    const shown = this.panel.current?.source;
    return shown !== undefined && result.isSame(shown);
  }

  /** Only later: a window that is reloaded before it has saved what it shows would have lost the result. */
  private forget(run: Run): void {
    setTimeout(() => {
      this.runs
        .remove(run)
        .then(undefined, (error: unknown) => log().error(`Dask: ${String(error)}`));
    }, savedMillis);
  }
}

/** Shows the program beside, and what will be done with it. */
async function mayRun(
  program: vscode.Uri,
  { path, scheduler }: Omit<DaskRequest, 'folder'>,
  { path: python, from }: Interpreter,
): Promise<boolean> {
  // Beside nothing, there would be an empty half.
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  await vscode.window.showTextDocument(program, {
    viewColumn: activeTab ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    preserveFocus: true,
    preview: true,
  });
  const where =
    'workers' in scheduler
      ? vscode.l10n.t('on {0} workers that it starts here', scheduler.workers)
      : 'address' in scheduler
        ? vscode.l10n.t('on the cluster of {0}', scheduler.address)
        : vscode.l10n.t('on the cluster of the Dask configuration');
  const run = {
    label: vscode.l10n.t('Run'),
    description: `${python} (${from})`,
    detail: vscode.l10n.t('Reads {0} {1}. Only thin results come back.', path, where),
  };
  const chosen = await vscode.window.showQuickPick([run, { label: vscode.l10n.t('Do Not Run') }], {
    title: vscode.l10n.t('Run the program that is shown in the editor?'),
    ignoreFocusOut: true,
  });
  return chosen === run;
}

function tell(sentence: string): void {
  log().warn(sentence);
  const show = vscode.l10n.t('Show Log');
  void vscode.window.showWarningMessage(sentence, show).then((answer) => {
    if (answer === show) log().show();
  });
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Continue on Dask'),
    canSelectFolders: true,
    canSelectFiles: true,
  });
  return chosen?.[0];
}
