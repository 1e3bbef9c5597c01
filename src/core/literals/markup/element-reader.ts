import type { Candidate, Reader, Reading, ReadOptions } from '../reader.js';
import { nextMatch } from '../text-scan.js';
import { elements, type MatrixElement } from './elements.js';
import { matrixOfRun } from './shape.js';

/** An opening tag that contains a matrix or precedes one. */
interface ElementCandidate extends Candidate {
  readonly element: MatrixElement;
  readonly match: RegExpExecArray;
  /** The start of its numbers. */
  readonly start: number;
  readonly end: number;
}

/**
 * XML elements whose format defines the shape of their numbers: `feColorMatrix`, COLLADA's `<matrix>`,
 * OpenCV's storage and others (`elements.ts`). A wrong count of numbers is a problem.
 */
export const elementReader: Reader<ElementCandidate> = {
  id: 'xml-elements',
  notation: 'XML',
  next(text, from) {
    for (let at = nextMatch(text, from, anyTag); at >= 0; at = nextMatch(text, at + 1, anyTag)) {
      for (const element of elements) {
        element.tag.lastIndex = at;
        const match = element.tag.exec(text);
        const range = match && rangeOf(text, at, match[0], element.attribute);
        if (range) return { at, element, match, start: range[0], end: range[1] };
      }
    }
    return undefined;
  },
  read: (text, found, options) => readElement(text, found, options),
};

const anyTag =
  /<(?:feColorMatrix|feConvolveMatrix|matrix|bind_shape_matrix|MatrixData|TransformationMatrixVoxelIndicesIJKtoXYZ|item|component|DataArray|DataItem|rows)\b/g;

function readElement(
  text: string,
  { at, element, match, start, end: stop }: ElementCandidate,
  { maxEntries }: ReadOptions,
): Reading {
  const [tag, attributes = ''] = match;
  const nothing = { resumeAt: at + 1 };
  const laid = element.laid(attributes, match.slice(1));
  // The content is recognised as numbers by its first character. Other content of the format is not read.
  if (!laid || !/^\s{0,400}[-+.\d]/.test(text.slice(start, Math.min(stop, start + 410)))) {
    return nothing;
  }
  const format = { notation: element.notation, laid };
  const result = matrixOfRun(text, start, stop, format, maxEntries);
  const end = Math.max(stop, at + tag.length);
  // A vector written in several lines is not a matrix with these rows; it is reported only when asked.
  const isSure = result.ok && result.value.rows > 1 && result.value.cols > 1;
  const certainty = isSure ? 'sure' : 'asked';
  return { resumeAt: end, found: { start: at, end, result, certainty, isFinal: true } };
}

/** The range of an element's numbers; undefined if it has none. */
function rangeOf(
  text: string,
  at: number,
  tag: string,
  attribute: string | undefined,
): [number, number] | undefined {
  if (attribute === undefined) return contentAt(text, at + tag.length);
  const value = valueOf(tag, attribute);
  return value && [at + value[0], at + value[1]];
}

/** The text of an element up to the next tag; undefined if that tag does not close the element. */
function contentAt(text: string, start: number): [number, number] | undefined {
  const end = text.indexOf('<', start);
  return end > start && text[end + 1] === '/' ? [start, end] : undefined;
}

/** The range of an attribute's value in its tag. */
function valueOf(tag: string, name: string): [number, number] | undefined {
  const opening = new RegExp(`(?:[\\s"'])${name}\\s{0,9}=\\s{0,9}(["'])`).exec(tag);
  if (!opening) return undefined;
  const start = opening.index + opening[0].length;
  const end = tag.indexOf(opening[1]!, start);
  return end < 0 ? undefined : [start, end];
}
