import { commonFunctions } from '../grammar/operators.js';
import { real } from '../numeral.js';

/** A common function of one number, to be applied to every entry. */
export function scalarFunction(name: string): ((x: number) => number | undefined) | undefined {
  if (!Object.hasOwn(commonFunctions, name)) return undefined;
  const apply = commonFunctions[name]!;
  return (x) => apply([real(x)])?.value;
}
