import type { Grammar } from '../expression.js';
import { cppGrammar, csharpGrammar, goGrammar, javaGrammar } from '../grammar/c-family.js';
import { isApplied } from '../nested/before.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/reader.js';
import { toDeclared } from '../nested/to-matrix.js';
import type { DeclaredShape, NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { skipSpaceBack } from '../text-scan.js';
import { declaredShape } from './shape.js';

/** Initialiser lists in braces: C, C++, Java, C#, Go. */

const lookBack = 160;

interface BraceLanguage {
  readonly id: string;
  readonly grammar: Grammar;
  readonly openers: string;
  /** What begins the literal when it ends right before the bracket: `new double[][]`, `[][]float64`. */
  readonly type: RegExp;
  /** What may stand before an inner list. Sticky. */
  readonly inner: RegExp;
  readonly shape?: (before: string) => DeclaredShape | undefined;
  readonly squeezeInner?: boolean;
}

function braceReader(language: BraceLanguage): Reader {
  const syntax: NestedSyntax = {
    openers: language.openers,
    comments: language.grammar.comments,
    grammar: language.grammar,
    trailingComma: true,
    listPrefix(text, at) {
      language.inner.lastIndex = at;
      return language.inner.test(text) ? language.inner.lastIndex : -1;
    },
  };
  return nestedReader(language.id, syntax, surroundings(language));
}

function surroundings(language: BraceLanguage): Surroundings<Introduction> {
  const introduce = (text: string, opener: number, start: number): Introduction => {
    const before = text.slice(Math.max(0, opener - lookBack), opener);
    const declared = language.shape?.(before);
    return { start, opener, role: 'bare', ...(declared ? { declared } : {}) };
  };
  return {
    before(text, opener) {
      const char = text[opener]!;
      const gap = skipSpaceBack(text, opener, 40);
      const before = text.slice(Math.max(0, gap - lookBack), gap);
      const type = typeBefore(before, language.type);
      if (char === '(' && type === 0) return undefined;
      if (char === '[' && isApplied(text, opener, keywords)) return undefined;
      return introduce(text, opener, type > 0 ? gap - type : opener);
    },
    at(text, start) {
      const char = text[start]!;
      if (language.openers.includes(char) && !startsType(text, start)) {
        return introduce(text, start, start);
      }
      for (let i = start; i < text.length && i < start + lookBack; i++) {
        if (text[i] === '[' || !language.openers.includes(text[i]!)) continue;
        const length = skipSpaceBack(text, i, 40) - start;
        if (typeBefore(text.slice(start, start + length), language.type) === length) {
          return introduce(text, i, start);
        }
      }
      return undefined;
    },
    after(_text, list, intro) {
      const result = toDeclared(list, intro, list.end, language.squeezeInner);
      return { end: list.end, result };
    },
  };
}

const keywords: ReadonlySet<string> = new Set([
  'return',
  'in',
  'case',
  'await',
  'yield',
  'default',
]);

/** Length of the type that ends the text, 0 when there is none. */
function typeBefore(before: string, type: RegExp): number {
  return type.exec(before)?.[0].length ?? 0;
}

/** Go's types begin with the bracket that opens a list in C#. */
function startsType(text: string, at: number): boolean {
  return text[at] === '[' && /^\[(\d{0,9}|\.\.\.)\]/.test(text.slice(at, at + 12));
}

export const cppReader: Reader = braceReader({
  id: 'cpp',
  grammar: cppGrammar,
  openers: '{',
  type: /(?:std::)?(?:vector|array|valarray|initializer_list)<[\w\s:<>,*]{1,80}>$/,
  inner: /(?:std::)?(?:vector|array|valarray)<[\w\s:<>,]{1,40}>\s{0,4}(?=\{)/y,
  shape: declaredShape,
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
