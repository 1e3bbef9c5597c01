import type { Grammar } from '../expression.js';
import type { NestedSyntax } from '../nested/types.js';

/** The syntax of a constructor's entries, in any language that has constructors. */
export function constructorSyntax(grammar: Grammar): NestedSyntax {
  return {
    openers: '([{',
    comments: grammar.comments,
    grammar,
    trailingComma: true,
    listPrefix: afterPrefix,
  };
}

/** A keyword or field in front of a list: `columns:`, `x_axis:`, `data =`. */
const label = '(?:[A-Za-z_]\\w{0,30}\\s{0,4}(?::(?!:)|=(?!=))\\s{0,40})?';
/** Vectors of the shading languages and of the libraries that follow them. */
const vectors =
  '(?:[a-z]{1,8}::|[a-z]{1,8}\\.)?(?:[dibufh]?vec[234][fihud]?|(?:float|double|half|int|uint|simd_float|simd_double|simd_int|vector_float|vector_double)[234]|SIMD[234]|simd_make_(?:float|double)[234]|Vector[234][fdi]?|[DIU]?Vec[234]A?|D?Mat[234]A?|XMVectorSet|XMVECTORF32)(?:\\s{0,4}<\\s{0,4}\\w{1,12}\\s{0,4}>)?(?:(?:::|\\.)(?:new|of))?';
/** Lists and arrays of the programming languages. */
const arrays =
  '(?:std::)?(?:array|vector|valarray|initializer_list)<[\\w\\s,:<>]{1,60}>|(?:Array|List|Seq|Vector|Arrays|IndexedSeq)(?:\\.(?:of|asList))?(?:\\[[\\w ]{1,20}\\])?|(?:array|list|mutableList)Of|(?:double|float|int|long|short|byte)ArrayOf|(?:Float(?:32|64)|Int(?:8|16|32)|Uint(?:8|16|32))(?:Array|List)(?:\\.(?:of|from|fromList))?|(?:np|numpy)\\.array|(?:vec|array)!|<\\s{0,4}\\w{1,12}\\s{0,4}>|\\[\\d{0,7}\\](?:\\[\\d{0,7}\\])?(?:float|int|u?int)(?:8|16|32|64)?';
const made = 'new(?:\\s{1,4}[\\w.]{1,40})?\\s{0,4}\\[[\\s\\d,]{0,20}\\](?:\\[[\\s\\d]{0,12}\\])?';
const prefix = new RegExp(
  `${label}(?:(?:const|new)\\s{1,4})?(?:&\\s{0,4}(?:mut\\s{1,4})?)?(?:${made}|${vectors}|${arrays})?\\s{0,40}(?=[([{])`,
  'y',
);

/** The offset after the prefix of a list; -1 if no list follows. */
export function afterPrefix(text: string, at: number): number {
  prefix.lastIndex = at;
  return prefix.test(text) ? prefix.lastIndex : -1;
}
