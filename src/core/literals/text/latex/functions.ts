import { cosOfDegrees, sinOfDegrees } from '../../concat/elementary.js';
import { namedFunctions } from './commands.js';

/** Rewriting before an entry is read: degrees, arguments of functions without brackets, `1{,}5`. */

const degreeMark = String.raw`\s{0,4}(?:\^\s{0,4}(?:\\circ(?![a-zA-Z])|\{\s{0,4}\\circ\s{0,4}\})|°|\\degree(?![a-zA-Z])|\\textdegree(?![a-zA-Z]))`;
const angle = String.raw`(-?\d{1,9}(?:\.\d{1,9})?)${degreeMark}\s{0,4}`;
const ofDegrees = new RegExp(
  String.raw`\\(sin|cos|tan)\s{0,4}(?:(?:\\left\s{0,4})?\(\s{0,4}${angle}(?:\\right\s{0,4})?\)|\{\s{0,4}${angle}\}|${angle})`,
  'g',
);
const argument = String.raw`(?:\d{1,9}(?:\.\d{1,9})?)?\s{0,4}(?:\\pi(?![a-zA-Z])|\\[dt]?frac\s{0,4}(?:\{[^{}]{1,40}\}\s{0,4}\{[^{}]{1,40}\}|\d\s{0,2}\d))|\d{1,9}(?:\.\d{1,9})?`;
const bare = new RegExp(String.raw`\\(${[...namedFunctions].join('|')})\s{0,4}(${argument})`, 'g');
const grouped = new RegExp(
  String.raw`\\(${[...namedFunctions].join('|')})\s{0,4}\{([^{}]{1,80})\}`,
  'g',
);

/** `\cos 30^\circ` as its value, `\sin\frac{\pi}{6}` with brackets around the argument. */
export function withArguments(source: string): string {
  if (!source.includes('\\')) return source;
  return source
    .replace(ofDegrees, (_whole, name: string, ...angles: (string | undefined)[]) => {
      const degrees = Number(angles.find((written) => written !== undefined));
      const [sin, cos] = [sinOfDegrees(degrees), cosOfDegrees(degrees)];
      const value = name === 'sin' ? sin : name === 'cos' ? cos : cos === 0 ? NaN : sin / cos;
      return Number.isNaN(value) ? '\\undefined' : `(${value})`;
    })
    .replace(grouped, '\\$1($2)')
    .replace(bare, '\\$1($2)');
}

const comma = /^([-+−]?\s{0,2}\d{1,15})((?:\{,\}\d{1,15}){1,6})(\.\d{0,15})?$/;

/**
 * `1{,}5` is 1.5 and `1{,}000{,}000` is a million (TeX writes a comma inside a number as `{,}`). `1{,}000` may
 * be both, so it is left unchanged.
 */
export function withPoints(source: string): string {
  const written = source.trim().replace(/^\$(.*)\$$/, '$1');
  const match = comma.exec(written);
  if (!match) return source;
  const groups = match[2]!.split('{,}').slice(1);
  const isThousands = groups.every((group) => group.length === 3);
  const head = match[1]!;
  const digits = head.replace(/\D/g, '');
  if (groups.length > 1 || match[3] !== undefined) {
    return isThousands ? `${head}${groups.join('')}${match[3] ?? ''}` : source;
  }
  // After a leading zero or more than three digits the comma cannot separate thousands.
  const isDecimal = groups[0]!.length !== 3 || digits.length > 3 || digits.startsWith('0');
  return isDecimal ? `${head}.${groups[0]!}` : source;
}
