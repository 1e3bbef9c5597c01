const token =
  /\s+|[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*|::|->|\+\+|--|<<|>>|[=!<>]=|&&|\|\||[-+*/%&|^]=|[-+*/%&.,()[\]<>]/uy;
const word = /^[\p{L}_]/u;
const forbidden =
  /^(?:\+\+|--|[-+*/%&|^]=|new|delete|throw|operator|co_await|co_yield|asm|sizeof|if|for|while)$/;
/** Words of a type in parentheses, which make them a cast. */
const typeWords =
  /^(?:const|volatile|unsigned|signed|long|short|char|int|float|double|bool|void|struct|class|\w+_t)$/;

/**
 * Whether an expression of C++ only reads: names, members, indices, casts, `*`, `&` and arithmetic. Calls, assignments and
 * everything that the reader does not know are not harmless.
 */
export function isHarmless(expression: string): boolean {
  const tokens = tokensOf(expression);
  if (!tokens || tokens.length === 0 || tokens.some((each) => forbidden.test(each))) return false;
  if (!/^[\p{L}_(*&:]/u.test(tokens[0]!)) return false;
  const opened: number[] = [];
  for (const [at, each] of tokens.entries()) {
    if (each === '(') {
      if (isCall(tokens, at)) return false;
      opened.push(at);
    } else if (each === ')' && opened.pop() === undefined) return false;
  }
  return opened.length === 0;
}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) return undefined;
    if (match[0].trim() !== '') tokens.push(match[0]);
  }
  return tokens;
}

/** Whether the parenthesis at this place begins the arguments of a call. */
function isCall(tokens: readonly string[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return false;
  // `double (*)[4]` is a type.
  const isDeclarator = tokens[at + 1] === '*' && tokens[at + 2] === ')';
  if (word.test(before)) return !isDeclarator;
  if (before === ']') return true;
  if (before === '>') return !isNamedCast(tokens, at - 1);
  if (before === ')') return !isCast(tokens, at - 1);
  return false;
}

/** `static_cast<T>(…)`. */
function isNamedCast(tokens: readonly string[], close: number): boolean {
  let depth = 0;
  for (let at = close; at > 0; at--) {
    if (tokens[at] === '>') depth++;
    else if (tokens[at] === '<' && --depth === 0)
      return /^(?:static|reinterpret|const)_cast$/.test(tokens[at - 1]!);
  }
  return false;
}

/** `(double *)(…)`: what is in parentheses is a type. */
function isCast(tokens: readonly string[], close: number): boolean {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (tokens[at] === ')') depth++;
    else if (tokens[at] === '(' && --depth === 0) {
      const inside = tokens.slice(at + 1, close);
      const toArray = inside.some((each, k) => each === '*' && inside[k + 1] === ')');
      return inside.at(-1) === '*' || toArray || inside.some((each) => typeWords.test(each));
    }
  }
  return false;
}
