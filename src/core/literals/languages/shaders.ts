import { braceReader } from '../braces/brace-reader.js';
import { cppReader } from '../braces/readers.js';
import { constructorReader } from '../constructors/stated-shapes.js';
import type { Where } from '../constructors/types.js';
import { shaderGrammar } from '../grammar/shaders.js';
import { assignC, printC } from '../print/braces.js';
import { nestedPrinter } from '../print/nested.js';
import type { Reader } from '../reader.js';
import { slashes, type Language } from './language.js';

/** Shading languages: matrix types with each language's order, and arrays of arrays. */

function shader(
  id: Where,
  name: string,
  arrays: readonly Reader[],
  rest: Pick<Language, 'extensions' | 'reads' | 'samples'> & Partial<Language>,
): Language {
  return {
    ids: [id],
    name,
    comments: slashes,
    quotes: ['"'],
    readers: [constructorReader(id, shaderGrammar), ...arrays],
    print: printC,
    assign: assignC,
    ...rest,
  };
}

/** `float[2][2](float[2](1.0, 2.0), …)` (GLSL 4.60, section 5.4.4), `array<vec2f, 2>(…)` (WGSL, "Array types"). */
function arrayReader(id: string, array: string): Reader {
  return braceReader({
    id: `${id}-arrays`,
    grammar: shaderGrammar,
    openers: '(',
    type: new RegExp(`\\b${array}$`),
    inner: new RegExp(`${array}\\s{0,4}(?=\\()`, 'y'),
  });
}

const glslArray = '(?:float|double|u?int)\\s{0,4}(?:\\[\\s{0,4}\\d{0,7}\\s{0,4}\\]\\s{0,4}){1,2}';
const wgslArray = 'array(?:<[\\w\\s,<>]{1,60}>)?';

export const shaders: readonly Language[] = [
  shader('glsl', 'GLSL', [arrayReader('glsl', glslArray), cppReader], {
    extensions: ['glsl', 'vert', 'frag', 'comp', 'geom', 'tesc', 'tese'],
    reads: '`mat3(…)` and its like down the columns, arrays of arrays',
    samples: [['mat2 m = mat2(1.0, 3.0, 2.0, 4.5);', 2, 2, [1, 2, 3, 4.5]]],
  }),
  shader('hlsl', 'HLSL', [cppReader], {
    extensions: ['hlsl', 'fx', 'fxh', 'hlsli'],
    reads: '`float3x3(…)` and its like along the rows, initialisers',
    samples: [['float2x2 m = float2x2(1.0, 2.0, 3.0, 4.5);', 2, 2, [1, 2, 3, 4.5]]],
  }),
  shader('wgsl', 'WGSL', [arrayReader('wgsl', wgslArray)], {
    extensions: ['wgsl'],
    reads: '`mat3x3f(…)` and its like down the columns, arrays of arrays',
    samples: [['const m = mat2x2f(1, 3, 2, 4.5);', 2, 2, [1, 2, 3, 4.5]]],
    print: nestedPrinter({
      missing: 'NAN',
      infinity: 'INFINITY',
      minusInfinity: '-INFINITY',
      brackets: ['array(', 'array(', ')', ')'],
    }),
    assign: (name, literal) => `const ${name} = ${literal};`,
  }),
  shader('metal', 'Metal', [cppReader], {
    extensions: ['metal'],
    reads: '`float3x3(…)` and its like down the columns, initialisers',
    samples: [['float2x2 m = float2x2(1.0, 3.0, 2.0, 4.5);', 2, 2, [1, 2, 3, 4.5]]],
  }),
];
