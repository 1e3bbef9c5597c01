import { transpose, type Matrix } from '../../../matrix.js';
import { success, type Result } from '../../../result.js';
import { latexEntry } from './entry.js';
import { t } from '../../../texts.js';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly result: Result<Matrix>;
}

const turning =
  /\s{0,4}\^\s{0,4}(?:\{\s{0,4})?(?:T|\\top|\\intercal|\\(?:mathrm|mathsf|text|mathit)\s{0,4}\{\s{0,4}T\s{0,4}\}|\\(?:mathrm|mathsf) T)(?![a-zA-Z])(?:\s{0,4}\})?/y;
const power = /\s{0,4}\^\s{0,4}(\{[^{}]{1,40}\}|\\[a-zA-Z]{1,20}|[^\s{}])/y;
const number = String.raw`(?:\d{1,15}(?:\.\d{0,15})?|\\[dt]?frac\s{0,4}(?:\{[^{}]{1,40}(?:\{[^{}]{1,20}\})?\}\s{0,4}\{[^{}]{1,40}(?:\{[^{}]{1,20}\})?\}|\d\s{0,2}\d)|\\sqrt\s{0,4}\{[^{}]{1,40}\}|\\pi)`;
const leading = new RegExp(
  String.raw`(?:^|[=$&({[\n,;]|\\[[(]|\\\\)\s{0,8}(-?[ \t]{0,4}(?:${number}[ \t]{0,4}){0,3}(?:\\(?:cdot|times|,|;)[ \t]{0,4})?(?:\r?\n[ \t]{0,8})?)$`,
);
const reach = 160;

const environment = String.raw`\{[a-zA-Z]{0,8}matrix\*?\}`;
const space = String.raw`(?:[ \t\n]|\\[,;!])`;
/** A factor or an operator before the matrix: a letter, a Greek letter, another matrix. */
const beside = new RegExp(
  String.raw`(?:\\(?:end${environment}|(?:var)?[a-zA-Z]?(?:alpha|beta|gamma|delta|epsilon|theta|kappa|lambda|mu|rho|sigma|tau|phi|omega|eta|xi)|cdot|times|otimes|oplus|exp|det|log|operatorname\{[a-zA-Z]{1,20}\}|mathbf\{[a-zA-Z]\}|(?:d|t)?frac\{[^{}]{1,40}\}\{[^{}]{0,20}[a-zA-Z][^{}]{0,20}\})|(?<![a-zA-Z\\{])[a-zA-Z]|[-+*/])${space}{0,8}$`,
);
/** The same after the matrix. */
const behind = new RegExp(
  String.raw`^${space}{0,8}(?:\\begin${environment}|\\(?:cdot|times|otimes|oplus)(?![a-zA-Z])|[-+*/]${space}{0,4}[\\\w]|(?<=.)[a-zA-Z](?![a-zA-Z]))`,
);

/**
 * A matrix in a formula, with what is written directly beside it. A number before it is multiplied in, and a
 * `^T` after it transposes it. Any other power or factor is not computed: the matrix is read as an operand.
 */
export function withSurroundings(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  result: Result<Matrix>,
): Found {
  if (!result.ok) return { start, end, result };
  let { value } = result;
  const notes: string[] = [];
  let stop = end;
  turning.lastIndex = end;
  if (turning.test(text)) {
    stop = turning.lastIndex;
    value = transpose(value);
    notes.push(t('transposed, as written'));
  } else {
    power.lastIndex = end;
    const raised = power.exec(text)?.[1];
    if (raised !== undefined) {
      const note = /^\{?\s*-\s*1\s*\}?$/.test(raised)
        ? t('operand: its inverse is written')
        : t('operand: a power of it is written');
      return { start, end, result: said(value, [note]) };
    }
  }
  const before = text.slice(Math.max(0, start - reach), start);
  const written = leading.exec(before)?.[1] ?? '';
  const factor = written.trim() === '-' ? -1 : factorOf(written);
  const isFree = factor !== undefined && written.trim() !== '';
  if ((!isFree && beside.test(before)) || behind.test(text.slice(stop, stop + 80))) {
    notes.push(t('operand: what stands beside it is not computed'));
    return { start, end: stop, result: said(value, notes) };
  }
  if (!isFree) {
    return { start, end: stop, result: notes.length > 0 ? said(value, notes) : result };
  }
  const { printedDecimals: _rounded, ...rest } = value;
  const scaled = { ...rest, data: value.data.map((x) => x * factor) };
  const led = start - written.trimStart().length;
  return { start: led, end: stop, result: said(scaled, [...notes, t('computed from constants')]) };
}

function factorOf(written: string): number | undefined {
  const entry = latexEntry(written.replace(/\\(?:cdot|times|,|;)\s*$/, ''));
  return entry.kind === 'number' ? entry.value : undefined;
}

function said(value: Matrix, notes: readonly string[]): Result<Matrix> {
  return success({ ...value, reading: { notation: 'LaTeX', notes } });
}
