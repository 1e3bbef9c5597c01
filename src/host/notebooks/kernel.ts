import * as vscode from 'vscode';
import { decodeUtf8, failure, success, type Result } from '../../core/index.js';
import type { OutputItem } from '../sources/output/texts.js';

/** The part of the Jupyter extension's API that is used; its kernels run code and give the outputs one by one. */
export interface Kernel {
  readonly language?: string;
  executeCode(
    code: string,
    token: vscode.CancellationToken,
  ): AsyncIterable<{ readonly items: readonly OutputItem[] }>;
}

interface JupyterApi {
  readonly kernels?: {
    getKernel(uri: vscode.Uri): Thenable<Kernel | undefined>;
  };
}

/** VS Code's name of what a program prints, and those of older versions. */
const printed: ReadonlySet<string> = new Set([
  'application/vnd.code.notebook.stdout',
  'application/x.notebook.stdout',
  'application/x.notebook.stream.stdout',
]);

/**
 * The running kernel of a notebook. The Jupyter extension asks the user whether the lens may use it.
 *
 * @returns a problem that says what to do: there is no extension, no kernel, or no permission.
 */
export async function kernelOf(notebook: vscode.Uri): Promise<Result<Kernel>> {
  const jupyter = vscode.extensions.getExtension<JupyterApi>('ms-toolsai.jupyter');
  if (!jupyter) {
    return failure(
      'none',
      vscode.l10n.t('The Jupyter extension is not installed, and it has the kernels.'),
    );
  }
  const { kernels } = await jupyter.activate();
  if (!kernels) {
    return failure(
      'none',
      vscode.l10n.t(
        'This version of the Jupyter extension gives no access to its kernels. Update it.',
      ),
    );
  }
  try {
    const kernel = await kernels.getKernel(notebook);
    return kernel ? success(kernel) : failure('none', noKernel());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure('none', vscode.l10n.t('The kernel cannot be used: {0}', reason));
  }
}

function noKernel(): string {
  return vscode.l10n.t(
    'The notebook has no running kernel, or the lens may not use it. Run a cell, allow the access when the Jupyter extension asks, and try again.',
  );
}

/** Runs code in a kernel and gives what it prints. An error of the program is a problem with its message. */
export async function printedBy(
  kernel: Kernel,
  code: string,
  token: vscode.CancellationToken,
): Promise<Result<string>> {
  let text = '';
  try {
    for await (const { items } of kernel.executeCode(code, token)) {
      for (const { mime, data } of items) {
        if (printed.has(mime)) text += textOf(data);
        if (mime === 'application/vnd.code.notebook.error') {
          return failure('none', errorText(textOf(data)));
        }
      }
      if (token.isCancellationRequested) return failure('cancelled', '');
    }
  } catch (error) {
    if (token.isCancellationRequested) return failure('cancelled', '');
    const reason = error instanceof Error ? error.message : String(error);
    return failure('none', vscode.l10n.t('The kernel cannot be used: {0}', reason));
  }
  return token.isCancellationRequested ? failure('cancelled', '') : success(text);
}

function textOf(data: Uint8Array): string {
  const text = decodeUtf8(data);
  return text.ok ? text.value : '';
}

/** `NameError: name 'x' is not defined`, without the lines of the program. */
function errorText(json: string): string {
  try {
    const { name, message } = JSON.parse(json) as { name?: string; message?: string };
    return [name, message].filter((each) => each !== undefined && each !== '').join(': ');
  } catch {
    return json;
  }
}
