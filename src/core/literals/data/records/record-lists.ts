import type { Candidate, Reader, Reading, ReadOptions } from '../../reader.js';
import { problems } from '../../problems.js';
import { startOfLine } from '../../text/lines.js';
import { nextMatch, skipSpaceBack } from '../../text-scan.js';
import { matrixOfRecords } from './matrix.js';
import { RecordParser, type RecordSyntax } from './parser.js';
import { t } from '../../../texts.js';

export interface Records extends RecordSyntax {
  readonly id: string;
  /** Reported by a scan: in data files. In a program, a list of objects can be many things. */
  readonly unasked: boolean;
  /**
   * Objects without brackets around them, one per line: JSON Lines, or rows selected without their
   * brackets.
   */
  readonly lines: boolean;
}

/**
 * Records: `[{"a": 1, "b": 2}, {"a": 3, "b": 4}]`, or one object on each line (jsonlines.org). Each key
 * gives a column of numbers; nested values are not a matrix.
 */
export function recordsReader(records: Records): Reader {
  const key = records.bareKeys ? '(?:["\']|[A-Za-z_$])' : `[${records.quotes}]`;
  const lines = records.lines ? `|(?<=^[ \\t]{0,200})\\{(?=\\s{0,200}${key})` : '';
  const opening = new RegExp(`\\[(?=\\s{0,200}\\{\\s{0,200}${key})${lines}`, 'gm');
  return {
    id: records.id,
    notation: 'list of records',
    next(text, from) {
      for (
        let at = nextMatch(text, from, opening);
        at >= 0;
        at = nextMatch(text, at + 1, opening)
      ) {
        if (text[at] === '[' ? isList(text, at) : isFirst(text, at)) return { at };
      }
      return undefined;
    },
    read: (text, found, options) => readRecords(text, found, records, options),
  };
}

/** Not an index: `x[{…}]`. */
function isList(text: string, at: number): boolean {
  return !/[\w\])]$/.test(text.slice(Math.max(0, at - 1), at));
}

/**
 * Whether this is the first object of a list without brackets: it begins the text, or it follows an empty
 * line or a line of words. Any other line above may be an object of the list that could not be read.
 */
function isFirst(text: string, at: number): boolean {
  const before = skipSpaceBack(text, at, 400);
  if (before === 0 || /\n[ \t\r]*\n/.test(text.slice(before, at))) return true;
  const above = text.slice(startOfLine(text, before, Math.max(0, before - 200)), before);
  return !/[\d{}[\]]|[,(=]$/.test(above);
}

function readRecords(
  text: string,
  { at }: Candidate,
  records: Records,
  { maxEntries, as }: ReadOptions,
): Reading {
  const isListed = text[at] === '[';
  const parser = new RecordParser(text, records, isListed ? at + 1 : at);
  const end = isListed ? list(text, parser, maxEntries) : objects(text, parser, maxEntries);
  const resumeAt = Math.max(parser.at, at + 1);
  const { columns, rows, problem } = parser;
  // A single object is not a list, and a failure in the first object may have any reason.
  const isOther = rows === 0 && (!isListed || problem?.problem.code === 'syntax');
  if (isOther || (rows < 2 && !problem)) return { resumeAt };
  const stop = end < 0 ? parser.at : end;
  const read = problem
    ? { result: problem, isWhole: false }
    : matrixOfRecords(columns, rows, as, [at, stop]);
  const { result, isWhole } = read;
  const isSure = records.unasked && isWhole && result.ok && rows > 1 && result.value.cols > 1;
  const certainty = isSure ? 'sure' : 'asked';
  return { resumeAt, found: { start: at, end: stop, result, certainty } };
}

/** Reads the objects up to the closing bracket; returns the end, or -1 with a problem. */
function list(text: string, parser: RecordParser, maxEntries: number): number {
  for (;;) {
    parser.skip();
    if (text[parser.at] !== '{') {
      if (!isLeftOut(text, parser)) parser.fail(t('an object is expected here'));
      return -1;
    }
    if (!parser.record() || isTooLong(parser, maxEntries)) return -1;
    parser.skip();
    const char = text[parser.at];
    if (char === ',') {
      parser.at++;
      parser.skip();
    }
    if (text[parser.at] === ']') break;
    if (char === ',') continue;
    parser.fail(t('a comma or the closing bracket is missing here'));
    return -1;
  }
  parser.at++;
  const end = parser.at;
  if (text[end] === '[') {
    const what = t('what its index gives is not computed here: select the list alone');
    parser.problem ??= problems.syntax(what, end, end + 1);
  }
  return end;
}

/** Reads objects, one per line, up to an empty line. Any other line right below them is a problem. */
function objects(text: string, parser: RecordParser, maxEntries: number): number {
  for (;;) {
    if (!parser.record() || isTooLong(parser, maxEntries)) return -1;
    const end = parser.at;
    const gap = /^[ \t]*,?[ \t]*(?:\r?\n|$)/.exec(text.slice(end, end + 80));
    if (!gap) {
      if (parser.rows > 1) parser.fail(t('this is no object of the list'));
      return end;
    }
    const next = end + gap[0].length;
    const below = /^[ \t]*(\S?)/.exec(text.slice(next, next + 200))![1]!;
    if (below !== '{') {
      if (parser.rows > 1 && below !== '' && below !== '`' && next > end) {
        parser.at = next;
        if (!isLeftOut(text, parser))
          parser.fail(t('this line is no object as those above it: put an empty line between'));
      }
      return end;
    }
    parser.at = next + text.slice(next, next + 200).indexOf('{');
  }
}

/** Dots in place of objects that were left out. */
function isLeftOut(text: string, parser: RecordParser): boolean {
  const dots = /^\s*(\.{3}|…)/.exec(text.slice(parser.at, parser.at + 200));
  if (!dots) return false;
  const end = parser.at + dots[0].length;
  parser.problem ??= problems.summarised(parser.rows + 1, 1, end - dots[1]!.length, end);
  return true;
}

function isTooLong(parser: RecordParser, maxEntries: number): boolean {
  if (parser.cells <= maxEntries) return false;
  parser.problem ??= problems.tooLarge(maxEntries, parser.at, parser.at);
  return true;
}
