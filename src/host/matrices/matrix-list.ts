import * as vscode from 'vscode';
import { findMatrices, formatCount } from '../../core/index.js';
import { isRead, type ReadLiteral } from '../facts/literal-facts.js';
import { hostSettings } from '../settings.js';
import { fileName } from '../sources/file-names.js';
import { cellOf } from '../sources/text/documents.js';
import { dialectId } from '../sources/text/dialect.js';
import { literalOf } from '../sources/text/literals.js';

/** A longer document, in characters, is searched up to here: a search must not be felt while typing. */
const mostSearched = 400_000;
/** A longer list is of no use. */
const mostListed = 200;

/** One matrix of a document. */
export interface ListedMatrix {
  readonly document: vscode.TextDocument;
  readonly literal: ReadLiteral;
}

/** The matrices of a document, in order. */
export interface MatrixList {
  /** The name of the file or the notebook. */
  readonly title: string;
  readonly matrices: readonly ListedMatrix[];
  /** What is not listed, in one sentence. */
  readonly limit: string | undefined;
}

/** The lists of the last versions of documents, by document. */
const known = new WeakMap<vscode.TextDocument, { version: number; found: Found }>();

interface Found {
  readonly literals: readonly ReadLiteral[];
  /** The first line that was not searched, counted from 0; undefined if all were. */
  readonly searchedTo: number | undefined;
}

/** The matrices of a document, or of all cells of its notebook. */
export function matricesOf(document: vscode.TextDocument): MatrixList {
  const cell = cellOf(document.uri);
  const documents = cell ? cell.notebook.getCells().map((each) => each.document) : [document];
  const all = documents.map((each) => ({ document: each, found: literalsOf(each) }));
  const matrices = all.flatMap(({ document: of, found }) =>
    found.literals.map((literal) => ({ document: of, literal })),
  );
  const cut = all.find(({ found }) => found.searchedTo !== undefined);
  return {
    title: fileName(cell?.notebook.uri ?? document.uri),
    matrices: matrices.slice(0, mostListed),
    limit: limitOf(matrices.length, cut && { ...cut, line: cut.found.searchedTo ?? 0 }),
  };
}

function limitOf(
  count: number,
  cut: { readonly document: vscode.TextDocument; readonly line: number } | undefined,
): string | undefined {
  if (count > mostListed) {
    return vscode.l10n.t('The first {0} of {1} matrices.', mostListed, formatCount(count));
  }
  return (
    cut &&
    vscode.l10n.t(
      'The matrices of the first {0} of {1} lines.',
      formatCount(cut.line),
      formatCount(cut.document.lineCount),
    )
  );
}

/** The literals of one version of a document; they are searched for once. */
export function literalsOf(document: vscode.TextDocument): Found {
  const last = known.get(document);
  if (last?.version === document.version) return last.found;
  const found = search(document);
  known.set(document, { version: document.version, found });
  return found;
}

/** The user chose another reading, or another limit, of a literal. */
export function forgetLists(document: vscode.TextDocument): void {
  known.delete(document);
}

function search(document: vscode.TextDocument): Found {
  const text = document.getText();
  const isCut = text.length > mostSearched;
  const part = isCut ? text.slice(0, text.lastIndexOf('\n', mostSearched) + 1) : text;
  const limits = hostSettings(document.uri);
  const languageId = dialectId(document.languageId, document.uri.path, part);
  const literals = findMatrices(part, languageId)
    // The end of what was searched may be inside a matrix.
    .filter(({ end }) => !isCut || end < part.length - 1)
    .map((found) => literalOf(document, found, limits));
  return {
    literals: literals.filter(isRead),
    searchedTo: isCut ? document.positionAt(part.length).line : undefined,
  };
}
