import * as vscode from 'vscode';
import { isOpenToOthers, wishIn, type Scheduler } from './request.js';

/** The scheduler that the user names; undefined if none. The last address is offered again. */
export async function askScheduler(memory: vscode.Memento): Promise<Scheduler | undefined> {
  const items = [
    {
      how: 'start' as const,
      label: vscode.l10n.t('Start one here'),
      detail: vscode.l10n.t('A scheduler and workers on this machine, until the run ends.'),
    },
    {
      how: 'address' as const,
      label: vscode.l10n.t('By its address'),
      detail: vscode.l10n.t(
        'tls://… with your certificates, or tcp://… on a network that you trust.',
      ),
    },
    {
      how: 'configuration' as const,
      label: vscode.l10n.t('From the Dask configuration'),
      detail: vscode.l10n.t('What scheduler-address and its certificates say there.'),
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Continue on Dask: which scheduler?'),
    ignoreFocusOut: true,
  });
  if (!chosen) return undefined;
  if (chosen.how === 'configuration') return { configuration: true };
  return chosen.how === 'start' ? askWorkers() : askAddress(memory);
}

async function askWorkers(): Promise<Scheduler | undefined> {
  const text = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: vscode.l10n.t('Continue on Dask: how many workers?'),
    value: '2',
    validateInput: (value) =>
      /^[1-9]\d?$/.test(value.trim()) ? undefined : vscode.l10n.t('A number from 1 to 99.'),
  });
  return text === undefined ? undefined : { workers: Number(text) };
}

const lastAddress = 'dask.address';

async function askAddress(memory: vscode.Memento): Promise<Scheduler | undefined> {
  const address = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: vscode.l10n.t('Continue on Dask: the address of the scheduler'),
    value: memory.get(lastAddress, ''),
    placeHolder: 'tls://scheduler.example:8786',
    validateInput: (value) =>
      /^(tcp|tls):\/\/[^\s/]+:\d+$/.test(value.trim())
        ? undefined
        : vscode.l10n.t('An address such as tls://scheduler.example:8786.'),
  });
  if (address === undefined) return undefined;
  const trimmed = address.trim();
  if (isOpenToOthers(trimmed) && !(await mayTravel(trimmed))) return undefined;
  await memory.update(lastAddress, trimmed);
  if (!trimmed.startsWith('tls://')) return { address: trimmed };
  const ca = await askCertificate(vscode.l10n.t('The certificate of the authority (CA)'));
  const cert = ca && (await askCertificate(vscode.l10n.t('Your certificate')));
  const key = cert && (await askCertificate(vscode.l10n.t('The key of your certificate')));
  return key === undefined ? undefined : { address: trimmed, ca, cert, key };
}

async function mayTravel(address: string): Promise<boolean> {
  const go = vscode.l10n.t('Use It Anyway');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} is not protected.', address),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Over plain TCP, everyone on the way can read the numbers, and can have the workers run any program: Dask checks neither who you are nor who answers. Use tls:// with certificates, unless the whole network is yours.',
      ),
    },
    go,
  );
  return answer === go;
}

async function askCertificate(title: string): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title,
    filters: { [vscode.l10n.t('Certificates')]: ['pem', 'crt', 'cer', 'key'] },
  });
  return chosen?.[0]?.fsPath;
}

/** The name of an array, for files that have several, or a folder of such; empty: the only one. */
export async function askArray(uri: vscode.Uri): Promise<string | undefined> {
  if (!(await mayHaveSeveral(uri))) return '';
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: vscode.l10n.t('Continue on Dask: which array?'),
    prompt: vscode.l10n.t('Its name in the file, such as group/array; empty if there is only one.'),
  });
}

const several = /\.(h5|hdf5|zarr)$|^\.zgroup$|^zarr\.json$/i;

async function mayHaveSeveral(uri: vscode.Uri): Promise<boolean> {
  if (several.test(uri.path.replace(/\/$/, ''))) return true;
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  // That it is not there is said by the program.
  if (stat?.type !== vscode.FileType.Directory) return false;
  const inside = await vscode.workspace.fs.readDirectory(uri);
  return inside.some(([name]) => several.test(name));
}

export async function askWish(): Promise<{ rank: number } | { error: number } | undefined> {
  const text = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: vscode.l10n.t('Continue on Dask: how many singular values?'),
    prompt: vscode.l10n.t('A number up to 256, or the error that a rank may leave, such as 1 %.'),
    value: '32',
    validateInput: (value) =>
      wishIn(value)
        ? undefined
        : vscode.l10n.t('A whole number up to 256, or an error such as 1 % or 0.01.'),
  });
  return text === undefined ? undefined : wishIn(text);
}
