import type { ComponentChildren } from 'preact';
import { formatNumber, numericalThreshold } from '../../../src/core/index.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';

interface FactProps {
  readonly id: string;
  readonly name: ComponentChildren;
  readonly meaning: string;
  readonly value: number | null;
  readonly text?: string;
}

function Fact({ id, name, meaning, value, text }: FactProps) {
  return (
    <div class="fact" title={meaning}>
      <dt>{name}</dt>
      <dd data-number={id} data-value={value ?? ''}>
        {text ?? (value === null ? '–' : formatNumber(value, 6))}
        <span class="note">{meaning}</span>
      </dd>
    </div>
  );
}

/** What the singular values alone say about the matrix. */
export function SpectrumFacts() {
  const decomposition = useLensState((state) => state.decomposition);
  const matrix = useLensState((state) => state.matrix);
  if (!decomposition || !matrix) return null;
  const { summary, svd } = decomposition;
  const { condition } = summary;
  const threshold = numericalThreshold(svd.s, matrix.rows, matrix.cols);
  const below = svd.s.length - summary.numericalRank;
  return (
    <dl class="numbers spectrum-facts" aria-label={t('Numbers of the spectrum')}>
      <Fact
        id="condition"
        name={t('Condition σ₁/σᵣ')}
        meaning={t('how much a relative change can grow when solving with M')}
        value={condition === 'rank-deficient' ? null : condition}
        {...(condition === 'rank-deficient' ? { text: t('rank-deficient') } : {})}
      />
      <Fact
        id="stableRank"
        name={t('Stable rank ‖M‖²/σ₁²')}
        meaning={t('at most the rank; hardly moved by small singular values')}
        value={summary.stableRank}
      />
      <Fact
        id="effectiveRank"
        name={t('Effective rank exp(−Σ p ln p)')}
        meaning={t('the entropy of p = σᵢ/Σσ as a number of directions')}
        value={summary.effectiveRank}
      />
      <Fact
        id="spectralNorm"
        name={t('Spectral norm ‖M‖₂ = σ₁')}
        meaning={t('the most that M stretches a vector')}
        value={summary.spectral}
      />
      <Fact
        id="nuclear"
        name={t('Nuclear norm Σσᵢ')}
        meaning={t('the convex stand-in for the rank')}
        value={summary.nuclear}
      />
      <Fact
        id="threshold"
        name={t('Rounding level σ₁·max(m, n)·ε')}
        meaning={
          below === 1
            ? t('1 singular value is not above it: rounding noise')
            : t('{0} singular values are not above it: rounding noise', below)
        }
        value={threshold}
      />
    </dl>
  );
}

/** How good the decomposition itself is, in LAPACK's test ratios. */
export function QualityLine() {
  const quality = useLensState((state) => state.quality);
  const decomposition = useLensState((state) => state.decomposition);
  if (!quality || !decomposition) return null;
  const { workers } = decomposition;
  const millis = formatNumber(decomposition.millis, 3);
  const ratio = (id: string, value: number) => (
    <b data-number={id} data-value={value}>
      {formatNumber(value, 2)}
    </b>
  );
  return (
    <p class="quality faint" data-testid="quality" data-workers={workers}>
      {workers === 2
        ? t('Computed in {0} ms by two workers, one for U and one for V.', millis)
        : t('Computed in {0} ms.', millis)}{' '}
      ‖M − UΣVᵀ‖: {ratio('residual', quality.residual)} · ‖I − UᵀU‖:{' '}
      {ratio('orthogonalityU', quality.orthogonalityU)} · ‖I − VᵀV‖:{' '}
      {ratio('orthogonalityV', quality.orthogonalityV)}.{' '}
      {t(
        'These are LAPACK’s test ratios, errors in units of rounding: near 1 is as good as double precision gets, above 50 would be a failure.',
      )}
    </p>
  );
}
