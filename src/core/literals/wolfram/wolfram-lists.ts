import { transpose, type Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { evaluate } from '../expression.js';
import { wolframGrammar } from '../grammar/wolfram.js';
import {
  nestedReader,
  type Introduction,
  type ListCandidate,
  type Surroundings,
} from '../nested/nested-lists.js';
import { callAround, isSizes } from '../nested/sizes-list.js';
import { toMatrix } from '../nested/to-matrix.js';
import { problems } from '../problems.js';
import type { NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { isWordCode, skipSpaceBack } from '../text-scan.js';
import { wolframSyntax } from './syntax.js';
import { t } from '../../texts.js';

/** A list with a number before it that multiplies its entries. */
interface Scaled extends Introduction {
  readonly factor: number;
}

/** @param prose the language is not certain, and a number next to a list is not a factor. */
function surroundings(prose: boolean): Surroundings<Scaled> {
  return {
    before(text, opener) {
      if (isSizes(text, opener)) return undefined;
      const led = factorBefore(text, opener, prose);
      if (led) return { start: led.start, opener, role: 'bare', factor: led.factor };
      return { start: opener, opener, role: 'bare', factor: 1 };
    },
    bare: (_text, opener) => ({ start: opener, opener, role: 'bare', factor: 1 }),
    after(text, list, { start, factor }) {
      const { end } = list;
      const result = toMatrix(list, { start, end });
      const part = endOfPart(text, end);
      if (part > 0) {
        const what = t(
          'the part {0} is not taken here: select the list alone',
          text.slice(end, Math.min(part, end + 40)),
        );
        return { end: part, result: problems.syntax(what, end, part) };
      }
      if (!result.ok) return { end, result };
      turning.lastIndex = end;
      if (turning.test(text)) {
        return { end: turning.lastIndex, result: success(scaled(transpose(result.value), factor)) };
      }
      if (list.shape.length < 2) return { end, result };
      scaling.lastIndex = end;
      const [, sign, written] = scaling.exec(text) ?? [];
      const scale =
        written === undefined ? 1 : sign === '/' ? 1 / Number(written) : Number(written);
      const stop = written === undefined ? end : scaling.lastIndex;
      const option = optionBefore(text, start);
      if (option !== undefined) {
        const what = t('it is the option {0}: select the list alone', option);
        const told = problems.syntax(what, start, stop);
        return { end: stop, result: told, certainty: 'asked', isFinal: true };
      }
      const value = scaled(result.value, factor * scale);
      return { end: stop, result: asOperand(text, start, stop, value) };
    },
  };
}

const number = String.raw`(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})`;
const leading = new RegExp(
  String.raw`(?:^|[=,;({[\n>])\s{0,8}(-?\s{0,2}(?:${number}|Pi|Sqrt\[\d{1,9}\])(?:\s{0,2}/\s{0,2}${number})?)\s{0,4}(\*?)\s{0,4}$|(?:^|[=,;({[\n>])\s{0,8}(-)(\s{0,4})$`,
);
const scaling = new RegExp(String.raw`[ \t]{0,4}([*/])[ \t]{0,4}(${number})(?![\w.([{*^])`, 'y');

/** `2 {{…}}`, `1/2*{{…}}`, `-{{…}}`: the number multiplies every entry (Wolfram, Times). */
function factorBefore(
  text: string,
  opener: number,
  prose: boolean,
): { readonly start: number; readonly factor: number } | undefined {
  const before = text[skipSpaceBack(text, opener, 8) - 1] ?? ' ';
  if (!'0123456789.i]*-'.includes(before)) return undefined;
  if (!/^\{\s{0,40}\{/.test(text.slice(opener, opener + 44))) return undefined;
  const match = leading.exec(text.slice(Math.max(0, opener - 60), opener));
  if (!match) return undefined;
  const [, written, star, sign, gap] = match;
  const isApart = written === undefined ? gap !== '' : star === '';
  if (prose && isApart) return undefined;
  const piece = written ?? sign!;
  const start = opener - match[0].length + match[0].indexOf(piece);
  if (written === undefined) return { start, factor: -1 };
  const { scalar, end } = evaluate(written, 0, wolframGrammar);
  return scalar?.kind === 'integer' || scalar?.kind === 'real'
    ? end === written.length
      ? { start, factor: scalar.value }
      : undefined
    : undefined;
}

function scaled(matrix: Matrix, factor: number): Matrix {
  if (factor === 1) return matrix;
  const reading = { notation: 'Wolfram Language', notes: [t('computed from constants')] };
  const { printedDecimals: _rounded, ...rest } = matrix;
  return { ...rest, data: matrix.data.map((x) => x * factor), reading };
}

/**
 * The option whose value is the list, `PlotRange -> {{0, 1}, {0, 2}}`: limits and the like, not a matrix.
 */
function optionBefore(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 80), start);
  const name = /(?<![\w"])([A-Z][a-zA-Z]{2,40})\s{0,4}(?:->|:>|\u2192)\s{0,8}$/.exec(before)?.[1];
  return name !== undefined && callAround(text, start)?.name ? name : undefined;
}

/** Functions that show a matrix as it is. */
const transparent = /^(?:MatrixForm|TableForm|TeXForm|Print|Grid|N|Normal|List|Set)?$/;

/** Functions whose result has the same entries in other places; it is another matrix. */
const arranging =
  /^(?:Join|ArrayFlatten|Reverse|RotateLeft|RotateRight|Flatten|Riffle|PadLeft|PadRight|ArrayPad|Part|Take|Drop|Extract|Delete|Insert|ReplacePart)$/;

function asOperand(text: string, start: number, end: number, value: Matrix): Result<Matrix> {
  const name =
    text[start] === '{' && /\[\s{0,20}$/.test(text.slice(Math.max(0, start - 24), start))
      ? (callAround(text, start)?.name ?? '')
      : '';
  const applied = /^\s{0,4}(?:\/\/\s{0,4}([A-Z]\w{0,40})|(\.)\s{0,4}[\w{])/.exec(
    text.slice(end, end + 60),
  );
  const dot = /[\w\]}]\s{1,4}\.\s{1,4}$/.test(text.slice(Math.max(0, start - 12), start))
    ? '.'
    : '';
  const around = [name, applied?.[1] ?? applied?.[2] ?? dot].find(
    (word) => !transparent.test(word),
  );
  if (around === undefined) return success(value);
  if (arranging.test(around)) {
    const what = t(
      '“{0}” around it is not computed here, and this is only its operand: print the result',
      around,
    );
    return problems.syntax(what, start, end);
  }
  const notes = [...(value.reading?.notes ?? []), t('operand of {0}', around)];
  return success({ ...value, reading: { notation: 'Wolfram Language', notes } });
}

/** An operator that transposes the list before it (Wolfram documentation, Transpose). */
const turning = /\s{0,4}(?:\\\[Transpose\]|\uf3c7|\/\/\s{0,4}Transpose\b(?!\s{0,4}\[))/y;

const partReach = 300;

/** The offset after the `[[…]]` at `at`, which selects a part; -1 if there is none. */
function endOfPart(text: string, at: number): number {
  if (!text.startsWith('[[', at)) return -1;
  let depth = 0;
  for (let i = at; i < at + partReach && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) depth++;
    else if ((code === 93 || code === 125) && --depth === 0) return i + 1;
  }
  return -1;
}

/** The lists in `x[[{1, 2}, All]]` are positions (Wolfram documentation, Part). */
function afterParts(text: string, from: number, until: number): number {
  const piece = text.slice(from, until);
  for (let k = piece.indexOf('[['); k >= 0; k = piece.indexOf('[[', k + 2)) {
    const before = text.charCodeAt(from + k - 1);
    if (!isWordCode(before) && before !== 93 && before !== 125) continue;
    const end = endOfPart(text, from + k);
    if (end > until) return end;
  }
  return -1;
}

function reader(syntax: NestedSyntax, prose: boolean): Reader<ListCandidate<Scaled>> {
  const lists = nestedReader('wolfram', syntax, surroundings(prose));
  return {
    ...lists,
    next(text, from) {
      for (let start = from; ;) {
        const next = lists.next(text, start);
        const end = next ? afterParts(text, start, next.at) : -1;
        if (end < 0) return next;
        start = end;
      }
    },
  };
}

export const wolframReader = reader(wolframSyntax, false);

/** For text of no certain language: `{1 2, 3 4}` is {2, 12} in Wolfram and a matrix in SAS/IML. */
export const braceListReader = reader(
  { ...wolframSyntax, grammar: { ...wolframGrammar, numbersApart: true } },
  true,
);
