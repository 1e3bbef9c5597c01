/**
 * Whether a name fits what is typed. Words between blanks must all fit. A word with `*` or `?` is a pattern for the
 * whole name; any other word must be somewhere in it. A `!` before a word means that it must not fit.
 */
export function nameFilter(typed: string): (name: string) => boolean {
  const tests = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!')
    .map(testOf);
  return (name) => {
    const lower = name.toLowerCase();
    return tests.every((test) => test(lower));
  };
}

function testOf(word: string): (lower: string) => boolean {
  if (word.startsWith('!')) {
    const test = testOf(word.slice(1));
    return (lower) => !test(lower);
  }
  if (!/[*?]/.test(word)) return (lower) => lower.includes(word);
  const pattern = globPattern(word);
  return (lower) => pattern.test(lower);
}

/**
 * A pattern of the form `*.q_proj.*`. The end `.*` also fits a name without that part, because pairs of an adapter have
 * names without `.weight`.
 */
function globPattern(glob: string): RegExp {
  const open = glob.endsWith('.*') ? glob.slice(0, -2) : glob;
  const body = open
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${body}${open === glob ? '' : '(?:\\..*)?'}$`, 's');
}
