/**
 * The name of a literal on screen: the name it is assigned to (`W = …`, `let w: T = …`, `w <- …`, `"w":
 * …`). It is searched for in the text before the literal on its line.
 */
export function nameBefore(text: string): string | undefined {
  const tail = text.slice(-200).trimEnd();
  const operator = /(?::=|<-|=|:|\bis)$/.exec(tail);
  if (!operator) return undefined;
  let left = tail.slice(0, operator.index).trimEnd();
  // A declared type between the name and the sign: `w: number[][] =`, `double w[2][3] =`.
  left = left.replace(/(?:\[[^\]]*\])+$/, '').trimEnd();
  const typed = /^(?:.*[\s,;(])?([A-Za-z_]\w*)\s*:\s*[\w[\]<>,. |]+$/.exec(left);
  if (typed?.[1]) return typed[1];
  const quoted = /"([^"]{1,60})"$/.exec(left) ?? /'([^']{1,60})'$/.exec(left);
  if (quoted?.[1]) return quoted[1];
  return /(\p{L}[\p{L}\p{N}_.]*)$/u.exec(left)?.[1];
}
