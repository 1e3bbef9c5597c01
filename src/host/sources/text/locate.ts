import type * as vscode from 'vscode';
import { placesOf } from './choices/anchor.js';
import { literalAt, readSpan, type Limits, type Literal } from './literals.js';
import { titleOf } from './titles.js';

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
 * Finds a literal again: by its text and name, otherwise at its old place if the literal there has the same
 * name, otherwise by its text alone. Two literals of one text are told apart by their names. Anything else
 * would be another matrix under the old picture.
 */
export function locate(
  document: vscode.TextDocument,
  kept: Remembered,
  limits: Limits,
): Literal | undefined {
  const { start, end, selected, head, tail, name } = kept;
  const isAnchored = head !== undefined && tail !== undefined;
  const places = isAnchored
    ? placesOf(document.getText(), { start, end, head, tail })
    : [{ start, end }];
  const [place] = places;
  if (selected) return place && readSpan(document, place, limits);
  const named = places.find((span) => titleOf(document, span.start).name === name);
  if (named) return literalAt(document, named.start, limits);
  const there = literalAt(document, start, limits);
  if (there?.title.name === name) return there;
  return place && literalAt(document, place.start, limits);
}
