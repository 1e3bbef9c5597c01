import { describe, expect, it } from 'vitest';
import { recipeOf, stepsLatex, stepsOf, type Step } from '../../../src/core/index.js';
import { fromRows } from '../../../src/core/matrix.js';
import { svdOf } from '../lowrank/helpers.js';

function steps(rows: number[][], closed = true): Step[] {
  const matrix = fromRows(rows);
  const found = recipeOf(matrix, svdOf(matrix), 'MᵀM');
  if (!found.ok) throw new Error(found.problem.message);
  return stepsOf(found.value, closed);
}

const lines = (list: Step[], id: string) =>
  list
    .find((step) => step.id === id)!
    .pieces.map((piece) =>
      piece.kind === 'line'
        ? piece.text
        : `${piece.name.text} ${piece.relation.text} ${piece.factor?.text ?? ''}[${piece.rows
            .map((row) => row.map(({ text }) => text).join(' '))
            .join('; ')}]`,
    );

describe('the steps of a recipe', () => {
  const worked = [
    [3, 2, 5],
    [2, 3, 5],
    [2, -2, 0],
    [5, 5, 10],
  ];

  it('are those of a course', () => {
    const list = steps(worked);
    expect(list.map(({ id }) => id)).toEqual([
      'gram',
      'polynomial',
      'eigenvalues',
      'first',
      'values',
      'second',
      'rest',
      'result',
    ]);
    expect(lines(list, 'gram')).toEqual(['MᵀM = [42 33 75; 33 42 75; 75 75 150]']);
    expect(lines(list, 'polynomial')).toEqual([
      'det(λI − MᵀM) = λ³ − 234λ² + 2025λ',
      '= λ(λ − 9)(λ − 225)',
    ]);
    expect(lines(list, 'eigenvalues')).toEqual(['λ₁ = 225', 'λ₂ = 9', 'λ₃ = 0']);
    expect(lines(list, 'first')).toEqual(['v₁ = 1/√6[1; 1; 2]', 'v₂ = 1/√2[−1; 1; 0]']);
    expect(lines(list, 'values')).toEqual(['σ₁ = √225 = 15', 'σ₂ = √9 = 3']);
    expect(lines(list, 'result')[1]).toBe('Σ = [15 0 0; 0 3 0; 0 0 0; 0 0 0]');
  });

  it('have σ = 6√10 and 3√10 where a course prints them', () => {
    const list = steps([
      [4, 11, 14],
      [8, 7, -2],
    ]);
    expect(lines(list, 'values')).toEqual(['σ₁ = √360 = 6√10', 'σ₂ = √90 = 3√10']);
    expect(lines(list, 'result')).toEqual([
      'U = [3/√10 1/√10; 1/√10 −3/√10]',
      'Σ = [6√10 0 0; 0 3√10 0]',
      'Vᵀ = [1/3 2/3 2/3; −2/3 −1/3 2/3; 2/3 −2/3 1/3]',
    ]);
  });

  it('write quadratic eigenvalues exactly, and decimals where forms are switched off', () => {
    expect(
      lines(
        steps([
          [1, 2],
          [3, 4],
        ]),
        'eigenvalues',
      ),
    ).toEqual(['λ₁ = 15 + √221 ≈ 29.8661', 'λ₂ = 15 − √221 ≈ 0.133931']);
    expect(lines(steps(worked, false), 'first')[0]).toBe('v₁ ≈ [0.408248; 0.408248; 0.816497]');
  });

  it('are copied as LaTeX', () => {
    const list = steps(worked);
    expect(stepsLatex([list[1]!])).toBe(
      [
        '\\[ \\det(\\lambda I - M^{\\mathsf T}M) = \\lambda^{3} - 234\\lambda^{2} + 2025\\lambda \\]',
        '\\[ = \\lambda\\left(\\lambda - 9\\right)\\left(\\lambda - 225\\right) \\]',
      ].join('\n'),
    );
    expect(stepsLatex([list[3]!])).toContain(
      '\\[ v_{1} = \\frac{1}{\\sqrt{6}} \\begin{bmatrix}\n  1 \\\\\n  1 \\\\\n  2\n\\end{bmatrix} \\]',
    );
    expect(stepsLatex(list)).toContain('\\frac{2}{\\sqrt{6}}');
  });

  it('say ≈ where digits are left out, and = where not', () => {
    const list = steps([
      [1, 1],
      [0, 1e-9],
    ]);
    expect(lines(list, 'gram')).toEqual(['MᵀM ≈ [1 1; 1 1]']);
    expect(lines(list, 'values')[1]).toBe('σ₂ ≈ √(5×10⁻¹⁹) ≈ 7.07107×10⁻¹⁰');
    const decimals = steps(worked, false);
    expect(lines(decimals, 'first')[0]).toBe('v₁ ≈ [0.408248; 0.408248; 0.816497]');
    expect(lines(decimals, 'values')[0]).toBe('σ₁ = √225 = 15');
    expect(stepsLatex(decimals)).toContain('v_{1} \\approx \\begin{bmatrix}');
  });
});
