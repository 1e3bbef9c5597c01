import type { Grammar } from '../expression.js';
import { isApplied } from '../nested/before.js';
import { computingCall } from '../nested/computing-call.js';
import { nestedReader, type Introduction, type Surroundings } from '../nested/nested-lists.js';
import { rearranged, type ArrayMethods } from '../nested/rearranged.js';
import { toDeclared } from '../nested/to-matrix.js';
import type { DeclaredShape, NestedSyntax } from '../nested/types.js';
import type { Reader } from '../reader.js';
import { skipSpaceBack } from '../text-scan.js';

const lookBack = 160;

/** The differences between languages that write lists in braces, or in the brackets of a call. */
export interface BraceLanguage {
  readonly id: string;
  readonly grammar: Grammar;
  readonly openers: string;
  /** A type right before the bracket, which then begins the literal: `new double[][]`, `[][]float64`. */
  readonly type: RegExp;
  /** What may precede an inner list. Sticky. */
  readonly inner: RegExp;
  readonly shape?: (before: string) => DeclaredShape | undefined;
  /** The shape that a later line gives a flat list. */
  readonly shapeLater?: (text: string, opener: number, end: number) => DeclaredShape | undefined;
  readonly squeezeInner?: boolean;
  /** The methods that may follow the list. */
  readonly methods?: ArrayMethods;
}

export function braceReader(language: BraceLanguage): Reader {
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
    bare: (text, opener) => introduce(text, opener, opener),
    after(text, list, intro) {
      const { end } = list;
      const isFlat = list.shape.length === 1 && !intro.declared;
      const later = isFlat ? language.shapeLater?.(text, intro.opener, end) : undefined;
      const shaped = later ? { ...intro, declared: later } : intro;
      const result = toDeclared(list, shaped, end, language.squeezeInner);
      const read = language.methods
        ? rearranged(text, end, result, language.methods)
        : { end, result };
      const computing = computingCall(text, intro.start);
      return computing === undefined ? read : { computing, ...read };
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

/** Length of the type at the end of the text; 0 if there is none. */
function typeBefore(before: string, type: RegExp): number {
  return type.exec(before)?.[0].length ?? 0;
}
