import * as vscode from 'vscode';
import {
  failure,
  findMatrices,
  formatCount,
  matrixAt,
  parseMatrix,
  type FoundMatrix,
  type Matrix,
  type Problem,
  type ReadAs,
  type Result,
} from '../../../core/index.js';
import type { PlacedProblem } from '../../../protocol/index.js';
import { choices } from './choices/index.js';
import { dialectId } from './dialect.js';
import { isClear, isMeant, isSurelyMatrix } from './meant.js';
import { titleOf, type Title } from './titles.js';
import type { Span } from './tracking.js';

/**
 * The place of a literal, and how it is read there. `start` and `end` are offsets in UTF-16 code units.
 */
export interface LiteralPlace extends Span {
  readonly uri: string;
  readonly languageId: string;
  /** True when a selection was read, false for the literal found at the cursor. */
  readonly selected: boolean;
  /** The user's choice in *Read as…*. */
  readonly as?: ReadAs | undefined;
}

/** A literal and its reading; `result` may be a problem. */
export interface Literal {
  readonly at: LiteralPlace;
  /** The version of the document when it was read. */
  readonly version: number;
  readonly title: Title;
  readonly result: Result<Matrix>;
}

export type Limits = Readonly<{ maxEntries: number }>;

/** The selection as one literal, or the literal at the cursor, or one on its line. */
export function readAtSelection(
  document: vscode.TextDocument,
  selection: vscode.Range,
  limits: Limits,
): Literal | Problem {
  if (!selection.isEmpty) {
    const span = {
      start: document.offsetAt(selection.start),
      end: document.offsetAt(selection.end),
    };
    return readSpan(document, span, limits);
  }
  return (
    literalAt(document, document.offsetAt(selection.start), limits) ??
    literalOnLine(document, selection.start.line, limits) ??
    brokenAt(document, document.offsetAt(selection.start), limits) ??
    failure(
      'none',
      vscode.l10n.t(
        'No matrix at line {0}. Put the cursor inside a matrix such as [[1, 2], [3, 4]], or select its numbers, and try again.',
        selection.start.line + 1,
      ),
    ).problem
  );
}

/** The literal at the offset, read as the user chose. */
export function literalAt(
  document: vscode.TextDocument,
  offset: number,
  limits: Limits,
): Literal | undefined {
  const touched = choices.at(document, { start: offset, end: offset }, false);
  const first = literalAs(document, offset, limits, touched);
  if (!first) return undefined;
  // The choice does not cover a row that was added after the others yet.
  const as = choices.at(document, first.at, false);
  const literal = as === touched ? first : literalAs(document, offset, limits, as);
  if (literal?.result.ok) choices.move(document, literal.at);
  return literal;
}

/** The literal at the offset, read in this way, whatever the user chose for it. */
export function literalAs(
  document: vscode.TextDocument,
  offset: number,
  limits: Limits,
  as: ReadAs | undefined,
): Literal | undefined {
  const found = matrixAt(document.getText(), languageOf(document), offset, { as });
  return found && describe(document, found, limits, { as });
}

/** All matrices of a document, in order, each read by itself; some may be problems. */
export function literalsIn(document: vscode.TextDocument, limits: Limits): Literal[] {
  return findMatrices(document.getText(), languageOf(document)).map((found) =>
    literalOf(document, found, limits),
  );
}

/** What a scan of the document found, read as the user chose. */
export function literalOf(
  document: vscode.TextDocument,
  found: FoundMatrix,
  limits: Limits,
): Literal {
  const chosen = choices.at(document, found, false);
  return (
    (chosen && literalAs(document, found.start, limits, chosen)) ??
    describe(document, found, limits)
  );
}

/** The text of a span as one literal, as for a selection. */
export function readSpan(
  document: vscode.TextDocument,
  span: Span,
  limits: Limits,
  as = choices.at(document, span, true),
): Literal {
  const text = document.getText().slice(span.start, span.end);
  const result = shifted(parseMatrix(text, languageOf(document), as), span.start);
  return describe(document, { ...span, result, certainty: 'asked' }, limits, {
    as,
    selected: true,
  });
}

