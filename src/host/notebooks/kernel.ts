import * as vscode from 'vscode';
import { decodeUtf8 } from '../../core/index.js';
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
 * The running Python kernel of a notebook. The Jupyter extension asks the user whether the lens may use it.
 *
 * @throws an error that says what to do: there is no extension, no kernel, or no permission.
 */
export async function pythonKernelOf(notebook: vscode.Uri): Promise<Kernel> {
  const kernel = await kernelOf(notebook);
  const { language } = kernel;
  if (language === undefined || language === 'python') return kernel;
  throw new Error(
    vscode.l10n.t(
      'The kernel runs {0}. Only values of Python kernels can be read; print the matrix, and use Visualize Output.',
      language,
    ),
  );
}

async function kernelOf(notebook: vscode.Uri): Promise<Kernel> {
  const jupyter = vscode.extensions.getExtension<JupyterApi>('ms-toolsai.jupyter');
  if (!jupyter) {
    throw new Error(
      vscode.l10n.t('The Jupyter extension is not installed, and it has the kernels.'),
    );
  }
  const { kernels } = await jupyter.activate();
  if (!kernels) {
    throw new Error(
      vscode.l10n.t(
        'This version of the Jupyter extension gives no access to its kernels. Update it.',
      ),
    );
  }
  let kernel: Kernel | undefined;
  try {
    kernel = await kernels.getKernel(notebook);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(vscode.l10n.t('The kernel cannot be used: {0}', reason), { cause: error });
  }
  if (!kernel) throw new Error(noKernel());
  return kernel;
}

function noKernel(): string {
  return vscode.l10n.t(
    'The notebook has no running kernel, or the lens may not use it. Run a cell, allow the access when the Jupyter extension asks, and try again.',
  );
}

/**
 * Runs code in a kernel and gives what it prints.
 *
 * @throws CancellationError; an error with a message for the user, also for an error of the program.
 */
export async function printedBy(
  kernel: Kernel,
  code: string,
  token: vscode.CancellationToken,
): Promise<string> {
  let text = '';
  let failed: string | undefined;
  try {
    for await (const { items } of kernel.executeCode(code, token)) {
      for (const { mime, data } of items) {
        if (printed.has(mime)) text += textOf(data);
        if (mime === 'application/vnd.code.notebook.error') failed ??= errorText(textOf(data));
      }
      if (token.isCancellationRequested) break;
    }
  } catch (error) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(vscode.l10n.t('The kernel cannot be used: {0}', reason), { cause: error });
  }
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  if (failed !== undefined) throw new KernelError(failed);
  return text;
}

/** The program in the kernel has failed: `NameError: name 'x' is not defined`. */
export class KernelError extends Error {}

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
