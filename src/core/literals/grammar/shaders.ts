import type { Grammar } from '../expression.js';
import { cppGrammar } from './c-family.js';
import { plainGrammar } from './plain.js';

const suffixes = {
  f: 'real',
  lf: 'real',
  h: 'real',
  d: 'real',
  u: 'same',
  i: 'same',
  l: 'same',
} as const;

/**
 * Shading languages (GLSL 4.60, section 4.1; HLSL and WGSL, "Literals"): C's arithmetic, with their own
 * suffixes.
 */
export const shaderGrammar: Grammar = {
  ...cppGrammar,
  numerals: { leadingZeroIsOctal: true, suffixes },
};

/**
 * Constructors where the language is not certain: 1/3 of integers is 0 in some languages and a third in
 * others.
 */
export const unknownGrammar: Grammar = plainGrammar(
  { line: '//', block: ['/*', '*/'] },
  'none',
  suffixes,
);
