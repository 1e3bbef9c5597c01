import { formatNumber, numericalThreshold } from '../../../src/core/index.js';
import { shownMatrix } from '../../model/shown.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import { Fact, Facts } from './facts.js';
import { Faint } from './text.js';

interface SpectrumFactProps {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  /** Null if there is no number, or if `text` replaces it. */
  readonly value: number | null;
  readonly text?: string;
}

function SpectrumFact({ id, name, meaning, value, text }: SpectrumFactProps) {
  return (
    <Fact id={id} name={name} title={meaning} value={value ?? undefined} note={meaning}>
      {text ?? (value === null ? '–' : formatNumber(value, 6))}
    </Fact>
  );
}

/** Numbers that follow from the singular values alone. */
export function SpectrumFacts() {
  const decomposition = useLensState((state) => state.decomposition);
  const matrix = useLensState(shownMatrix);
  const isLarge = useLensState((state) => state.large !== undefined);
  if (!decomposition || !matrix) return null;
  const { summary, svd, aboveNoise, complete } = decomposition;
  // Of a large matrix, only the leading values are ever known; else the others come soon.
  const isPart = isLarge && !complete;
  const unknown = complete ? {} : { text: '…' };
  const { condition } = summary;
  const threshold = numericalThreshold(svd.s, matrix.rows, matrix.cols);
  const below = svd.s.length - aboveNoise;
  return (
    <Facts wide label={t('Numbers of the spectrum')}>
      {isPart ? null : (
        <SpectrumFact
          id="condition"
          name={t('Condition σ₁/σᵣ')}
          meaning={t('how much a relative change can grow when solving with M')}
          value={condition === 'rank-deficient' || !complete ? null : condition}
          {...(condition === 'rank-deficient' ? { text: t('rank-deficient') } : {})}
          {...unknown}
        />
      )}
      <SpectrumFact
        id="stableRank"
        name={t('Stable rank ‖M‖²/σ₁²')}
        meaning={t('at most the rank; small singular values hardly change it')}
        value={summary.stableRank}
      />
      {isPart ? null : (
        <SpectrumFact
          id="effectiveRank"
          name={t('Effective rank exp(−Σ p ln p)')}
          meaning={t('the entropy of p = σᵢ/Σσ as a number of directions')}
          value={complete ? summary.effectiveRank : null}
          {...unknown}
        />
      )}
      <SpectrumFact
        id="spectralNorm"
        name={t('Spectral norm ‖M‖₂ = σ₁')}
        meaning={t('the largest factor by which M stretches a vector')}
        value={summary.spectral}
      />
      {isPart ? null : (
        <SpectrumFact
          id="nuclear"
          name={t('Nuclear norm Σσᵢ')}
          meaning={t('the convex surrogate of the rank')}
          value={complete ? summary.nuclear : null}
          {...unknown}
        />
      )}
      {isPart ? null : (
        <SpectrumFact
          id="threshold"
          name={t('Rounding level σ₁·max(m, n)·ε')}
          meaning={
            below === 1
              ? t('1 singular value is not above it: rounding noise')
              : t('{0} singular values are not above it: rounding noise', below)
          }
          value={threshold}
        />
      )}
    </Facts>
  );
}

/** Why rotations computed a graded matrix, and how many digits of each singular value are known. */
function keptDigits(relativeError: number): string {
  const digits = Math.floor(-Math.log10(relativeError));
  return t(
    'The rows or columns differ greatly in size, so one-sided Jacobi rotations computed it: every singular value keeps about {0} digits, the smallest too.',
    digits,
  );
}

/** The accuracy of the decomposition, as LAPACK's test ratios. */
export function QualityLine() {
  const quality = useLensState((state) => state.quality);
  const decomposition = useLensState((state) => state.decomposition);
  if (!quality || !decomposition) return null;
  const { workers, svd } = decomposition;
  const millis = formatNumber(decomposition.millis, 3);
  const ratio = (id: string, value: number) => (
    <b data-number={id} data-value={value}>
      {formatNumber(value, 2)}
    </b>
  );
  return (
    <Faint as="p" data-testid="quality" data-workers={workers}>
      {workers === 2
        ? t('Computed in {0} ms by two workers, one for U and one for V.', millis)
        : t('Computed in {0} ms.', millis)}{' '}
      {svd.relativeError !== undefined && (
        <b data-testid="graded">{keptDigits(svd.relativeError)}</b>
      )}
      ‖M − UΣVᵀ‖: {ratio('residual', quality.residual)} · ‖I − UᵀU‖:{' '}
      {ratio('orthogonalityU', quality.orthogonalityU)} · ‖I − VᵀV‖:{' '}
      {ratio('orthogonalityV', quality.orthogonalityV)}.{' '}
      {t(
        'These are LAPACK’s test ratios, errors in units of rounding: near 1 is as good as double precision gets, above 50 would be a failure.',
      )}
    </Faint>
  );
}
