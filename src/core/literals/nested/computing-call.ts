import { showing } from '../accounted.js';
import { callAround, callOf } from './sizes-list.js';

/** Words in the names of calls that keep their argument as it is. */
const keeping =
  /matri[xc]|array|tensor|list|vector|rows|from|create|\bnew$|\bof$|pdl|cast|^[a-z]*(?:print|show|dump|inspect)/i;
const keywords: ReadonlySet<string> = new Set(
  'return in and or not else if then do of let yield when case match with while for switch'.split(
    ' ',
  ),
);

/**
 * The name of the call whose argument is the list at `opener`. undefined if the call clearly shows the list, keeps it
 * or makes a matrix of it, or if the name is that of a variable that is declared: `Type a({{1, 2}, {3, 4}})`.
 */
export function computingCall(text: string, opener: number): string | undefined {
  const name = callOf(text, opener)?.name;
  if (name === undefined || name === '' || showing.test(name) || keywords.has(name))
    return undefined;
  if (keeping.test(name)) return undefined;
  const start = callAround(text, opener)?.start ?? opener;
  const before = text.slice(Math.max(0, start - 40), start);
  const isDeclared =
    /[\w>&*\]][ \t]{1,8}$/.test(before) &&
    !/\b(?:return|new|await|yield|in)[ \t]{1,8}$/.test(before);
  return isDeclared ? undefined : name;
}
