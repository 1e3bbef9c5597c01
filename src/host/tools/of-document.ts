import * as vscode from 'vscode';
import { readingLine } from '../../core/index.js';
import { hostSettings } from '../settings.js';
import { literalsIn, placed, readAtSelection, type Literal } from '../sources/text/literals.js';
import type { MatrixInput } from './input.js';
import type { FilePlace } from './places.js';
import type { Subject } from './subject.js';
import { ToolError } from './tool-error.js';

/** Matrices of a document that are listed for a model. */
const mostListed = 20;

/** A literal in a text document or in a cell of a notebook: at a line, or the only one. */
export async function literalSubject(place: FilePlace, input: MatrixInput): Promise<Subject> {
  const document = await documentAt(place, input.cell);
  const limits = hostSettings(document.uri);
  const { line } = input;
  if (line === undefined)
    return subjectAt(document, only(document, place, literalsIn(document, limits)));
  if (line > document.lineCount) {
    throw new ToolError(
      `${place.text} has ${document.lineCount} lines, so there is no line ${line}. Lines are counted from 1.`,
    );
  }
  const at = new vscode.Position(line - 1, 0);
  const found = readAtSelection(document, new vscode.Range(at, at), limits);
  if ('code' in found) {
    const others = listOf(document, literalsIn(document, limits));
    throw new ToolError(
      `${found.message}${others === '' ? ` ${place.text} has no matrix that can be read.` : ` Matrices of ${place.text}: ${others}.`}`,
    );
  }
  return subjectAt(document, found);
}

async function documentAt(
  place: FilePlace,
  cell: number | undefined,
): Promise<vscode.TextDocument> {
  const { uri, text } = place;
  if (!uri.path.toLowerCase().endsWith('.ipynb')) {
    if (cell !== undefined) {
      throw new ToolError(
        `${text} is not a notebook: leave out "cell", and count "line" in the file.`,
      );
    }
    return vscode.workspace.openTextDocument(uri);
  }
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  if (cell === undefined || cell > notebook.cellCount) {
    throw new ToolError(
      `${text} is a notebook with ${notebook.cellCount} cells: send "cell", counted from 1, and "line" within it.`,
    );
  }
  return notebook.cellAt(cell - 1).document;
}

/** The only matrix of a document that can be read. */
function only(
  document: vscode.TextDocument,
  place: FilePlace,
  literals: readonly Literal[],
): Literal {
  const good = literals.filter(({ result }) => result.ok);
  if (good.length === 1) return good[0]!;
  if (good.length > 1) {
    throw new ToolError(
      `${place.text} has ${good.length} matrices; send "line". They are: ${listOf(document, good)}.`,
    );
  }
  const [broken] = literals;
  if (broken) return broken;
  throw new ToolError(
    `${place.text} has no matrix that is found by itself. Send "line" of the numbers, or the numbers as "text".`,
  );
}

function listOf(document: vscode.TextDocument, literals: readonly Literal[]): string {
  const good = literals.flatMap(({ at, title, result }) => {
    if (!result.ok) return [];
    const { rows, cols } = result.value;
    return [`line ${document.positionAt(at.start).line + 1}: ${title.label}, ${rows}×${cols}`];
  });
  const more = good.length > mostListed ? [`and ${good.length - mostListed} more`] : [];
  return [...good.slice(0, mostListed), ...more].join('; ');
}

function subjectAt(document: vscode.TextDocument, { title, result }: Literal): Subject {
  if (!result.ok) {
    const { message, line, column } = placed(document, result.problem);
    const where = line === undefined ? '' : ` (line ${line}, column ${column ?? 1})`;
    throw new ToolError(
      `The matrix at ${title.place} cannot be read${where}: ${message} Send another line, or the corrected numbers as "text".`,
    );
  }
  const { reading } = result.value;
  return {
    name: title.label,
    place: title.place,
    reading: reading ? readingLine(reading) : document.languageId,
    ...(reading?.doubt === undefined ? {} : { doubt: reading.doubt }),
    content: result.value,
    dispose: () => undefined,
  };
}
