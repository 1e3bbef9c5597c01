import { dialectOf, type Dialect } from './languages/index.js';
import type { ReadAs } from './read-as.js';
import { defaultMaxEntries, type Certainty, type FoundMatrix, type ReadOptions } from './reader.js';
import type { BlockText } from './languages/dialect.js';
import { inSource } from './embedded/in-source.js';
import { isNoise } from './noise.js';
import { withNote } from './noted.js';
import { firstBracketRow } from './nested/bracket-rows.js';
import { asChosen } from './as-chosen.js';
import { scan } from './scan.js';
import { lineStart } from './text-scan.js';

export interface LookOptions {
  /** How far back a literal's first bracket is looked for, in characters. */
  readonly bracketReach?: number;
  /** How far back the scan for literals without brackets (tables, printouts) begins. */
  readonly scanReach?: number;
  /** How sure a reading must be: `asked` as in `parseMatrix`, else `sure`. */
  readonly least?: Certainty;
  /** What a person chose for this literal. */
  readonly as?: ReadAs | undefined;
}

const defaultBracketReach = 256_000_000;
const defaultScanReach = 16_000;
/** Farther back than this, brackets are searched for only if the cursor is among numbers. */
const nearBrackets = 64_000;
/** Farther back than this, no heading is searched for. Some rows are a matrix only with their heading. */
const nearHeading = 256_000;
const maxOpeners = 32;
/**
 * The greatest distance between a literal's start (a constructor, a declared shape) and its first bracket.
 */
const introductionReach = 200;

/**
 * The literal that holds the offset (its ends included), as `findMatrices` would report it, or
 * `parseMatrix` if `least` is `asked`. It looks around the cursor, not through the whole file: first at the
 * brackets that are open at the cursor, the outermost first; then it scans the text shortly before the
 * cursor.
 *
 * It cannot know whether a distant quote or comment mark disables a bracket.
 */
export function matrixAt(
  text: string,
  languageId: string,
  offset: number,
  look: LookOptions = {},
): FoundMatrix | undefined {
  const found = around(text, dialectOf(languageId), offset, look);
  return found && look.least !== 'asked' && isNoise(text, found) ? undefined : found;
}

function around(
  text: string,
  dialect: Dialect,
  offset: number,
  look: LookOptions,
): FoundMatrix | undefined {
  const { inside, from: floor } = dialect.blocks?.around(text, offset) ?? { from: 0 };
  if (inside) return inBlock(inside, offset, look);
  const { wholeDocument } = dialect;
  const { least = 'sure', as } = look;
  const options = { maxEntries: defaultMaxEntries, as };
  const wanted = look.bracketReach ?? defaultBracketReach;
  const amongNumbers = isAmongNumbers(text, offset);
  const bracketReach = amongNumbers ? wanted : Math.min(wanted, nearBrackets);
  const outer = wholeDocument ? 0 : stretchAround(text, dialect, offset, floor, options);
  const openers = wholeDocument
    ? []
    : openBrackets(text, offset, Math.min(bracketReach, offset - floor));
  for (const opener of openers) {
    if (opener >= outer) break;
    const found = readAround(text, dialect, opener, offset, options, least);
    if (found) return found;
  }
  const scanReach = look.scanReach ?? defaultScanReach;
  for (let reach = scanReach; ; reach *= 16) {
    const window = windowStart(text, offset, reach);
    const start = wholeDocument ? 0 : amongNumbers ? beforeRows(text, window) : window;
    const from = Math.max(start, floor);
    const found = scanAround(text, dialect, from, offset, options, least);
    // Rows are not recognised if their heading is above the window.
    const isCut = !found && from > floor && reach < nearHeading && isAmongNumbers(text, from);
    if (isCut && amongNumbers && reach < bracketReach) continue;
    // A literal at the start of the window may really begin before it.
    if (
      from === floor ||
      reach >= bracketReach ||
      !found ||
      found.start > from + introductionReach
    ) {
      return found;
    }
  }
}

/** The literal at an offset inside a block that has a language of its own. */
function inBlock(
  { view, dialect, note }: BlockText,
  offset: number,
  look: LookOptions,
): FoundMatrix | undefined {
  const at = view.fromSource(offset);
  // The closing line of the block and the prefix of each line do not belong to its text.
  if (view.text === '' || offset > view.endToSource(view.text.length)) return undefined;
  const found = around(view.text, dialect, at, look);
  return found && withNote(inSource(found, view), note);
}

/**
 * The start of the embedded text (a comment, a log) whose lines hold the offset. It is judged from the text
 * shortly before the offset. Infinity if the offset is in no embedded text.
 */
