import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../scripts/l10n.mjs';

const core = 'src/core/some.ts';
const problemsOf = (text: string, file = core): string[] => textsIn(file, text).problems;

describe('the search for texts', () => {
  it('finds what is translated now, and what is translated later', () => {
    const text = `
      const table = [{ notation: 'drawn brackets', refused: 'select it alone' }];
      const late = later('a list');
      const f = (n: number) => (n === 1 ? t('1 entry') : t('{0} entries', n));
      const g = (b: boolean) => t(b ? 'yes' : 'no');`;
    expect(textsIn(core, text)).toEqual({
      texts: ['drawn brackets', 'select it alone', 'a list', '1 entry', '{0} entries', 'yes', 'no'],
      problems: [],
    });
  });

  it.each([
    ["const f = () => failure('none', 'There is no rank.');", 'not translated'],
    ["const f = (n) => failure('none', `There is no rank ${n}.`);", 'not translated'],
    [
      "const f = (n) => failure('none', n ? t('No rank.') : 'There is ' + 'no rank.');",
      'not translated',
    ],
    ["const f = () => problems.syntax('the bracket is missing', 0, 1);", 'not translated'],
    ["class A { f() { return this.fail('it ends early'); } }", 'not translated'],
    ["const f = () => ({ notation: 'CSV', notes: ['decimal comma'] });", 'not translated'],
    ["const f = () => { const message = 'It ends early.'; };", 'not translated'],
    ['const f = (text) => t(text);', 'not a literal'],
    ["const note = t('in a comment');", 'before the language is set'],
  ])('refuses %s', (text, why) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toContain(why);
  });

  it('leaves names for programs alone', () => {
    expect(problemsOf("const f = () => ({ reason: 'rounding', kind: 'a b c d e' });")).toEqual([]);
    expect(problemsOf('const f = () => failure(code, problem.message);')).toEqual([]);
  });

  it('looks at the words of the page', () => {
    const page = 'webview/ui/some.tsx';
    expect(problemsOf('const f = () => <b title="A title">{t("Bold")}</b>;', page)).toHaveLength(1);
    expect(problemsOf('const f = () => <b>words here</b>;', page)).toHaveLength(1);
    expect(problemsOf('const f = () => <b title={t("A title")}>σ</b>;', page)).toEqual([]);
  });
});
