import * as vscode from 'vscode';
import { encodeUtf8 } from '../../core/index.js';
import { askWhere, isThere } from '../ask-where.js';
import { fileName } from '../sources/file-names.js';
import { configsBeside } from './config-names.js';

/**
 * Asks for a place for a new model file. The place of the file that it was made of is taken only if the user says so.
 *
 * @param suggested name beside the original.
 * @returns undefined if the user broke off.
 */
export async function askPlace(
  original: vscode.Uri,
  suggested: string,
): Promise<vscode.Uri | undefined> {
  const target = await askWhere({
    defaultUri: vscode.Uri.joinPath(original, '..', suggested),
    filters: { [vscode.l10n.t('Weights')]: ['safetensors'] },
  });
  if (target?.toString() !== original.toString()) return target;
  const replace = vscode.l10n.t('Replace');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} is the file that this was made of. Replace it?', fileName(original)),
    { modal: true },
    replace,
  );
  return answer === replace ? target : undefined;
}

export async function writeParts(
  target: vscode.Uri,
  parts: readonly Uint8Array[],
): Promise<number> {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  await vscode.workspace.fs.writeFile(target, whole);
  return size;
}

/**
 * Writes PEFT's configuration of a new adapter beside it. One that is there already belongs to another adapter, and stays.
 *
 * @returns its name.
 */
export async function writeConfig(target: vscode.Uri, text: string): Promise<string> {
  const [own, usual] = configsBeside(target);
  // An earlier one with its own name would be read before the usual one.
  const place = (await isThere(own)) || (await isThere(usual)) ? own : usual;
  await vscode.workspace.fs.writeFile(place, encodeUtf8(text));
  return fileName(place);
}

/** What a user of PEFT has to do with a configuration that could not have its usual name. */
export function configAdvice(name: string): string {
  return name === 'adapter_config.json'
    ? vscode.l10n.t('Its {0} is beside it.', name)
    : vscode.l10n.t(
        'PEFT needs {0} under the name adapter_config.json in a folder with the new file.',
        name,
      );
}