function stretchAround(
  text: string,
  { embedded }: Dialect,
  offset: number,
  floor: number,
  options: ReadOptions,
): number {
  const piece = text.slice(0, lineStart(text, offset) + nearLines);
  let start = Infinity;
  for (const reader of embedded) {
    let from = Math.max(floor, windowStart(text, offset, defaultScanReach));
    for (;;) {
      const next = reader.next(piece, from);
      if (!next || next.at > offset) break;
      from = Math.max(reader.read(piece, next, options).resumeAt, next.at + 1);
      if (from > offset) start = Math.min(start, next.at);
    }
  }
  return start;
}

/** Characters after the start of the cursor's line that are read to classify the lines around it. */
const nearLines = 4096;

/** Inside a long literal the text around the cursor holds more digits than letters. */
function isAmongNumbers(text: string, offset: number): boolean {
  const near = text.slice(Math.max(0, offset - 1000), offset + 1000);
  const letters = near.match(/[A-Za-z]/g)?.length ?? 0;
  return (near.match(/\d/g)?.length ?? 0) > letters;
}

function scanAround(
  text: string,
  dialect: Dialect,
  from: number,
  offset: number,
  options: ReadOptions,
  least: Certainty,
): FoundMatrix | undefined {
  for (const found of scan(text, dialect, options, { from, until: offset, least })) {
    if (found.start <= offset && offset <= found.end) return asChosen(found, options.as);
  }
  return undefined;
}

function windowStart(text: string, offset: number, reach: number): number {
  return offset <= reach ? 0 : lineStart(text, offset - reach);
}

/**
 * The start of a table that holds a line start, with some lines above it for a heading. It goes back over
 * lines of numbers to an empty line or a line with words.
 */
function beforeRows(text: string, at: number): number {
  let start = at;
  for (let i = at - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === 10) {
      start = i + 1;
      const before = text.charCodeAt(i - 1);
      if (before === 10 || (before === 13 && text.charCodeAt(i - 2) === 10)) {
        return aboveRows(text, start);
      }
    } else if (code > 57 && !mayStandInRow(code)) return aboveRows(text, start);
  }
  return 0;
}

/** Besides digits and signs: exponents, NaN and Inf, bars between columns, brackets around rows. */
function mayStandInRow(code: number): boolean {
  return 'eEdDnNaAiIfF|?_\u2212[]│┃⎡⎢⎣⎤⎥⎦⎛⎜⎝⎞⎟⎠⎧⎨⎩⎫⎬⎭'.includes(String.fromCharCode(code));
}

/** Goes up by a few lines, where a heading may be. */
function aboveRows(text: string, at: number): number {
  let start = at;
  for (let k = 0; k < headingLines && start > 0; k++) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (at - above > headingReach) break;
    start = above;
  }
  return start;
}

const headingLines = 6;
const headingReach = 1000;

/** The literal that begins at or shortly before an open bracket and holds the offset. */
function readAround(
  text: string,
  dialect: Dialect,
  opener: number,
  offset: number,
  options: ReadOptions,
  least: Certainty,
): FoundMatrix | undefined {
  // The bracket of a row may belong to a column of brackets, one on each line.
  const from = Math.min(Math.max(0, opener - introductionReach), firstBracketRow(text, opener));
  for (const found of scan(text, dialect, options, { from, until: opener, least })) {
    if (found.start <= offset && offset <= found.end) return asChosen(found, options.as);
    // The bracket is open at the cursor, but a syntax error ended the reading before the cursor.
    const broken = !found.result.ok && found.result.problem.code === 'syntax';
    if (broken && found.start <= opener && opener < found.end) return found;
  }
  return undefined;
}

/** Number of characters searched for brackets at a time. */
const bracketStretch = 16_384;

function holdsBracket(piece: string): boolean {
  for (const bracket of '[](){}') if (piece.includes(bracket)) return true;
  return false;
}

/** Brackets before `offset` that are not closed before it, outermost first. */
function openBrackets(text: string, offset: number, reach: number): number[] {
  const found: number[] = [];
  const stop = Math.max(0, offset - reach);
  let depth = 0;
  let checked = Infinity;
  for (let i = Math.min(offset, text.length) - 1; i >= stop && found.length < maxOpeners; i--) {
    // Tables and printouts have no brackets. `includes` skips them many times faster than this loop.
    while (i < checked && i >= stop) {
      checked = Math.max(stop, i + 1 - bracketStretch);
      if (holdsBracket(text.slice(checked, i + 1))) break;
      i = checked - 1;
    }
    if (i < stop) break;
    const code = text.charCodeAt(i);
    // Most characters of a long literal are digits, points, commas and blanks.
    if (code < 64 && code !== 40 && code !== 41) continue;
    if (code === 41 || code === 93 || code === 125) depth++;
    else if (code === 40 || code === 91 || code === 123) {
      if (depth > 0) depth--;
      else found.push(i);
    }
  }
  return found.reverse();
}
