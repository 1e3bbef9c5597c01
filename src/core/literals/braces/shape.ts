import type { DeclaredShape } from '../nested/types.js';

/** Shapes that C and C++ declare with an initialiser, found in the text right before it. */

const dimensions = /((?:\[\s{0,4}\d{0,7}\s{0,4}\]\s{0,4}){2})(?:\)\s{0,4})?(?:=\s{0,40})?$/;
const stdArray =
  /array<\s{0,4}(?:std::)?array<[\w\s:]{1,40},\s{0,4}(\d{1,7})\s{0,4}>\s{0,4},\s{0,4}(\d{1,7})\s{0,4}>(?:\s{0,8}\w{1,60})?\s{0,4}(?:=\s{0,40})?\{?\s{0,8}$/;

/** `double a[2][3] =`, `a[][3]`, `(double[2][3])`, `std::array<std::array<double, 3>, 2> a`. */
export function declaredShape(before: string): DeclaredShape | undefined {
  const array = stdArray.exec(before);
  // `std::array` may have doubled braces. A missing brace and a missing entry look alike, so nothing is
  // filled with zeros.
  if (array) return { sizes: [Number(array[2]), Number(array[1])] };
  const match = dimensions.exec(before);
  if (!match) return undefined;
  const sizes = match[1]!
    .split(']')
    .slice(0, -1)
    .map((part) => part.replace('[', '').trim())
    .map((size) => (size === '' ? undefined : Number(size)));
  return sizes.length === 2 ? { sizes, zeroFilled: true } : undefined;
}
