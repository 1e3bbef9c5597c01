/** The text around the entries of a literal, where a type of elements may stand. */
export interface Surroundings {
  /** Of its line, before the literal. */
  readonly line: string;
  /** From the start of the literal to its first entry. */
  readonly before: string;
  /** From its last entry to its end. */
  readonly behind: string;
  /** Of its line, after the literal. */
  readonly rest: string;
}

const wholeTypes = [
  ...['int', 'uint', 'integer', 'INTEGER', 'unsigned', 'signed', 'long', 'short', 'byte', 'sbyte'],
  ...['char', 'bool', 'boolean', 'Bool', 'Integer', 'isize', 'usize', '[iu](?:8|16|32|64|128)'],
  ...['u?int(?:8|16|32|64|128|p|c|_)(?:_t)?', 'U?Int(?:8|16|32|64|128)?', 'Int(?:8|16|32)Array'],
  ...['(?:Long|Int|Short|Byte|Char|Bool)Tensor', 'Uint(?:8|16|32)(?:Clamped)?Array', 'bool_'],
  ...['(?:Matrix|Vector|Array)\\w*i', '[iu](?:vec|mat)\\w*', 'intArrayOf', 'longArrayOf', 'Long'],
];
const wholeType = new RegExp(`(?<![\\w])(?:${wholeTypes.join('|')})(?![\\w])`);

const dtype =
  /(\bdtype\s*=\s*)((?:[A-Za-z_]\w*\.)*)(['"]?)(u?int(?:8|16|32|64|p|c|_)?|long|short|byte|bool_?|[iu][1248])\3(?=\s*[,)\]])/;

/** Whether the elements are declared as whole numbers, or as a type that has only such. */
export function isDeclaredWhole({ line, before, behind, rest }: Surroundings): boolean {
  return [line, before, behind, rest].some((part) => wholeType.test(part));
}

/**
 * The text behind the entries with a floating-point `dtype` instead of a whole one: `dtype=np.int64`
 * becomes `dtype=np.float64`, `dtype=int` becomes `dtype=float`.
 */
export function withFloatType(behind: string): string {
  return behind.replace(dtype, (_, argument: string, module: string, quote: string) => {
    const name = module === '' && quote === '' ? 'float' : 'float64';
    return `${argument}${module}${quote}${name}${quote}`;
  });
}
