/** `_F` or `_(i>k)`: a letter, or the text in parentheses, is a subscript. */
const below = /_(?:\(([^)]*)\)|(\p{L}⊥?))/gu;

/**
 * A sentence with formulas, in which `_x` and `_(x)` are written as subscripts. Unicode has no subscripts
 * for most letters, and translators can keep this notation.
 */
export function Formula({ text }: { readonly text: string }) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(below)) {
    parts.push(text.slice(at, found.index), <sub>{found[1] ?? found[2]}</sub>);
    at = found.index + found[0].length;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
