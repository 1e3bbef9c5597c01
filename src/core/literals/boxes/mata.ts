import { candidate, type Reader, type Reading, type ReadOptions } from '../reader.js';
import { isBlank, lineAt, nextLineStart, type Line } from '../text/lines.js';
import { nextMatch } from '../text-scan.js';
import { matrixOfStub, wordsBetween, type StubBlock, type StubRow } from './stub.js';

/**
 * What Mata prints ([M-2] intro): the numbers of the columns, a rule, rows with their number and their entries between
 * two bars, a rule. Wider matrices come in several boxes; `[symmetric]` is above a lower triangle.
 */
export const mataReader: Reader = {
  id: 'mata',
  notation: 'Mata matrix',
  next: (text, from) => candidate(nextMatch(text, nextLineStart(text, from), heading)),
  read: (text, { at }, options) => readBoxes(text, at, options),
};

const symmetric = '[symmetric]';
const heading =
  /^(?:\[symmetric\][ \t\r]*\n)?[ \t]+1(?:[ \t]+\d{1,5})*[ \t\r]*\n[ \t]*\+-+\+[ \t\r]*\n[ \t]*1 \|/gm;

function readBoxes(text: string, at: number, options: ReadOptions): Reading {
  const isSymmetric = text.startsWith(symmetric, at);
  const blocks: StubBlock[] = [];
  let next = isSymmetric ? lineAt(text, at)!.next : at;
  let end = at;
  let columns = 0;
  for (;;) {
    const box = boxAt(text, next, columns + 1);
    if (!box) break;
    blocks.push(box.block);
    columns += box.block.names.length;
    ({ end, next } = box.last);
  }
  if (blocks.length === 0) return { resumeAt: at + 1 };
  const result = matrixOfStub(text, {
    blocks,
    isSymmetric,
    isCounted: true,
    notation: 'Mata matrix',
    start: at,
    end,
    maxEntries: options.maxEntries,
  });
  return { resumeAt: next, found: { start: at, end, result, certainty: 'sure' } };
}

/** One box, whose column numbers begin with `first`. */
function boxAt(
  text: string,
  at: number,
  first: number,
): { readonly block: StubBlock; readonly last: Line } | undefined {
  let line = lineAt(text, at);
  while (line && first > 1 && isBlank(line)) line = lineAt(text, line.next);
  if (!line) return undefined;
  const names = text.slice(line.start, line.end).trim().split(/\s+/);
  if (!names.every((name, k) => name === String(first + k))) return undefined;
  const rule = lineAt(text, line.next);
  if (!rule || !isRule(text, rule)) return undefined;
  const rows: StubRow[] = [];
  let last = rule;
  for (line = lineAt(text, rule.next); line && !isBlank(line); line = lineAt(text, line.next)) {
    last = line;
    if (isRule(text, line)) break;
    const written = text.slice(line.start, line.end);
    const bar = written.indexOf('|');
    const close = written.lastIndexOf('|');
    const stop = close > bar ? line.start + close : line.end;
    const label = written.slice(0, Math.max(bar, 0)).trim();
    rows.push({ line, label, words: wordsBetween(text, line, line.start + bar + 1, stop) });
  }
  return { block: { names, rows }, last };
}

function isRule(text: string, line: Line): boolean {
  return /^[ \t]*\+-+\+$/.test(text.slice(line.start, line.end));
}
