import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { problems } from '../problems.js';
import { candidate, type FoundMatrix, type Reader, type Reading } from '../reader.js';
import { endOfSubscript } from '../nested/before.js';
import { indexAround, indexed } from '../nested/index-behind.js';
import { isSizes } from '../nested/sizes-list.js';
import { isDigit } from '../numbers.js';
import { isWordCode, search } from '../text-scan.js';
import type { Block } from './block.js';
import type { ConcatLanguage } from './language.js';
import { ConcatParser } from './parser.js';

const wordReach = 64;
const opener = /[[(]/g;

/** A reader of matrices in brackets and of calls that make matrices from constants. */
export function concatReader(language: ConcatLanguage): Reader {
  return {
    id: language.id,
    next: (text, from) => candidate(nextCandidate(text, from, language)),
    read(text, { at }, options) {
      const parser = new ConcatParser(text, at, language, options, true);
      const read = reading(text, at, parser, language);
      if (!parser.metText) return read;
      const whole = (): FoundMatrix | undefined =>
        reading(text, at, new ConcatParser(text, at, language, options), language).found;
      return { ...read, ifAsked: whole };
    },
  };
}

function reading(
  text: string,
  start: number,
  parser: ConcatParser,
  language: ConcatLanguage,
): Reading {
  const isCall = isWordCode(text.charCodeAt(start));
  const block = isCall ? parser.call() : parser.literal();
  const end = parser.i;
  // A call that is no constant may hold brackets that are.
  const resumeAt = Math.max(isCall && !block ? Math.min(end, parser.firstWhole) : end, start + 1);
  const { problem } = parser;
  if (isCall && !block) return { resumeAt };
  const result = problem ?? (block ? toMatrix(block, start, end) : undefined);
  if (!result) return { resumeAt };
  // Half-written or not meant as a matrix: said only when asked.
  const isBroken = !isCall && !block && problem?.problem.code === 'syntax';
  const isWords = parser.strange > 0 && parser.strange >= parser.numbers;
  const isRow = block !== undefined && block.rows < 2;
  const certainty = isBroken || isWords || isRow ? 'asked' : 'sure';
  const index = result.ok ? indexAround(text, start, end, language.indexing) : undefined;
  if (!index) return { resumeAt, found: { start, end, result, certainty } };
  const found = { start, end: index.end, result: indexed(text, index), certainty } as const;
  return { resumeAt: certainty === 'sure' ? index.end : resumeAt, found };
}

/** A block as a matrix of the text from `start` to `end`. */
export function toMatrix(block: Block, start: number, end: number): Result<Matrix> {
  const { rows, cols } = block;
  if (rows * cols === 0) return problems.empty([rows, cols], start, end);
  const data = block.data instanceof Float64Array ? block.data : Float64Array.from(block.data);
  if (!holdsNaN(data)) return success({ rows, cols, data });
  return success({
    rows,
    cols,
    data,
    missing: Uint8Array.from(data, (x) => (Number.isNaN(x) ? 1 : 0)),
  });
}

/** The next `[` that opens a matrix, with its element type, or the next call that makes one. */
function nextCandidate(text: string, from: number, language: ConcatLanguage): number {
  for (let i = search(text, from, opener); i >= 0; i = search(text, i + 1, opener)) {
    const code = text.charCodeAt(i);
    let start = i;
    while (start > from && start > i - wordReach && isWordCode(text.charCodeAt(start - 1))) start--;
    const name = text.slice(start, i);
    if (code === 40) {
      if (name !== '' && !isDigit(text.charCodeAt(start)) && language.isConstructor(name))
        return start;
      continue;
    }
    if (name !== '' && language.isType(name)) return start;
    const before = text.charCodeAt(i - 1);
    const applied = i > 0 && (isWordCode(before) || before === 41 || before === 125);
    if (!applied && !isSizes(text, i)) return i;
    i = Math.max(i, endOfSubscript(text, i) - 1);
  }
  return -1;
}

/** A loop by index: `some` calls a function per entry, and an iterator costs ten times as much. */
function holdsNaN(data: Float64Array): boolean {
  let k = 0;
  while (k < data.length && !Number.isNaN(data[k])) k++;
  return k < data.length;
}
