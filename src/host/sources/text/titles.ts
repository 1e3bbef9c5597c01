import * as vscode from 'vscode';
import { nameBefore } from '../../../core/index.js';
import { fileName, stem } from '../file-names.js';
import { cellOf, versionOf } from './documents.js';

/** The texts for a literal: see `Source` of the protocol. */
export interface Title {
  readonly label: string;
  readonly name: string;
  readonly place: string;
}

/** The title of a literal that begins at the offset: its name, otherwise that of its cell or its file. */
export function titleOf(document: vscode.TextDocument, offset: number): Title {
  const { line, character } = document.positionAt(offset);
  const before = document.lineAt(line).text.slice(0, character);
  const named = nameBefore(before);
  const cell = cellOf(document.uri);
  const file = fileName(cell?.notebook.uri ?? document.uri);
  if (cell) {
    const number = cell.index + 1;
    return {
      label: named ?? vscode.l10n.t('cell {0}', number),
      name: named ?? `cell_${number}`,
      place: vscode.l10n.t('{0}, cell {1}, line {2}', file, number, line + 1),
    };
  }
  const version = versionOf(document.uri);
  return {
    label: named ?? file,
    name: named ?? stem(file),
    place: `${file}:${line + 1}${version === undefined ? '' : ` (${version})`}`,
  };
}
