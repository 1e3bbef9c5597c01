import { candidate, type Reader } from '../reader.js';
import { nextLineStart } from '../text/lines.js';
import { mayHoldMatrix, nextLine, nextMarkedLine, readingOf, type Stretch } from './embedding.js';
import { t } from '../../texts.js';

/**
 * Reads the text of a block comment that begins on a line of its own. If all its lines begin with a star
 * (JSDoc, Javadoc, Doxygen), the stars are removed.
 */
export function blockCommentReader(
  id: string,
  [open, close]: readonly [open: string, close: string],
  inside: readonly Reader[],
): Reader {
  const hasStars = open === '/*';

  const stretchAt = (text: string, at: number): Stretch => {
    const body = text.indexOf(open, at) + open.length;
    const stop = text.indexOf(close, body);
    const bodyEnd = stop < 0 ? text.length : stop;
    const parts = [body + (hasStars && text[body] === '*' && body < bodyEnd ? 1 : 0)];
    let lines = nextLine(text, body);
    if (lines >= bodyEnd) parts.push(bodyEnd);
    else {
      parts.push(lines);
      const starred = hasStars && allStarred(text, lines, bodyEnd);
      for (; lines < bodyEnd; lines = nextLine(text, lines)) {
        const next = Math.min(nextLine(text, lines), bodyEnd);
        const star = starred ? Math.min(afterStar(text, lines), next) : lines;
        parts.push(Math.max(star, lines), next);
      }
    }
    const end = stop < 0 ? text.length : nextLine(text, stop);
    return { parts, end, note: t('in a comment'), claimed: true };
  };

  return {
    id,
    next(text, from) {
      let at = nextMarkedLine(text, nextLineStart(text, from), open);
      while (at >= 0) {
        const stretch = stretchAt(text, at);
        if (mayHoldMatrix(text, stretch)) return candidate(at);
        at = nextMarkedLine(text, Math.max(stretch.end, nextLine(text, at)), open);
      }
      return undefined;
    },
    read: (text, { at }) => readingOf(text, stretchAt(text, at), inside),
  };
}

/** Whether all lines begin with a star, except empty lines and the line that closes the comment. */
function allStarred(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at = nextLine(text, at)) {
    const line = text.slice(at, Math.min(nextLine(text, at), end)).trim();
    if (line !== '' && !line.startsWith('*')) return false;
  }
  return true;
}

/** The offset after the star of a line, or the start of the line if it has no star. */
function afterStar(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  return text[i] === '*' ? i + 1 : at;
}
