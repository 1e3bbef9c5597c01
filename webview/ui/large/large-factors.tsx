import { useEffect, useMemo } from 'preact/hooks';
import { leadingTriplets, subscript, tooManyFactors } from '../../../src/core/index.js';
import { Button } from '../components/button.js';
import { Explanation } from '../components/explanation.js';
import { Section } from '../components/section.js';
import { NotApplicable } from '../components/text.js';
import { useLens, useLensState } from '../context.js';
import { TwoFactors } from '../factors/two-factors.js';
import { t } from '../l10n.js';
import { useSettled } from '../use-settled.js';

/** So many numbers, 8 MB, come in a moment. */
const sentAtOnce = 2 ** 20;

/** Milliseconds that the slider rests before factors are asked for. */
const rest = 150;

/**
 * M̂ₖ = B A of a matrix that is too large for the page. Where U is at hand, its factors follow the slider; elsewhere they
 * cost one more reading, which the user starts.
 */
export function LargeFactors() {
  const { controller } = useLens();
  const large = useLensState((state) => state.large);
  const values = large?.values;
  const chosen = useLensState((state) => state.rank);
  const explanations = useLensState((state) => state.settings.explanations);
  const rank = Math.min(useSettled(chosen, rest), values?.s.length ?? 0);
  const known = large?.factors;
  const isThere = known !== undefined && known.s.length >= rank;
  const svd = useMemo(
    () => (known && isThere ? leadingTriplets(known, rank) : undefined),
    [known, isThere, rank],
  );
  const { rows, cols } = large?.shape ?? { rows: 0, cols: 0 };
  const refused = tooManyFactors(rank, { rows, cols });
  // All of them, so that the slider waits for none, if they cost no pass and are sent at once.
  const all = values?.s.length ?? 0;
  const isCheap = large?.leftKnown === true && all * (rows + cols) <= sentAtOnce;
  const wanted = isCheap ? all : rank;
  const ask = () => controller.askFactors(wanted, () => undefined);
  const isFree = values !== undefined && large?.leftKnown === true && !refused;
  useEffect(() => {
    if (isFree && !isThere && rank > 0) ask();
  }, [isFree, isThere, rank, values]);
  if (!large || !values) return null;
  if (refused) {
    return (
      <Section id="factors-two" title={`M̂${subscript(rank)} = B A`}>
        <NotApplicable data-testid="factors-too-large">{refused.problem.message}</NotApplicable>
      </Section>
    );
  }
  if (svd && rank > 0) return <TwoFactors svd={svd} rank={rank} />;
  return (
    <Section id="factors-two" title={`M̂${subscript(rank)} = B A`}>
      {rank === 0 ? (
        <NotApplicable>{t('At rank 0 the factors have no columns: M̂₀ = 0.')}</NotApplicable>
      ) : large.leftKnown ? null : (
        <>
          {explanations ? (
            <Explanation>
              {t(
                'V is known from the passes; U = M V Σ⁻¹ needs one more reading from the first to the last row.',
              )}
            </Explanation>
          ) : null}
          <Button kind="secondary" data-testid="compute-factors" onClick={ask}>
            {t('Compute the Factors of Rank {0}', rank)}
          </Button>
        </>
      )}
    </Section>
  );
}
