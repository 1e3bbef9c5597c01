import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { gatherTexts } from '../../../scripts/l10n.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
type Texts = Readonly<Record<string, string>>;
const read = (path: string): Texts => JSON.parse(readFileSync(join(root, path), 'utf8')) as Texts;

/** Formulas, units and names of programs are the same in every language. */
const sameEverywhere = new Set([
  '< 0.01 %',
  'ARFF',
  'Android Matrix',
  'Android Matrix.setValues',
  'Armadillo',
  'Blender Matrix',
  'CPU float64',
  'CSS matrix',
  'CSS matrix3d',
  'Compose Matrix',
  'DataFrame',
  'Julia SMatrix',
  'LaTeX',
  'Low-Rank Lens',
  'MB',
  'Maple',
  'Maxima',
  'M̂',
  'POSCAR',
  'Qt QMatrix4x4',
  'R tibble',
  'RMSE',
  'Ruby Matrix',
  'VTK DataArray',
  'WebGL float32',
  'Wolfram FullForm',
  'XDMF DataItem',
  'alpha · log₁₀ λ_max',
  'feColorMatrix',
  'feConvolveMatrix',
  'hmatrix',
  'log₁₀ Σ λᵢ^alpha',
  'ml-matrix Matrix',
  'pandas DataFrame',
  'polars DataFrame',
  '‖W‖_F',
  '‖W₂ − W₁‖_F/‖W₁‖_F',
  '‖ΔW‖_F',
  '√λᵢ',
  '∞ dB',
]);

/** The places of a text, each once and in order: “{0}”, “{1}”. */
const placesOf = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

/** What is wrong with a translation, one line each. */
function problems(english: Texts, translation: Texts): string[] {
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(translation, key));
  const extra = Object.keys(translation).filter((key) => !Object.hasOwn(english, key));
  const wrong = Object.entries(translation).flatMap(([key, value]) => {
    const text = english[key];
    if (text === undefined) return [];
    if (value.trim() === '' && text.trim() !== '') return [`empty: ${key}`];
    if (placesOf(value).join() !== placesOf(text).join()) return [`other places: ${key}`];
    return value === text && !sameEverywhere.has(text) ? [`not translated: ${key}`] : [];
  });
  return [
    ...missing.map((key) => `missing: ${key}`),
    ...extra.map((key) => `not in English any more: ${key}`),
    ...wrong,
  ];
}

const languages = readdirSync(join(root, 'l10n')).flatMap(
  (name) => /^bundle\.l10n\.([\w-]+)\.json$/.exec(name)?.slice(1, 2) ?? [],
);

/** Parsing all sources takes seconds. */
const gathered = gatherTexts();

describe('the translations', () => {
  it('are there: Simplified Chinese', () => {
    expect(languages).toContain('zh-cn');
  });

  it.each(languages)('have every text of the code: %s', async (language) => {
    const { texts } = await gathered;
    expect(problems(texts, read(`l10n/bundle.l10n.${language}.json`))).toEqual([]);
  });

  it.each(languages)('have every title and setting of the manifest: %s', (language) => {
    expect(problems(read('package.nls.json'), read(`package.nls.${language}.json`))).toEqual([]);
  });

  it('are found wrong where they are', () => {
    const english = { a: 'One {0}', b: 'Two', c: 'Three' };
    expect(problems(english, { a: 'Eins {1}', b: 'Two', d: 'Vier' })).toEqual([
      'missing: c',
      'not in English any more: d',
      'other places: a',
      'not translated: b',
    ]);
  });
});

describe('the Chinese texts', () => {
  const texts = Object.entries({
    ...read('l10n/bundle.l10n.zh-cn.json'),
    ...read('package.nls.zh-cn.json'),
  });

  it('have full-width punctuation behind Chinese characters', () => {
    const half = texts.filter(([, text]) =>
      /\p{Script=Han}[,;:!?.](?:\s|\p{Script=Han}|$)/u.test(text),
    );
    expect(half.map(([, text]) => text)).toEqual([]);
  });

  it('have no blank beside full-width punctuation', () => {
    const loose = texts.filter(([, text]) => /[，。：；（）“”] | [，。：；（）]/.test(text));
    expect(loose.map(([, text]) => text)).toEqual([]);
  });

  it('have a blank between Chinese characters and Latin letters or digits', () => {
    const tight = texts.filter(([, text]) =>
      /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text),
    );
    expect(tight.map(([, text]) => text)).toEqual([]);
  });
});
