/** What joins the parts of an expression that can be read: names, attributes, and indices without calls. */
const start = /[\p{L}_$]/u;
const inside = /[\p{L}\p{N}_$]/u;

/**
 * The expression under the cursor: the name there with everything before it that it belongs to, and the indices that
 * follow it. In `layers[0].weight.T` a cursor in `weight` gives `layers[0].weight`. Calls are never part of it, because
 * they might do something.
 *
 * @param column of the cursor, counted from 0.
 * @returns undefined if there is no name.
 */
export function expressionAt(line: string, column: number): string | undefined {
  let from = column;
  while (from > 0 && inside.test(line[from - 1]!)) from--;
  let to = column;
  while (to < line.length && inside.test(line[to]!)) to++;
  if (from === to || !start.test(line[from]!)) return undefined;
  from = withOwner(line, from);
  return line.slice(from, withIndices(line, to));
}

/** Goes back over `owner.`, `owner->`, `owner::` and `owner[…].`. */
function withOwner(line: string, from: number): number {
  const before = line.slice(0, from);
  const joint = /(?:\?\.|\.|->|::)\s*$/.exec(before);
  if (!joint) return from;
  let at = joint.index;
  while (at > 0 && line[at - 1] === ']') {
    const open = opening(line, at - 1);
    if (open === undefined) return from;
    at = open;
  }
  let name = at;
  while (name > 0 && inside.test(line[name - 1]!)) name--;
  if (name === at || !start.test(line[name]!)) return from;
  return withOwner(line, name);
}

/** The place of the bracket that belongs to the closing one at `close`. */
function opening(line: string, close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (line[at] === ']') depth++;
    else if (line[at] === '[' && --depth === 0) return at;
    else if (line[at] === '(' || line[at] === ')') return undefined;
  }
  return undefined;
}

/** Goes on over indices that hold only numbers, names, strings, colons and commas. */
function withIndices(line: string, to: number): number {
  const index = /^\[[^[\]()=]*\]/.exec(line.slice(to));
  return index ? withIndices(line, to + index[0].length) : to;
}
