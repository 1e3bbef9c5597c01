import type * as vscode from 'vscode';
import {
  checkSelection,
  sliceText,
  usualSelection,
  type ArrayEntry,
  type Selection,
} from '../../core/index.js';
import { hostSettings } from '../settings.js';
import { fileName, stem } from '../sources/file-names.js';
import { listing, shapeLine } from '../sources/file/file-source.js';
import { OpenedFile } from '../sources/file/opened-file.js';
import { openSlice } from '../sources/file/read-slice.js';
import type { MatrixInput } from './input.js';
import type { FilePlace } from './places.js';
import type { Subject } from './subject.js';
import { ToolError } from './tool-error.js';

/** Arrays of a file that are listed for a model. */
const mostListed = 30;

/** An array in a file, or a slice of one. The file stays open until the subject is disposed of. */
export async function arraySubject(
  place: FilePlace,
  input: MatrixInput,
  token: vscode.CancellationToken,
): Promise<Subject> {
  const file = await OpenedFile.open(place.uri);
  try {
    return await subjectIn(file, place, input, token);
  } catch (error) {
    file.dispose();
    throw error;
  }
}

async function subjectIn(
  file: OpenedFile,
  place: FilePlace,
  input: MatrixInput,
  token: vscode.CancellationToken,
): Promise<Subject> {
  if (file.image) {
    throw new ToolError(
      `${place.text} is an image, which only the lens itself decodes. Ask the user to open it with "Low-Rank Lens: Open as Matrix" and to save the matrix as .npy.`,
    );
  }
  if (!file.catalog.ok) {
    throw new ToolError(`${place.text} cannot be read: ${file.catalog.problem.message}`);
  }
  const entry = chosen(file.entries, place, input.array);
  const selection = selectionOf(entry, input.slice);
  const { maxEntries } = hostSettings(place.uri);
  const options = { token, report: () => undefined };
  const read = await openSlice(file, entry, selection, maxEntries, options);
  if (!read.ok) {
    if (read.problem.code === 'cancelled') throw new ToolError('The reading was cancelled.');
    throw new ToolError(`${place.text} cannot be shown as a matrix: ${read.problem.message}`);
  }
  const slice = sliceText(entry.shape, selection, entry.isComplex);
  const { format } = file.catalog.value;
  return {
    name: entry.name === '' ? stem(fileName(place.uri)) : entry.name,
    place: entry.name === '' ? place.text : `${place.text}: ${entry.name}`,
    reading: `${format}, ${entry.elementType}, shape ${entry.shape.join('×')}${slice === '' ? '' : `, ${slice}`}`,
    content: read.value,
    dispose: () => file.dispose(),
  };
}

function chosen(
  entries: readonly ArrayEntry[],
  place: FilePlace,
  array: string | undefined,
): ArrayEntry {
  const named = array === undefined ? undefined : entries.find(({ name }) => name === array);
  const [first] = entries;
  if (named) return named;
  if (first && entries.length === 1 && (array === undefined || first.name === '')) return first;
  const names = entries
    .slice(0, mostListed)
    .map((entry) => `"${entry.name}" (${shapeLine(listing(entry))})`);
  const more = entries.length > mostListed ? `, and ${entries.length - mostListed} more` : '';
  const what =
    array === undefined
      ? `${place.text} has ${entries.length} arrays; send "array".`
      : `${place.text} has no array named "${array}".`;
  throw new ToolError(`${what} Its arrays are: ${names.join(', ')}${more}.`);
}

/** The slice of an array: by the indices of the axes that are neither rows nor columns. */
function selectionOf({ shape }: ArrayEntry, slice: readonly number[] | undefined): Selection {
  const usual = usualSelection(shape);
  if (slice === undefined) return usual;
  const others = shape.flatMap((length, axis) =>
    usual.axes.includes(axis) || length === 1 ? [] : [axis],
  );
  if (slice.length !== others.length) {
    throw new ToolError(
      `The array has the shape ${shape.join('×')}: "slice" needs ${others.length} indices, one for each of the axes ${others.join(', ') || '(none)'}.`,
    );
  }
  const at = usual.at.map((index, axis) => slice[others.indexOf(axis)] ?? index);
  const checked = checkSelection(shape, { ...usual, at });
  if (!checked.ok) throw new ToolError(`${checked.problem.message} Indices are counted from 0.`);
  return checked.value;
}
