import { blockCommentReader } from '../embedded/block-comments.js';
import { diffReader } from '../embedded/diff.js';
import { logReader } from '../embedded/log.js';
import { anyMarks, commentMarks, markReader, stars } from '../embedded/marks.js';
import { sessionReader } from '../embedded/session.js';
import { frameReader } from '../printouts/frame/printed-frame.js';
import { printoutReaders } from '../printouts/index.js';
import type { Reader, Reading } from '../reader.js';
import { pastedReader, tableReader } from '../text/index.js';
import { anyLanguage } from './any.js';
import type { Language } from './language.js';

/** How deeply texts may be nested: an output in a comment in a diff. */
const depth = 3;

/**
 * Readers of the texts that are embedded in documents of a language. For a programming language: its
 * comments. For text of any kind: mail, logs, diffs and comments of any language.
 */
export function embeddedReaders(language: Language, blocks?: Reader): readonly Reader[] {
  const known = made.get(language);
  if (known) return known;
  const readers = readersOf(language, blocks ? [blocks] : []);
  made.set(language, readers);
  return readers;
}

const made = new WeakMap<Language, readonly Reader[]>();

function readersOf(language: Language, blocks: readonly Reader[]): readonly Reader[] {
  const { comments, prose = false, printouts = false, wholeDocument = false } = language;
  if (wholeDocument) return [];
  if (prose) return proseReaders(language, (reader) => reader, blocks);
  const inside = readersInside(language);
  const { block } = comments;
  return [
    ...commentMarks(comments).map((marks) => markReader('comments', marks, inside)),
    ...(block ? [blockCommentReader('block comments', block, inside)] : []),
    ...(block?.[0] === '/*' ? [markReader('stars', stars, inside)] : []),
    ...(printouts ? [sessionReader('session', inside, inside)] : []),
  ];
}

/** The readers for the comments of a language: its own code, and text of any kind. */
function readersInside(language: Language): readonly Reader[] {
  const own = language.readers;
  const others = anyReaders(anyLanguage).filter(({ id }) => !own.some((one) => one.id === id));
  return [...proseReaders(anyLanguage, manyLines), ...own, ...others.map(manyLines)];
}

function anyReaders({ readers }: Language): readonly Reader[] {
  return [...printoutReaders, ...readers].map(manyColumns);
}

function proseReaders(
  language: Language,
  adapted: (reader: Reader) => Reader,
  blocks: readonly Reader[] = [],
): readonly Reader[] {
  const all = [...blocks, ...anyReaders(language).map(adapted)];
  const isDiff = language.ids.includes('diff');
  let inside = all;
  let readers: readonly Reader[] = [];
  for (let k = 0; k < depth; k++) {
    const untimed = inside.filter((reader) => !ofTables.has(reader.id));
    readers = [
      diffReader('diff', inside, isDiff && k === depth - 1),
      logReader('log', inside, untimed),
      sessionReader('session', inside, []),
      markReader('marks', anyMarks, inside),
    ];
    inside = [...readers, ...all];
  }
  return readers;
}

const ofTables: ReadonlySet<string> = new Set(
  [tableReader, pastedReader, frameReader].map(({ id }) => id),
);

/**
 * On one line of a comment, a list is more often an example, a type or an index than a matrix. The same
 * holds for a list with one number on each line. Both are reported only when asked.
 */
function manyLines(reader: Reader): Reader {
  return changed(reader, (reading, text) => {
    const { found } = reading;
    if (found?.certainty !== 'sure') return reading;
    const isColumn = listsOfNumbers.has(reader.id) && isOneColumn(found);
    const isMeant = text.slice(found.start, found.end).includes('\n') && !isColumn;
    return isMeant ? reading : { ...reading, found: { ...found, certainty: 'asked' } };
  });
}

const listsOfNumbers: ReadonlySet<string> = new Set(['octave', 'lists']);

/** One number after the mark on every line is a list of items, not a matrix. */
function manyColumns(reader: Reader): Reader {
  if (!ofTables.has(reader.id)) return reader;
  return changed(reader, ({ resumeAt, found, ifAsked }) => ({
    resumeAt,
    found: isOneColumn(found) ? undefined : found,
    ifAsked: ifAsked && (() => (isOneColumn(ifAsked()) ? undefined : ifAsked())),
  }));
}

function isOneColumn(found: Reading['found']): boolean {
  return found?.result.ok === true && found.result.value.cols === 1;
}

function changed(reader: Reader, change: (reading: Reading, text: string) => Reading): Reader {
  return {
    ...reader,
    read: (text, candidate, options) => change(reader.read(text, candidate, options), text),
  };
}
