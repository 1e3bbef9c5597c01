import * as vscode from 'vscode';
import {
  bytesOf,
  failure,
  formatCount,
  success,
  type Matrix,
  type Result,
} from '../../../core/index.js';
import {
  pythonValues,
  type KernelHeader,
  type KernelValue,
} from '../../notebooks/jupyter-program.js';
import { kernelOf, printedBy, type Kernel } from '../../notebooks/kernel.js';
import { contentOf } from '../given/content.js';
import type { ReadOptions } from '../source.js';

/** Bytes of rows that are read at once. */
const atOnce = 2 ** 20;

/**
 * The value of an expression in the kernel of a notebook, as a matrix: its size first, then its rows, some at a time.
 *
 * @returns problems with a message for the user; `cancelled`.
 */
export async function readValue(
  notebook: vscode.Uri,
  expression: string,
  maxEntries: number,
  options: ReadOptions,
): Promise<Result<Matrix>> {
  const kernel = await kernelOf(notebook);
  if (!kernel.ok) return kernel;
  const { language } = kernel.value;
  if (language !== undefined && language !== 'python') {
    return failure(
      'none',
      vscode.l10n.t(
        'The kernel runs {0}. Only values of Python kernels can be read; print the matrix, and use Visualize Output.',
        language,
      ),
    );
  }
  const asked = await ask(kernel.value, expression, 0, 0, options.token);
  if (!asked.ok) return asked;
  const { rows, cols } = asked.value.header;
  if (rows * cols > maxEntries) {
    return failure(
      'tooLarge',
      vscode.l10n.t(
        '{0} is {1}×{2}, which are {3} entries; the limit is {4}. Name a part of it, or raise lowRankLens.maxEntries in the settings.',
        ...[expression, rows, cols, formatCount(rows * cols), formatCount(maxEntries)],
      ),
    );
  }
  return readRows(kernel.value, expression, asked.value.header, maxEntries, options);
}

async function readRows(
  kernel: Kernel,
  expression: string,
  header: KernelHeader,
  maxEntries: number,
  options: ReadOptions,
): Promise<Result<Matrix>> {
  const { rows, cols, type } = header;
  const rowBytes = cols * bytesOf(type);
  const step = Math.max(1, Math.floor(atOnce / rowBytes));
  const bytes = new Uint8Array(rows * rowBytes);
  for (let from = 0; from < rows; from += step) {
    const to = Math.min(rows, from + step);
    const part = await ask(kernel, expression, from, to, options.token);
    if (!part.ok) return part;
    const now = part.value.header;
    const isSame = now.rows === rows && now.cols === cols && now.type === type;
    if (!isSame || part.value.bytes.length !== (to - from) * rowBytes) {
      return failure('none', vscode.l10n.t('{0} changed while it was read.', expression));
    }
    bytes.set(part.value.bytes, from * rowBytes);
    options.report(to / rows);
  }
  const { rowLabels, columnLabels } = header;
  const numbers = { rows, cols, type, bytes, rowLabels, columnLabels };
  const content = await contentOf({ ...numbers, order: 'rows', littleEndian: true }, maxEntries);
  return 'content' in content ? failure('tooLarge', '') : success(content);
}

async function ask(
  kernel: Kernel,
  expression: string,
  from: number,
  to: number,
  token: vscode.CancellationToken,
): Promise<Result<KernelValue>> {
  const printed = await printedBy(kernel, pythonValues.program(expression, from, to), token);
  const value = printed.ok ? pythonValues.decode(printed.value) : printed;
  if (value.ok || value.problem.code === 'cancelled') return value;
  const { code, message } = value.problem;
  return failure(code, vscode.l10n.t('{0} cannot be shown: {1}', expression, message));
}
