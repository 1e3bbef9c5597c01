import { FactorColours } from '../factors/factor-colours.js';
import { FormSection } from '../factors/form-section.js';
import { FreedomSection } from '../factors/freedom-section.js';
import { LayerSection } from '../factors/layer-section.js';
import { StoredFactors } from '../factors/stored-factors.js';
import { TwoFactors } from '../factors/two-factors.js';
import { Explanation } from '../components/explanation.js';
import { View } from '../components/view.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import { LargeFactors } from '../large/large-factors.js';
import { useSettled } from '../use-settled.js';

/** With more numbers, the factors follow the slider only when it rests. */
const heavy = 100_000;

/** M as a product of matrices. */
export function FactorsView() {
  const isLarge = useLensState((state) => state.large !== undefined);
  return isLarge ? <OfLarge /> : <OfWhole />;
}

/** What needs no entries on the page. */
function OfLarge() {
  return (
    <View label={t('Factors')}>
      <FactorColours />
      <StoredFactors />
      <LargeFactors />
    </View>
  );
}

/** U, Σ and Vᵀ; two thin factors; a linear layer with these factors. */
function OfWhole() {
  const matrix = useLensState((state) => state.matrix);
  const svd = useLensState((state) => state.decomposition?.svd);
  const rank = useLensState((state) => state.rank);
  const explanations = useLensState((state) => state.settings.explanations);
  const work = (matrix?.data.length ?? 0) + rank * ((matrix?.rows ?? 0) + (matrix?.cols ?? 0));
  const settled = useSettled(rank, work > heavy ? 150 : 0);
  if (!matrix || !svd) return null;
  const known = Math.min(settled, svd.s.length);
  return (
    <View label={t('Factors')}>
      {explanations ? (
        <Explanation>
          {t(
            'M = U Σ Vᵀ: columns of U and rows of Vᵀ are orthonormal, Σ has the singular values on its diagonal. Kept to the first k, they give M̂ₖ as a product of two thin matrices with k(m + n) numbers.',
          )}
        </Explanation>
      ) : null}
      <FactorColours />
      <StoredFactors />
      <FormSection svd={svd} />
      <FreedomSection matrix={matrix} />
      <TwoFactors svd={svd} rank={known} />
      <LayerSection matrix={matrix} svd={svd} rank={known} />
    </View>
  );
}
