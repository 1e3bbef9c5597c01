import type * as vscode from 'vscode';
import { createId } from '../id.js';
import { dialectId } from '../text/dialect.js';
import type { TextSource } from '../text/text-source.js';
import { recognise } from './find-version.js';
import { VersionSource, type VersionOf } from './version-source.js';

/** Another version of a literal of this document. */
export function versionOfLiteral(
  document: vscode.TextDocument,
  { at, description }: TextSource,
  of: VersionOf,
): VersionSource {
  const text = document.getText();
  const languageId = dialectId(document.languageId, document.uri.path, text);
  const { uri, start, as } = at;
  const literal = recognise(text, languageId, start);
  const locator = { uri, of, languageId, literal, label: description.label };
  return new VersionSource({ ...locator, ...(as ? { as } : {}) }, createId('version'));
}
