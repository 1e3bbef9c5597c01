import { useMemo } from 'preact/hooks';
import {
  approximate,
  formatNumber,
  frobeniusNorm,
  noFreedom,
  nullities,
  type Matrix,
} from '../../../src/core/index.js';
import { equalIn, freedomOf, isLensChoice } from '../../model/freedom.js';
import { Button } from '../components/button.js';
import { Explanation } from '../components/explanation.js';
import { Section } from '../components/section.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import type { FreedomProps } from './freedom-props.js';
import css from './freedom-section.module.css';
import { NullBases } from './null-bases.js';
import { SignChoice } from './sign-choice.js';
import { Turns } from './turns.js';

/** With more products the difference of the two sides is not measured here. */
const mostMeasured = 20_000_000;

/** What M leaves free in U and V: signs, turns of equal σ, bases for σ = 0. The product stays. */
export function FreedomSection({ matrix }: { readonly matrix: Matrix }) {
  const { controller } = useLens();
  const decomposition = useLensState((state) => state.decomposition);
  const quality = useLensState((state) => state.quality);
  const memory = useLensState((state) => state.memory);
  const explanations = useLensState((state) => state.settings.explanations);
  const freedom = useMemo(() => freedomOf(memory), [memory]);
  const equal = useMemo(
    () => (decomposition ? equalIn(matrix, decomposition, quality) : []),
    [matrix, decomposition?.computed, quality],
  );
  if (!decomposition?.complete) return null;
  const props: FreedomProps = {
    freedom,
    decomposition,
    onChange: (next) => controller.setFreedom(next),
  };
  const left = nullities(decomposition.computed);
  return (
    <Section id="factors-freedom" title={t('Unique up to what?')}>
      {explanations ? (
        <Explanation>
          {t(
            'M determines its singular values, but not U and V: the signs of a pair uᵢ, vᵢ are free, pairs with equal σ can be turned together, and for σ = 0 any orthonormal basis will do. That is why U differs between programs.',
          )}
        </Explanation>
      ) : null}
      <div class={css['parts']}>
        <SignChoice {...props} />
        {equal.length > 0 ? <Turns {...props} equal={equal} /> : null}
        {left.u > 0 || left.v > 0 ? <NullBases {...props} left={left} /> : null}
      </div>
      <div class={css['result']}>
        <Product matrix={matrix} decomposition={decomposition} />
        <Button
          kind="secondary"
          data-testid="freedom-reset"
          disabled={isLensChoice(freedom)}
          onClick={() => controller.setFreedom(noFreedom)}
        >
          {t('Reset signs, turns and bases')}
        </Button>
      </div>
    </Section>
  );
}

/** That the product is still M. */
function Product({
  matrix,
  decomposition: { svd },
}: Pick<FreedomProps, 'decomposition'> & { matrix: Matrix }) {
  const r = svd.s.length;
  const difference = useMemo(() => {
    if (matrix.data.length * r > mostMeasured) return undefined;
    const { data } = approximate(svd, r);
    return frobeniusNorm(data.map((value, at) => value - matrix.data[at]!));
  }, [matrix, svd]);
  if (difference === undefined) return null;
  const norm = frobeniusNorm(matrix.data);
  return (
    <p
      data-testid="freedom-product"
      data-value={difference}
      data-relative={norm > 0 ? difference / norm : 0}
    >
      {t(
        'The product stays: ‖M − UΣVᵀ‖ = {0}, which is only rounding beside ‖M‖ = {1}.',
        formatNumber(difference, 2),
        formatNumber(norm, 4),
      )}
    </p>
  );
}
