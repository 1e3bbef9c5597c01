import { cppGrammar, csharpGrammar, goGrammar, javaGrammar } from '../grammar/c-family.js';
import type { Reader } from '../reader.js';
import { braceReader } from './brace-reader.js';
import { shapeGivenLater } from './given-later.js';
import { declaredShape } from './shape.js';

/** Initialiser lists in braces: C, C++, Java, C#, Go. */

export const cppReader: Reader = braceReader({
  id: 'cpp',
  grammar: cppGrammar,
  openers: '{',
  type: /(?:std::)?(?:vector|array|valarray|initializer_list)<[\w\s:<>,*]{1,80}>$/,
  inner: /(?:std::)?(?:vector|array|valarray)<[\w\s:<>,]{1,40}>\s{0,4}(?=\{)/y,
  shape: declaredShape,
  shapeLater: shapeGivenLater,
  squeezeInner: true,
});

export const javaReader: Reader = braceReader({
  id: 'java',
  grammar: javaGrammar,
  openers: '{(',
  type: /(?:\bnew\s{1,8}[\w.]{1,40}\s{0,4}(?:\[\s{0,4}\d{0,9}\s{0,4}\]\s{0,4}){1,3}|\b(?:List|Arrays|Set|Collections)\.(?:of|asList))$/,
  inner:
    /(?:new\s{1,8}[\w.]{1,40}\s{0,4}\[\s{0,4}\d{0,9}\s{0,4}\]\s{0,8}(?=\{)|(?:List|Arrays)\.(?:of|asList)(?=\())/y,
});

export const csharpReader: Reader = braceReader({
  id: 'csharp',
  grammar: csharpGrammar,
  openers: '{[',
  type: /\bnew\s{0,8}[\w.<>]{0,40}\s{0,4}(?:\[[\s\d,]{0,20}\]\s{0,4}){1,3}$/,
  inner: /new\s{0,8}[\w.]{0,40}\s{0,4}\[[\s\d,]{0,20}\]\s{0,8}(?=\{)/y,
});

/** Gonum's `mat.NewDense(2, 3, []float64{…})`, row by row (package mat, NewDense). */
const newDense = /\bNewDense\(\s{0,8}(\d{1,9})\s{0,4},\s{0,8}(\d{1,9})\s{0,4},\s{0,8}\[\]float64$/;

export const goReader: Reader = braceReader({
  id: 'go',
  grammar: goGrammar,
  openers: '{',
  type: /(?:\[(?:\d{0,9}|\.\.\.)\]){1,3}\w{1,40}$/,
  inner: /(?:\[(?:\d{0,9}|\.\.\.)\]){1,3}\w{1,40}(?=\{)/y,
  shape(before) {
    const dense = newDense.exec(before);
    if (dense) return { sizes: [Number(dense[1]), Number(dense[2])] };
    const sizes = /\[(\d{1,9})\]\[(\d{1,9})\]\w{1,40}$/.exec(before);
    return sizes ? { sizes: [Number(sizes[1]), Number(sizes[2])], zeroFilled: true } : undefined;
  },
});
