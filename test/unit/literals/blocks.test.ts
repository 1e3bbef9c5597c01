import { describe, expect, it } from 'vitest';
import { findMatrices, matrixAt } from '../../../src/core/literals/index.js';
import { along, down, found, parsed, problem, rows } from './text/read.js';

/** Checks a text in three ways: asked, unasked, and with the cursor on it. */
function expectRead(text: string, language: string, wanted: unknown): void {
  expect(rows(text, language)).toEqual(wanted);
  expect(found(text, language).map(([, what]) => what)).toEqual([wanted]);
  const [literal] = findMatrices(text, language);
  for (const at of [literal!.start, (literal!.start + literal!.end) >> 1, literal!.end - 1]) {
    expect(matrixAt(text, language, at)).toEqual(literal);
  }
}

describe('a block is read in the language that it names', () => {
  it.each([
    ['markdown', '# A\n\n```matlab\nA = [1 2; 3 4];\n```\n', along],
    ['markdown', 'Text\n~~~ octave\nA = [1 2\n3 4]\n~~~\nmore', along],
    ['markdown', '```python\nA = [[1, 2],\n     [3, 4]]\n', along],
    ['markdown', "```matlab\nA = [1 2; 3 4]';\n```", down],
    ['markdown', '```r\nmatrix(1:4, 2)\n```\n', down],
    ['markdown', '``` {.r .numberLines}\nmatrix(c(1, 2, 3, 4), nrow = 2)\n```\n', down],
    ['markdown', '- one:\n\n  ```julia\n  A = [1 2\n       3 4]\n  ```\n', along],
    ['markdown', '1. ```py\n   A = ((1, 2), (3, 4))\n   ```\n', along],
    ['markdown', '````go\nvar a = [][]float64{{1, 2}, {3, 4}}\n````\r\n', along],
    ['markdown', '```math\n\\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix}\n```\n', along],
    ['markdown', '```csv\n1,2\n3,4\n```\n', along],
    ['markdown', '```\n1 2\n3 4\n```\n', along],
    ['markdown', '```console\n$ run\n[[1 2]\n [3 4]]\n```\n', along],
    ['markdown', '> ```c\n> double a[2][2] = {1, 2, 3, 4};\n> ```\n', along],
    ['markdown', '```fortran\na = reshape([1, 2, 3, 4], [2, 2])\n```\n', down],
    ['markdown', '```pycon\n>>> np.array([[1, 2],\n...           [3, 4]])\n```\n', along],
    ['rmd', 'Text\n\n```{r, echo=FALSE}\nmatrix(1:4, 2)\n```\n', down],
    ['rmd', '```{python}\nx = [[1, 2], [3, 4]]\n```\n', along],
    ['quarto', '```{julia}\n#| label: a\nA = [1 2; 3 4]\n```\n', along],
    ['quarto', '```{code-cell} ipython3\nA = [[1, 2], [3, 4]]\n```\n', along],
    [
      'restructuredtext',
      'A::\n\n.. code-block:: python\n   :linenos:\n   :emphasize-lines: 3,5\n\n   A = [[1, 2],\n        [3, 4]]\n\nText 1.\n',
      along,
    ],
    ['restructuredtext', '.. code:: r\n\n    matrix(1:4, 2)\nText', down],
    ['restructuredtext', '.. math:: \\begin{matrix} 1 & 2 \\\\ 3 & 4 \\end{matrix}\n\nText', along],
    ['restructuredtext', 'As follows::\n\n    1 2\n    3 4\n\nText', along],
    ['org', '* A\n#+begin_src octave :results output\nA = [1 2; 3 4]\n#+end_src\n', along],
    ['org', '  #+BEGIN_SRC R\n  matrix(1:4, 2)\n  #+END_SRC\n', down],
    ['org', '#+begin_example\n1 2\n3 4\n#+end_example\n', along],
    ['asciidoc', '[source,matlab]\n----\nA = [1 2; 3 4]\n----\n', along],
    ['asciidoc', '[source%linenums, r]\n.Title\n----\nmatrix(1:4, 2)\n----\n', down],
    ['asciidoc', '[,python]\nA = [[1, 2], [3, 4]]\n\nText', along],
  ])('%s %j', (language, text, wanted) => {
    expectRead(text, language, wanted);
  });

  it('and says so', () => {
    const text = '```octave\n[1 2; 3 4]\n```';
    expect(parsed(text, 'markdown').reading).toMatchObject({
      notation: 'Octave',
      notes: ['in a block of Octave'],
    });
    expect(parsed('```\n[[1, 2], [3, 4]]\n```', 'markdown').reading?.notes).toEqual([]);
  });

  it('and by its rules alone', () => {
    // Octave's rows are not Python lists, and a console has no MATLAB calls.
    for (const name of ['python', 'javascript', 'r']) {
      const text = `\`\`\`${name}\n[1 2; 3 4]\n\`\`\`\n`;
      expect(found(text, 'markdown'), name).toEqual([]);
    }
    expect(rows('```matlab\nmagic(3)\n```', 'markdown')[0]).toEqual([8, 1, 6]);
    problem('```console\nmagic(3)\n```', 'markdown');
    problem('magic(3)', 'markdown');
    expect(problem('```json\n[[1, 2], [3, .5]]\n```', 'markdown').code).toBe('syntax');
    expect(problem('```python\n[[1, 2], [3]]\n```', 'markdown').code).toBe('ragged');
  });

  it('in prose the rules of plain text hold, also between two blocks', () => {
    const code = '```matlab\nA = 1;\n```\n';
    const text = `${code}as in [[1, 2], [3, 4]] of\n${code}`;
    expectRead(text, 'markdown', along);
    expectRead(`${code}1 2\n3 4\n\n${code}`, 'markdown', along);
  });

  it('a fence closes only one of its kind, and is no longer than the document', () => {
    const inner = '````markdown\n```matlab\n[1 2; 3 4]\n```\n````\n';
    expectRead(inner, 'markdown', along);
    expectRead('~~~matlab\n% ```\nA = [1 2; 3 4];\n% ```\n~~~\n', 'markdown', along);
    expectRead('```r\nx <- 1\n# ``` \nmatrix(1:4, 2)', 'markdown', down);
  });

  it('is found far from where it begins', () => {
    const filler = '% a comment of no numbers\n'.repeat(3000);
    const text = `\`\`\`python\nx\n\`\`\`\n\n\`\`\`matlab\n${filler}A = [1 2; 3 4]';\n\`\`\`\nText.\n`;
    expectRead(text, 'markdown', down);
    const [literal] = findMatrices(text, 'markdown');
    expect(text.slice(literal!.start, literal!.end)).toBe("[1 2; 3 4]'");
  });

  it('a problem stands at its place', () => {
    const text = '- a\n  ```matlab\n  A = [1 2; 3 x];\n  ```\n';
    const { start, end } = problem(text, 'markdown');
    expect(text.slice(start, end)).toBe('x');
  });

  it.each(['```\n', '```python\n', '~~~', '```{', '#+begin_src\n', '[source,]\n----\n'])(
    '%j is no matrix',
    (text) => {
      for (const language of ['markdown', 'org', 'asciidoc', 'restructuredtext']) {
        expect(found(text, language)).toEqual([]);
        expect(matrixAt(text, language, text.length)).toBeUndefined();
      }
    },
  );
});
