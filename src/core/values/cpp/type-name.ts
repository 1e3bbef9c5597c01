/** A type of C++ by its name. The parts are names of types, too. */
export type CppType =
  | {
      readonly kind: 'named';
      /** Without arguments of templates: `std::vector`, `std::__array_traits::_Type`. */
      readonly name: string;
      /** The arguments of the last template in the name. */
      readonly args: readonly string[];
    }
  | { readonly kind: 'array'; readonly of: string; readonly lengths: readonly number[] }
  | { readonly kind: 'pointer'; readonly to: string };

/** Words that say nothing about how a value lies in memory. */
const qualifiers =
  /\b(?:const|volatile|struct|class|enum|union|typename|__restrict(?:__)?|__ptr64)\b/g;

/** Namespaces of versions: `std::__1::vector`, `std::__cxx11::list`. */
const versions = /::(?:__1|__2|__cxx11|__ndk1|__fs|__debug|_V2|__Cr)(?=::)/g;

/**
 * Reads the name of a type as gdb, lldb and Visual Studio write it. References and qualifiers are left out:
 * `const double (&)[3][4]` is an array.
 */
export function parseCppType(text: string): CppType {
  const plain = text
    .replace(qualifiers, ' ')
    .replace(/\(\s*&+\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[&\s]+$/, '')
    .trim();
  const toArray = /^([^()]*)\(\s*\*\s*\)\s*((?:\[\d*\]\s*)+)$/.exec(plain);
  if (toArray) return { kind: 'pointer', to: `${toArray[1]!.trim()}${toArray[2]!.trim()}` };
  const array = /^(.*?)\s*((?:\[\d+\]\s*)+)$/.exec(plain);
  if (array) {
    const lengths = [...array[2]!.matchAll(/\d+/g)].map(Number);
    return { kind: 'array', of: array[1]!, lengths };
  }
  if (plain.endsWith('*')) return { kind: 'pointer', to: plain.slice(0, -1).trim() };
  return named(plain);
}

function named(text: string): CppType {
  let name = '';
  let args: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '<') {
      if (depth++ === 0) {
        args = [];
        from = at + 1;
      }
    } else if (char === '>' || (char === ',' && depth === 1)) {
      if (depth === 1) {
        args.push(text.slice(from, at).trim());
        from = at + 1;
      }
      if (char === '>') depth--;
    } else if (depth === 0) name += char;
  }
  return { kind: 'named', name: name.replace(versions, '').replace(/ +/g, ' ').trim(), args };
}
