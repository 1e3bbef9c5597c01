import type * as vscode from 'vscode';
import { findAgain } from './choices/anchor.js';
import { literalAt, readSpan, type Limits, type Literal } from './literals.js';

/** What is known of a literal in a text that may have changed meanwhile. */
export interface Remembered {
  readonly start: number;
  readonly end: number;
  readonly selected: boolean;
  /** The first and last characters of its text; version 0.1.0 did not save them. */
  readonly head?: string | undefined;
  readonly tail?: string | undefined;
  readonly name: string;
}

/**
 * Finds a literal again: by its text, otherwise at its old place if the literal there has the same name.
 * Anything else would be another matrix under the old picture.
 */
export function locate(
  document: vscode.TextDocument,
  kept: Remembered,
  limits: Limits,
): Literal | undefined {
  const { start, end, selected, head, tail, name } = kept;
  const isAnchored = head !== undefined && tail !== undefined;
  const span = isAnchored
    ? findAgain(document.getText(), { start, end, head, tail })
    : { start, end };
  if (span && selected) return readSpan(document, span, limits);
  if (selected) return undefined;
  const literal = literalAt(document, span?.start ?? start, limits);
  return span || literal?.title.name === name ? literal : undefined;
}
