import { useMemo } from 'preact/hooks';
import {
  recipeOf,
  sidesByHand,
  stepsLatex,
  stepsOf,
  svdThroughGram,
  type GramSide,
  type Matrix,
  type Step,
  type StepId,
  type Svd,
} from '../../../src/core/index.js';
import { Button } from '../components/button.js';
import { Choice } from '../components/choice.js';
import { Icon } from '../components/icon.js';
import { Section } from '../components/section.js';
import { Faint, NotApplicable } from '../components/text.js';
import { useLens, useMemory } from '../context.js';
import { ClosedFormsSwitch, useClosedForms } from '../closed-forms.js';
import { t } from '../l10n.js';
import { HandDigits } from './hand-digits.js';
import css from './hand-section.module.css';
import { HandPiece } from './hand-piece.js';

const isSide = (value: unknown): value is GramSide => value === 'MᵀM' || value === 'MMᵀ';

/** The SVD of a small matrix step by step, as a course computes it. */
export function HandSection({ matrix, svd }: { readonly matrix: Matrix; readonly svd: Svd }) {
  const { controller } = useLens();
  const sides = useMemo(() => sidesByHand(matrix.rows, matrix.cols), [matrix]);
  const usual = sides[0] ?? 'MᵀM';
  const [wished, setSide] = useMemory<GramSide>('methods.side', usual, isSide);
  const side = sides.includes(wished) ? wished : usual;
  const [closed] = useClosedForms();
  const recipe = useMemo(() => recipeOf(matrix, svd, side), [matrix, svd, side]);
  const steps = useMemo(() => (recipe.ok ? stepsOf(recipe.value, closed) : []), [recipe, closed]);
  const gram = useMemo(
    () => (recipe.ok ? svdThroughGram(matrix, svd.s) : undefined),
    [recipe, matrix, svd],
  );
  if (!recipe.ok) {
    return (
      <Section id="methods-hand" title={t('By hand')}>
        <NotApplicable data-testid="hand-refused">{recipe.problem.message}</NotApplicable>
      </Section>
    );
  }
  const copy = (which: readonly Step[], what: string) =>
    controller.copyText(stepsLatex(which), what);
  return (
    <Section
      id="methods-hand"
      title={t('By hand')}
      beside={
        sides.length > 1 ? (
          <Choice<GramSide>
            label={t('The square matrix')}
            testId="hand-side"
            value={side}
            onChange={setSide}
            options={sides.map((value) => ({ value, text: value }))}
          />
        ) : undefined
      }
    >
      <div class={css['head']}>
        <Faint data-testid="hand-why">{whyOf(side, sides, matrix)}</Faint>
        <ClosedFormsSwitch />
        <Button
          kind="secondary"
          data-testid="hand-copy"
          onClick={() => copy(steps, t('The recipe (LaTeX)'))}
        >
          {t('Copy all as LaTeX')}
        </Button>
      </div>
      <ol class={css['steps']} data-testid="hand-steps" data-side={side}>
        {steps.map((step) => (
          <li key={step.id} data-step={step.id}>
            <div class={css['title']}>
              <h3>{titleOf(step.id, side)}</h3>
              <Button
                kind="icon"
                data-testid={`hand-copy-${step.id}`}
                title={t('Copy this step as LaTeX')}
                aria-label={t('Copy this step as LaTeX')}
                onClick={() => copy([step], t('A step (LaTeX)'))}
              >
                <Icon name="copy" />
              </Button>
            </div>
            <div class={css['pieces']}>
              {step.pieces.map((piece, i) => (
                <HandPiece key={i} piece={piece} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      {gram?.ok ? <HandDigits svd={svd} gram={gram.value} side={side} /> : null}
    </Section>
  );
}

function whyOf(side: GramSide, sides: readonly GramSide[], { rows, cols }: Matrix): string {
  const size = side === 'MᵀM' ? cols : rows;
  if (side === 'MᵀM' && sides[0] === side) {
    return t('With MᵀM, {0}×{0}: its eigenvectors are the vᵢ, as in most courses.', size);
  }
  return size < Math.max(rows, cols)
    ? t('With {0}, {1}×{1}: the smaller of the two.', side, size)
    : t('With {0}, {1}×{1}.', side, size);
}

function titleOf(id: StepId, side: GramSide): string {
  const isV = side === 'MᵀM';
  switch (id) {
    case 'gram':
      return t('Multiply: {0}', side);
    case 'polynomial':
      return t('Its characteristic polynomial');
    case 'eigenvalues':
      return t('Its roots are the eigenvalues λᵢ');
    case 'first':
      return t('Unit eigenvectors for λᵢ > 0: {0}', isV ? 'vᵢ' : 'uᵢ');
    case 'values':
      return t('Singular values: σᵢ = √λᵢ');
    case 'second':
      return isV
        ? t('The other side: {0}', 'uᵢ = M vᵢ/σᵢ')
        : t('The other side: {0}', 'vᵢ = Mᵀuᵢ/σᵢ');
    case 'rest':
      return t('The rest: orthonormal bases of the null spaces of M and Mᵀ');
    case 'result':
      return t('Together: M = U Σ Vᵀ');
  }
}