function literalOnLine(
  document: vscode.TextDocument,
  line: number,
  limits: Limits,
): Literal | undefined {
  const range = document.lineAt(line).range;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  // A quick search first: something that starts on this line, tried from each bracket or word in it.
  const text = document.getText();
  for (let offset = start; offset < end && offset < start + 2000; offset++) {
    if (!'[({\\|'.includes(text.charAt(offset))) continue;
    const found = literalAt(document, offset, limits);
    if (found) return found;
  }
  const lineText = text.slice(start, Math.min(end, start + 100_000));
  const found = findMatrices(lineText, languageOf(document))[0];
  if (found)
    return readSpan(document, { start: start + found.start, end: start + found.end }, limits);
  // A scan does not report a list of one row, but this is an explicit request.
  const oneRow = parseMatrix(lineText, languageOf(document));
  if (!oneRow.ok && !isMeant(oneRow.problem, lineText)) return undefined;
  const result = shifted(oneRow, start);
  return describe(document, { start, end, result, certainty: 'asked' }, limits, { selected: true });
}

/**
 * A literal at the cursor that a scan ignores: a list with one comma too many, an entry that is a
 * formula.
 *
 * @param isMeantHere whether this problem of this text is shown.
 */
export function brokenAt(
  document: vscode.TextDocument,
  offset: number,
  limits: Limits,
  isMeantHere = (problem: Problem, text: string) =>
    isClear(problem) || isSurelyMatrix(problem, text),
): Literal | undefined {
  const found = matrixAt(document.getText(), languageOf(document), offset, { least: 'asked' });
  if (!found || found.result.ok) return undefined;
  const { problem } = found.result;
  const text = document.getText().slice(found.start, found.end);
  return isMeantHere(problem, text) ? describe(document, found, limits) : undefined;
}

function describe(
  document: vscode.TextDocument,
  found: FoundMatrix,
  limits: Limits,
  { as, selected = false }: { readonly as?: ReadAs | undefined; readonly selected?: boolean } = {},
): Literal {
  const { start, end } = found;
  return {
    at: {
      uri: document.uri.toString(),
      languageId: languageOf(document),
      start,
      end,
      selected,
      as,
    },
    version: document.version,
    title: titleOf(document, start),
    result: withinLimits(found, limits),
  };
}

/** The reading, or a problem if it has more entries than the settings allow. */
export function withinLimits(found: FoundMatrix, { maxEntries }: Limits): Result<Matrix> {
  const { result } = found;
  // The reader stopped at the absolute maximum, but the message must name the limit of the settings.
  if (!result.ok && result.problem.code === 'tooLarge') {
    return failure(
      'tooLarge',
      vscode.l10n.t(
        'This matrix has far more entries than the limit of {0}. Select part of it and try again.',
        formatCount(maxEntries),
      ),
      found.start,
      found.end,
    );
  }
  if (!result.ok || result.value.data.length <= maxEntries) return result;
  const { rows, cols } = result.value;
  return failure(
    'tooLarge',
    vscode.l10n.t(
      'This {0}×{1} matrix has {2} entries; the limit is {3}. Select part of it, or raise lowRankLens.maxEntries in the settings.',
      rows,
      cols,
      formatCount(rows * cols),
      formatCount(maxEntries),
    ),
    found.start,
    found.end,
  );
}

function shifted(result: Result<Matrix>, by: number): Result<Matrix> {
  if (result.ok) return result;
  const { code, message, start, end } = result.problem;
  return failure(
    code,
    message,
    start === undefined ? undefined : start + by,
    end === undefined ? undefined : end + by,
  );
}

/** The language id for the reader. */
function languageOf(document: vscode.TextDocument): string {
  return dialectId(document.languageId, document.uri.path, document.getText());
}

/** The problem with its line and column in the document, counted from 1. */
export function placed(document: vscode.TextDocument, problem: Problem): PlacedProblem {
  const { code, message, start } = problem;
  if (start === undefined) return { code, message };
  const position = document.positionAt(start);
  return { code, message, line: position.line + 1, column: position.character + 1 };
}
