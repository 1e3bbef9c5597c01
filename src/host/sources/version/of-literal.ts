import type * as vscode from 'vscode';
import { createId } from '../id.js';
import { dialectId } from '../text/dialect.js';
import type { TextSource } from '../text/text-source.js';
import { recognise, type Recognised } from './find-version.js';
import { VersionSource, type VersionOf } from './version-source.js';

/** Another version of a literal of this document; undefined if it could not be found again there. */
export function versionOfLiteral(
  document: vscode.TextDocument,
  source: TextSource,
  of: VersionOf,
): VersionSource | undefined {
  const literal = recognisedIn(document, source);
  if (!literal) return undefined;
  const { uri, as } = source.at;
  const languageId = notationOf(document);
  const locator = { uri, of, languageId, literal, label: source.description.label };
  return new VersionSource({ ...locator, ...(as ? { as } : {}) }, createId('version'));
}

/** How the literal could be found in another version; undefined if it could not. */
export function recognisedIn(
  document: vscode.TextDocument,
  { at }: TextSource,
): Recognised | undefined {
  return recognise(document.getText(), notationOf(document), at.start);
}

function notationOf(document: vscode.TextDocument): string {
  return dialectId(document.languageId, document.uri.path, document.getText());
}
