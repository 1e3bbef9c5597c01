import type * as vscode from 'vscode';
import {
  formatByName,
  formatCount,
  parseMatrix,
  readingLine,
  type Matrix,
} from '../../core/index.js';
import { hostSettings } from '../settings.js';
import type { MatrixInput } from './input.js';
import { arraySubject } from './of-array-file.js';
import { literalSubject } from './of-document.js';
import { filePlace } from './places.js';
import type { Subject } from './subject.js';
import { ToolError } from './tool-error.js';

/**
 * Finds and reads a matrix.
 *
 * @throws {@link ToolError} that says what to send instead.
 */
export async function subjectOf(
  input: MatrixInput,
  token: vscode.CancellationToken,
): Promise<Subject> {
  const { text, file } = input;
  if (text !== undefined && file !== undefined) {
    throw new ToolError('Send either "text" or "file", not both.');
  }
  if (text !== undefined) return textSubject(text, input);
  if (file === undefined) {
    throw new ToolError(
      'No matrix was named. Send "text" with the matrix, "file" with "line" for a literal in a text, or "file" with "array" for an array in a file.',
    );
  }
  const place = await filePlace(file);
  try {
    const isNotebook = place.uri.path.toLowerCase().endsWith('.ipynb');
    const isText =
      input.line !== undefined || isNotebook || formatByName(place.uri.path) === undefined;
    return isText && input.array === undefined
      ? await literalSubject(place, input)
      : await arraySubject(place, input, token);
  } catch (error) {
    if (error instanceof ToolError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ToolError(`${place.text} cannot be read: ${reason} Check the path with the user.`);
  }
}

function textSubject(text: string, { language = 'plaintext' }: MatrixInput): Subject {
  const read = parseMatrix(text, language);
  if (!read.ok) {
    const { message, start } = read.problem;
    const before = text.slice(0, start ?? 0).split('\n');
    const where =
      start === undefined
        ? ''
        : ` (line ${before.length}, column ${before.at(-1)!.length + 1} of "text")`;
    throw new ToolError(
      `"text" cannot be read as a matrix${where}: ${message} Send for example {"text": "[[1, 2], [3, 4]]", "language": "python"}.`,
    );
  }
  return withinLimit(ofMatrix(read.value, 'M', 'text'), hostSettings().maxEntries);
}

/** A matrix that is in memory. */
export function ofMatrix(matrix: Matrix, name: string, place: string): Subject {
  const { reading } = matrix;
  return {
    name,
    place,
    reading: reading ? readingLine(reading) : 'numbers',
    ...(reading?.doubt === undefined ? {} : { doubt: reading.doubt }),
    content: matrix,
    dispose: () => undefined,
  };
}

function withinLimit(subject: Subject, most: number): Subject {
  const { rows, cols } = subject.content;
  if (rows * cols <= most) return subject;
  throw new ToolError(
    `The matrix has ${formatCount(rows * cols)} entries; as text, up to ${formatCount(most)} are read. Save it as .npy and send "file".`,
  );
}
