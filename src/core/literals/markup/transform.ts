import { problems } from '../problems.js';
import type { Candidate, Reader, Reading, ReadOptions } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { matrixOfRun, type Format } from './shape.js';
import { t } from '../../texts.js';

/**
 * CSS Transforms 1, 11 and 2, 13: `matrix(a, b, c, d, e, f)` is [a c e; b d f; 0 0 1], and `matrix3d(…)`
 * has its 16 numbers in column-major order. SVG's `transform="matrix(a b c d e f)"` is the same (SVG 2, 8.5).
 */
const formats: Readonly<Record<'matrix' | 'matrix3d', Format>> = {
  matrix: {
    notation: 'CSS matrix',
    laid: (count) =>
      count === 6
        ? { rows: 2, cols: 3, columnMajor: true, lastRow: [0, 0, 1] }
        : t('matrix(…) has 6 numbers, but {0} stand here.', count),
  },
  matrix3d: {
    notation: 'CSS matrix3d',
    laid: (count) =>
      count === 16
        ? { rows: 4, cols: 4, columnMajor: true }
        : t('matrix3d(…) has 16 numbers, but {0} stand here.', count),
  },
};

/** A `matrix(…)` call, recognised by its numbers or by the property around it. */
interface TransformCandidate extends Candidate {
  readonly opener: number;
  readonly close: number;
  readonly name: 'matrix' | 'matrix3d';
  /** The text between the property's name and this call. */
  readonly before: string;
}

/**
 * Transforms in style sheets and attributes. Other functions next to it make a product, which is not
 * computed.
 *
 * @param isCss every `matrix(` is read. Elsewhere it must hold only numbers, and be a `matrix3d` or the
 *   value of a `transform`.
 */
export function transformReader(isCss: boolean): Reader<TransformCandidate> {
  return {
    id: isCss ? 'css-transform' : 'transform',
    next(text, from) {
      for (let at = nextMatch(text, from, call); at >= 0; at = nextMatch(text, at + 1, call)) {
        const found = candidateAt(text, at, isCss);
        if (found) return found;
      }
      return undefined;
    },
    read: (text, found, options) => readTransform(text, found, options),
  };
}

const call = /(?<![\w.$-])matrix(?:3d)?\(/gi;
const longest = 1000;
const property = /transform["']?\s{0,9}(?::\s{0,9}["'`]?|=\s{0,9}\{?\s{0,9}["'`])([^"'`;{}<>=]*)$/i;

function candidateAt(text: string, at: number, isCss: boolean): TransformCandidate | undefined {
  const opener = text.indexOf('(', at) + 1;
  const inside = text.slice(opener, opener + longest);
  const length = inside.indexOf(')');
  if (length < 0) return undefined;
  const name = opener - at > 'matrix('.length ? 'matrix3d' : 'matrix';
  const written = property.exec(text.slice(Math.max(0, at - 240), at));
  const plain = /^[\s\d.,eE+-]*$/.test(inside.slice(0, length));
  const isKnown = written !== null || isCss || name === 'matrix3d';
  if (!isKnown || (!isCss && !plain)) return undefined;
  return { at, opener, close: opener + length, name, before: written?.[1] ?? '' };
}

function readTransform(
  text: string,
  { at, opener, close, name, before }: TransformCandidate,
  { maxEntries }: ReadOptions,
): Reading {
  const end = close + 1;
  const isProduct =
    before.includes(')') || /^\s{0,40},?\s{0,40}[a-z]\w{0,20}\(/i.test(text.slice(end, end + 120));
  const result = isProduct
    ? problems.syntax(
        t('it is one of several transforms whose product is not computed here: select it alone'),
        at,
        end,
      )
    : matrixOfRun(text, opener, close, formats[name], maxEntries);
  const certainty = result.ok ? 'sure' : 'asked';
  return { resumeAt: end, found: { start: at, end, result, certainty, isFinal: true } };
}
