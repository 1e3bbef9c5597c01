import * as vscode from 'vscode';
import * as v from 'valibot';
import { isRead, literalFacts, type ReadLiteral } from '../facts/literal-facts.js';
import { hostSettings } from '../settings.js';
import { documentOf } from '../sources/text/documents.js';
import type { VisualizeTarget } from '../sources/text/target.js';

const schema = v.object({
  uri: v.string(),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** The place of a literal that a command was given; undefined for any other argument. */
export function targetIn(argument: unknown): VisualizeTarget | undefined {
  return v.is(schema, argument) ? argument : undefined;
}

/** The literal at a place, or undefined after the user was told that there is none. */
export async function readLiteral({
  uri,
  offset,
}: VisualizeTarget): Promise<ReadLiteral | undefined> {
  const document = await documentOf(uri);
  const literal = literalFacts.at(document, offset, hostSettings(document.uri));
  if (literal && isRead(literal)) return literal;
  void vscode.window.showWarningMessage(
    literal && !literal.result.ok
      ? literal.result.problem.message
      : vscode.l10n.t('There is no matrix at this place any more.'),
  );
  return undefined;
}
