import * as vscode from 'vscode';
import { hostSettings } from '../../settings.js';
import type { OtherMatrix } from '../source.js';
import { literalsIn, type LiteralPlace } from './literals.js';

/** In a longer document, in characters, a search for all matrices would take noticeably long. */
const longDocument = 2_000_000;

/** The matrices of a document that can be read. */
export function literalsOf(
  document: vscode.TextDocument,
  isWanted: (at: LiteralPlace) => boolean = () => true,
): OtherMatrix[] {
  if (document.getText().length > longDocument) return [];
  return literalsIn(document, hostSettings(document.uri)).flatMap(({ at, title, result }) =>
    result.ok && isWanted(at)
      ? [{ label: title.label, place: title.place, matrix: result.value }]
      : [],
  );
}

/** The matrices of the documents on screen, except for this document. */
export function literalsOnScreen(but: vscode.Uri | undefined): OtherMatrix[] {
  const documents = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
  return [...documents]
    .filter((document) => document.uri.toString() !== but?.toString())
    .flatMap((document) => literalsOf(document));
}
