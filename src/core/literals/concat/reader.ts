import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { problems } from '../problems.js';
import type { Reader, Reading, ReadOptions } from '../reader.js';
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
    next: (text, from) => nextCandidate(text, from, language),
    read(text, at, options) {
      const parser = new ConcatParser(text, at, language, options);
      const isCall = isWordCode(text.charCodeAt(at));
      const block = isCall ? parser.call() : parser.literal();
      const read = reading(at, parser, block, isCall, options);
      const { found } = read;
      if (!found?.result.ok) return read;
      const index = indexAround(text, at, found.end, language.indexing);
      if (!index) return read;
      const { end } = index;
      return { resumeAt: end, found: { start: at, end, result: indexed(text, index) } };
    },
  };
}

function reading(
  start: number,
  parser: ConcatParser,
  block: Block | undefined,
  isCall: boolean,
  options: ReadOptions,
): Reading {
  const end = parser.i;
  // A call that is no constant may hold brackets that are.
  const resumeAt = Math.max(isCall && !block ? Math.min(end, parser.firstWhole) : end, start + 1);
  const { problem } = parser;
  // Half-written or not meant as a matrix: said only when asked.
  const isQuiet = isCall ? !block : !block && problem?.problem.code === 'syntax';
  if (isCall && !block) return { resumeAt };
  if (!options.explicit && (isQuiet || (!block && !problem))) return { resumeAt };
  if (!options.explicit && parser.strange > 0 && parser.strange >= parser.numbers)
    return { resumeAt };
  if (!options.explicit && block && block.rows < 2) return { resumeAt };
  const result = problem ?? (block ? toMatrix(block, start, end) : undefined);
  if (!result) return { resumeAt };
  return { resumeAt, found: { start, end, result } };
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
