/** Texts longer than this may be contents of a file. */
const longest = 200;

/**
 * A message of the log without what belongs to the user: addresses, paths, names of files, and quoted texts are
 * replaced by what they are.
 */
export function anonymous(message: string): string {
  const text = message
    .replace(/["'`“‘«][^"'`”’»\n]{0,400}["'`”’»]/g, '<quoted>')
    .replace(/[a-z][a-z0-9+.-]*:\/\/[^\s)]*/gi, '<address>')
    // A name may have blanks: everything between two separators goes.
    .replace(/\S*[\\/](?:.*[\\/])?\S*/g, '<path>')
    .replace(/[\p{L}\p{N}_-]+\.[A-Za-z]{1,12}\b(?!\()/gu, '<name>')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
