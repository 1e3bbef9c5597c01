import * as vscode from 'vscode';
import { checkInput, type InputOf, type MatrixInput, type ToolName } from './input.js';
import { exists, filePlace } from './places.js';
import { ToolError } from './tool-error.js';
import { targetOf } from './writing.js';

/**
 * What the user is asked and told before a tool runs. Numbers that are in the question itself need no permission; what is
 * read and written does, with its full path where it lies outside of the workspace.
 */
export async function prepare(
  tool: ToolName,
  given: unknown,
): Promise<vscode.PreparedToolInvocation> {
  try {
    return await prepared(tool, given);
  } catch (error) {
    // The call itself says to the model what is wrong.
    if (error instanceof ToolError) return { invocationMessage: running[tool]() };
    throw error;
  }
}

const running: Readonly<Record<ToolName, () => string>> = {
  analyze: () => vscode.l10n.t('Analyzing a matrix'),
  approximate: () => vscode.l10n.t('Approximating a matrix'),
  compare: () => vscode.l10n.t('Comparing two matrices'),
};

const titles: Readonly<Record<ToolName, () => string>> = {
  analyze: () => vscode.l10n.t('Analyze a matrix?'),
  approximate: () => vscode.l10n.t('Approximate a matrix?'),
  compare: () => vscode.l10n.t('Compare two matrices?'),
};

async function prepared(tool: ToolName, given: unknown): Promise<vscode.PreparedToolInvocation> {
  const input = checkInput(tool, given);
  const matrices = 'first' in input ? [input.first, input.second] : [input];
  const read = (await Promise.all(matrices.map(readText))).filter((text) => text !== undefined);
  const written = 'saveTo' in input ? await writeText(input) : undefined;
  const lines = [...new Set(read), ...(written === undefined ? [] : [written])];
  if (lines.length === 0) return { invocationMessage: running[tool]() };
  return {
    invocationMessage: running[tool](),
    confirmationMessages: {
      title:
        written === undefined
          ? titles[tool]()
          : vscode.l10n.t('Approximate a matrix and write a file?'),
      message: lines.join('\n\n'),
    },
  };
}

/** What is read for one matrix; undefined if it is in the question. */
async function readText({ file, line, cell, array }: MatrixInput): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const { text, isOutside } = await filePlace(file);
  const what =
    array !== undefined
      ? vscode.l10n.t('Low-Rank Lens reads the array {0} of {1}.', array, text)
      : cell !== undefined
        ? vscode.l10n.t('Low-Rank Lens reads the matrix in cell {0} of {1}.', cell, text)
        : line !== undefined
          ? vscode.l10n.t('Low-Rank Lens reads the matrix at line {0} of {1}.', line, text)
          : vscode.l10n.t('Low-Rank Lens reads the matrix in {0}.', text);
  return isOutside ? `${what} ${vscode.l10n.t('This file is outside of the workspace.')}` : what;
}

async function writeText({
  saveTo,
  result = 'factors',
  overwrite = false,
}: Partial<InputOf<'approximate'>>): Promise<string | undefined> {
  if (saveTo === undefined) return undefined;
  const { place } = await targetOf(saveTo, result);
  const { text, isOutside, uri } = place;
  const what =
    result === 'factors'
      ? vscode.l10n.t('It writes the factors of the approximation to {0}.', text)
      : vscode.l10n.t('It writes the approximation to {0}.', text);
  const notes = [
    ...(isOutside ? [vscode.l10n.t('This file is outside of the workspace.')] : []),
    ...(overwrite && (await exists(uri))
      ? [vscode.l10n.t('The file exists, and what is in it now is REPLACED.')]
      : overwrite
        ? [vscode.l10n.t('If there is such a file by then, it is replaced.')]
        : []),
  ];
  return [what, ...notes].join(' ');
}
