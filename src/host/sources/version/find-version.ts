import { findMatrices, matrixAt, type FoundMatrix } from '../../../core/index.js';
import { nameBefore } from '../text/naming.js';

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
  /** The text before it on its line, for what only a person calls a matrix (a list of one row). */
  readonly lead: string;
}

/** The literals that a scan of the text finds, in order. */
export function namedLiterals(text: string, languageId: string): NamedLiteral[] {
  return findMatrices(text, languageId).map((found) => ({
    found,
    name: nameBefore(leadOf(text, found.start)) ?? '',
  }));
}

/** How the literal that begins at `start` can be found in another version of the text. */
export function recognise(text: string, languageId: string, start: number): Recognised {
  const lead = leadOf(text, start);
  const name = nameBefore(lead) ?? '';
  const alike = namedLiterals(text, languageId).filter((each) => each.name === name);
  const index = alike.findIndex(({ found }) => found.start === start);
  return { name, index: Math.max(0, index), count: index < 0 ? 0 : alike.length, lead };
}

/**
 * The literal in another version of the text.
 *
 * @returns `none` if it did not exist there, `unclear` if several may be meant.
 */
export function findVersion(
  text: string,
  languageId: string,
  { name, index, count, lead }: Recognised,
): FoundMatrix | 'none' | 'unclear' {
  if (count === 0) return afterLead(text, languageId, lead);
  const alike = namedLiterals(text, languageId).filter((each) => each.name === name);
  if (alike.length === 0) return 'none';
  // As many as now: the same place among them. A literal without a name may be another one, though.
  if (alike.length === count) return alike[index]!.found;
  return count === 1 || alike.length > 1 || name === '' ? 'unclear' : alike[0]!.found;
}

/** What stands behind the same beginning of a line, if there is one such line. */
function afterLead(
  text: string,
  languageId: string,
  lead: string,
): FoundMatrix | 'none' | 'unclear' {
  if (lead.trim() === '') return 'unclear';
  const places: number[] = [];
  for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, at + 1)) {
    if (at === 0 || text[at - 1] === '\n') places.push(at + lead.length);
  }
  if (places.length !== 1) return places.length === 0 ? 'none' : 'unclear';
  return matrixAt(text, languageId, places[0]!) ?? 'none';
}

/** The text of the line before the offset. */
function leadOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}
