import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { problems } from '../problems.js';
import type { Candidate, FoundMatrix, Reader, Reading, ReadOptions } from '../reader.js';
import { endOfSubscript } from '../nested/before.js';
import { indexAround, indexed } from '../nested/index-behind.js';
import { callAround, isSizes } from '../nested/sizes-list.js';
import { isDigit } from '../numbers.js';
import { isWordCode, search } from '../text-scan.js';
import type { Block } from './block.js';
import { formulaAt, formulaStart, operatorBefore, operatorBehind } from './formula.js';
import type { ConcatLanguage } from './language.js';
import { ConcatParser } from './parser.js';
import { t } from '../../texts.js';

const wordReach = 64;
const opener = /[[(]/g;

/** The place of a bracket or a call, or of constants before it that belong to the same formula. */
interface ConcatCandidate extends Candidate {
  /** The bracket or call; equal to `at` if no constants precede it. */
  readonly opener?: number;
}

/**
 * A reader of matrices in brackets and of calls that make matrices from constants.
 *
 * @param prose the language is not certain, so less of the text around a bracket is taken as part of the
 *   formula.
 */
export function concatReader(language: ConcatLanguage, prose = false): Reader<ConcatCandidate> {
  return {
    id: language.id,
    next: (text, from) => nextCandidate(text, from, language, prose),
    read(text, { at, opener = at }, options) {
      const place = { start: at, opener, prose };
      const parser = new ConcatParser(text, opener, language, options, true);
      const read = reading(text, place, parser, language, options);
      if (!parser.metText) return read;
      const whole = (): FoundMatrix | undefined => {
        const again = new ConcatParser(text, opener, language, options);
        const { found, ifAsked } = reading(text, place, again, language, options);
        return found ?? ifAsked?.();
      };
      return { ...read, ifAsked: whole };
    },
  };
}

interface Place {
  readonly start: number;
  readonly opener: number;
  readonly prose: boolean;
}

function reading(
  text: string,
  place: Place,
  parser: ConcatParser,
  language: ConcatLanguage,
  options: ReadOptions,
): Reading {
  const { opener } = place;
  const isCall = isWordCode(text.charCodeAt(opener));
  const block = isCall ? parser.call() : parser.literal();
  const end = parser.i;
  // A call that is not a constant may still contain brackets that are constants.
  const resumeAt = Math.max(isCall && !block ? Math.min(end, parser.firstWhole) : end, opener + 1);
  const { problem } = parser;
  if (isCall && !block) return { resumeAt };
  const computed =
    block && !problem ? withConstants(text, place, end, language, options) : undefined;
  if (computed) return computed;
  const listed = block && place.prose ? listedColumns(text, opener, end, block) : undefined;
  const result = problem ?? listed ?? (block ? toMatrix(block, opener, end) : undefined);
  if (!result) return { resumeAt };
  // Half-written, or not meant as a matrix: reported only when asked.
  const isBroken = !isCall && !block && problem?.problem.code === 'syntax';
  // A link or a note in brackets: in a text of words a matrix that cannot be read has a number at least.
  const isNote = place.prose && problem !== undefined && parser.numbers === 0;
  const isWords = isNote || (parser.strange > 0 && parser.strange >= parser.numbers);
  const isRow = block !== undefined && block.rows < 2;
  const certainty = isBroken || isWords || isRow ? 'asked' : 'sure';
  const found = { start: opener, end, result, certainty } as const;
  if (!result.ok) return { resumeAt, found };
  // What stands around it matters only if it is told.
  const told = (): FoundMatrix => {
    const index = indexAround(text, opener, end, language.indexing);
    return index
      ? { ...found, end: index.end, result: indexed(text, index) }
      : asOperand(text, found, result.value, place, language);
  };
  if (certainty === 'asked') return { resumeAt, ifAsked: told };
  const whole = told();
  return { resumeAt: Math.max(resumeAt, whole.end), found: whole };
}

/** `[[1; 2]; [3; 4]]` has two rows in F#, but is one column in MATLAB and Julia. */
function listedColumns(
  text: string,
  start: number,
  end: number,
  { rows, cols }: Block,
): ReturnType<typeof problems.syntax> | undefined {
  if (cols !== 1 || rows < 4) return undefined;
  const nested = /^\[\s{0,20}\[[^[\],]{0,200};[^[\],]{0,200}\]\s{0,80}[;\n]?\s{0,80}\[/;
  if (!nested.test(text.slice(start, start + 600))) return undefined;
  const what = t(
    'these lists with semicolons are rows in F# and parts of one column in MATLAB: name the language of the text, or put commas between the entries',
  );
  return problems.syntax(what, start, end);
}

/** The literal together with the constants before and after it. */
function withConstants(
  text: string,
  { start, opener, prose }: Place,
  end: number,
  language: ConcatLanguage,
  options: ReadOptions,
): Reading | undefined {
  const isLed = start < opener;
  if (
    !isLed &&
    (operatorBehind(text, end) === undefined || operatorBefore(text, opener) !== undefined)
  ) {
    return undefined;
  }
  if (
    prose &&
    !isLed &&
    !/^[ \t]{0,8}(?:\.?[*/]|[-+][ \t]{0,8}\[)/.test(text.slice(end, end + 20))
  ) {
    return undefined;
  }
  const formula = formulaAt(text, start, end, language, options);
  if (!formula) return undefined;
  const made = toMatrix(formula.block, start, formula.end);
  const read = { notation: language.name, notes: [t('computed from constants')] };
  const result = made.ok ? success({ ...made.value, reading: read }) : made;
  const certainty = formula.block.rows < 2 ? 'asked' : 'sure';
  return { resumeAt: formula.end, found: { start, end: formula.end, result, certainty } };
}

/**
 * If the literal is an operand, a note says so. If the function around it only arranges its entries, the
 * literal alone is not the matrix, and a problem says so.
 */
function asOperand(
  text: string,
  found: FoundMatrix,
  value: Matrix,
  { prose }: Place,
  language: ConcatLanguage,
): FoundMatrix {
  const { start, end } = found;
  const name = callAround(text, start)?.name ?? '';
  if (language.isArranging(name)) {
    const what = t(
      '“{0}” around it is not computed here, and this is only its operand: print the result',
      name,
    );
    return { ...found, result: problems.syntax(what, start, end), certainty: 'asked' };
  }
  const operator = operatorBehind(text, end) ?? operatorBefore(text, start);
  const around = operator ?? (transparent.test(name) ? '' : name);
  // A dash in prose is not a minus sign.
  if (around === '' || (prose && /^[-+<>&|]/.test(around))) return found;
  const reading = { notation: language.name, notes: [t('operand of {0}', around)] };
  return { ...found, result: success({ ...value, reading }) };
}

/** Functions that show or keep a matrix as it is, and words that are not functions. */
const transparent =
  /^(?:disp|display|print|println|show|return|if|elseif|while|for|switch|case|in|and|or|not|see|Matrix|Array|double|single|full|@show|@test)?$/;

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
function nextCandidate(
  text: string,
  from: number,
  language: ConcatLanguage,
  prose: boolean,
): ConcatCandidate | undefined {
  const candidateAt = (opener: number): ConcatCandidate => ({
    at: formulaStart(text, opener, from, prose),
    opener,
  });
  for (let i = search(text, from, opener); i >= 0; i = search(text, i + 1, opener)) {
    const code = text.charCodeAt(i);
    let start = i;
    while (start > from && start > i - wordReach && isWordCode(text.charCodeAt(start - 1))) start--;
    const name = text.slice(start, i);
    if (code === 40) {
      if (name !== '' && !isDigit(text.charCodeAt(start)) && language.isConstructor(name))
        return candidateAt(start);
      continue;
    }
    if (name !== '' && language.isType(name)) return candidateAt(start);
    const before = text.charCodeAt(i - 1);
    const applied = i > 0 && (isWordCode(before) || before === 41 || before === 125);
    if (!applied && !isSizes(text, i)) return candidateAt(i);
    i = Math.max(i, endOfSubscript(text, i) - 1);
  }
  return undefined;
}

/** An index loop: `some` calls a function per entry, and an iterator costs ten times as much. */
function holdsNaN(data: Float64Array): boolean {
  let k = 0;
  while (k < data.length && !Number.isNaN(data[k])) k++;
  return k < data.length;
}
