import { lineText, type Line } from '../text/lines.js';

/** Longer lines are not headings. */
export const maxHeading = 120;

/** How an opening line ends. One regular expression finds all of them, since most lines of numbers have none. */
export const openingEnd =
  /(?:[=*:)x×]|[Cc]olumns? \d{1,9}(?: (?:through|to|and) \d{1,9})?|= {1,2}\d{1,9}[x×]\d[\dx×]{0,40}(?: [a-zA-Z]\w{0,20}){0,3})[^\S\n]{0,200}(?![^\n])/g;

const commentMark = /^\s*(?:>>|#>|##|[#%>*!]|\/\/)?\s*/;
export const namePattern = /^(?:>> ?)?[A-Za-z]\w{0,62}(?:\.\w{1,62})*(?:\(:,:(?:,\d+)+\))? {1,2}=$/;
export const pagePattern = /^[A-Za-z]\w{0,62}\(:,:(?:,\d+)+\) =$/;
export const emptyPattern = /^[A-Za-z]\w{0,62} = \[\]\((\d+)x(\d+)\)$/;
/** `1.0e+03 *`; in the live editor and newer versions `10^3 ×`. */
export const scalePattern =
  /^(?:[-+]?1(?:\.0*)?[eE]([-+]?\d+) +\*|10\^\{?([-+]?\d+)\}? ?[×*]|10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}) ?[×*])$/;
/** The same when copying has lost the superscript: `103 ×` may be any number. */
export const lostScalePattern = /^10[-−+]?\d{1,3} ?×$/;
export const columnsPattern = /^[Cc]olumns? (\d+)(?:(?: through| to| and) (\d+))?:?$/;
/** Every heading has one of these in it. */
export const inHeadings = /\d|olumn|Matrix/;
export const diagonalPattern = /^(?:Diagonal|Permutation) Matrix$/;
/** MATLAB's line about the kind: `2×3 int32 matrix`, `3×3 sparse double matrix (3 nonzeros)`. */
export const kindPattern = /^\d+[x×]\d+(?:[x×]\d+)* [a-z]/;
/** The live editor's heading: `A = 3×3`, `ans = 2×2 logical array`, `x = 1×4 int32 row vector`. */
export const livePattern =
  /^(?:>> ?)?[A-Za-z]\w{0,62}(?:\.\w{1,62})* {1,2}= {1,2}(\d{1,9}(?:[x×]\d{1,9}){1,9})(?: (?:single|double|logical|gpuArray|distributed|u?int(?:8|16|32|64)|sparse|complex|matrix|array|vector|row|column)){0,4}(?: \(\d{1,12} nonzeros?\))?$/;
/** The input whose output follows. */
export const dispPattern = /^>> ?disp\([^()\n]{1,60}\)$/;

/** Fast: checks the last characters of a line before it copies any text. */
export function isOpening(text: string, line: Line): boolean {
  const last = text.charCodeAt(line.end - 1);
  const length = line.end - line.start;
  if (length > maxHeading || length < 3) return false;
  if (last === 61) return namePattern.test(bare(text, line));
  if (last === 41) {
    const written = bare(text, line);
    if (text.charCodeAt(line.end - 2) <= 57 && emptyPattern.test(written)) return true;
    return livePattern.test(written) || dispPattern.test(lineText(text, line));
  }
  if (last === 42) return scalePattern.test(bare(text, line));
  if (last === 215) {
    const written = bare(text, line);
    return scalePattern.test(written) || lostScalePattern.test(written);
  }
  if (last === 58) return columnsPattern.test(bare(text, line));
  const written = bare(text, line);
  return columnsPattern.test(written) || livePattern.test(written) || diagonalPattern.test(written);
}

/** A line without the blanks and the comment marker before it. */
function bare(text: string, line: Line): string {
  return text.slice(line.start, line.end).replace(commentMark, '');
}

/** The power of ten of a line that `scalePattern` matches. */
export function exponentOf(match: RegExpExecArray): number {
  const raised = match[3]?.replaceAll(/./g, (char) =>
    '⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(char) < 2
      ? char === '⁻'
        ? '-'
        : ''
      : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(char)),
  );
  return Number(match[1] ?? match[2] ?? raised);
}

/** `2×3` or `2x3x4` as numbers. */
export function sizesIn(written: string): number[] {
  return written.split(/[x×]/).map(Number);
}
