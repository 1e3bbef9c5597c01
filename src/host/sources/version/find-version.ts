import { findMatrices, nameBefore, type FoundMatrix } from '../../../core/index.js';

/** A literal of a text, with what it is recognised by in another version of the text. */
export interface NamedLiteral {
  readonly found: FoundMatrix;
  /** Empty if it has no name. */
  readonly name: string;
}

/** How a literal is found in another version: the name that it is assigned to, and its place among those of this name. */
export interface Recognised {
  /** Empty for a literal without a name. */
  readonly name: string;
  /** Counted from 0, among the `count` literals of the text with this name. */
  readonly index: number;
  readonly count: number;
}

/** The literals that a scan of the text finds, in order. */
export function namedLiterals(text: string, languageId: string): NamedLiteral[] {
  return findMatrices(text, languageId).map((found) => ({
    found,
    name: nameBefore(leadOf(text, found.start)) ?? '',
  }));
}

/**
 * How the literal that begins at `start` can be found in another version of the text; undefined for what only a person
 * calls a matrix (a selection, a list of one row).
 */
export function recognise(text: string, languageId: string, start: number): Recognised | undefined {
  const name = nameBefore(leadOf(text, start)) ?? '';
  const alike = namedLiterals(text, languageId).filter((each) => each.name === name);
  const index = alike.findIndex(({ found }) => found.start === start);
  return index < 0 ? undefined : { name, index, count: alike.length };
}

/**
 * The literal in another version of the text.
 *
 * @returns `none` if it did not exist there, `unclear` if there were more or fewer of its name.
 */
export function findVersion(
  text: string,
  languageId: string,
  { name, index, count }: Recognised,
): FoundMatrix | 'none' | 'unclear' {
  const alike = namedLiterals(text, languageId).filter((each) => each.name === name);
  if (alike.length === 0) return 'none';
  return alike.length === count ? alike[index]!.found : 'unclear';
}

/** The text of the line before the offset. */
function leadOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}
