import { useMemo } from 'preact/hooks';
import {
  formatNumber,
  formatSquare,
  frobeniusNorm,
  subscript,
  type Challenger,
  type Matrix,
} from '../../../src/core/index.js';
import { Formula } from '../components/formula.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { challengerName } from './challenger-names.js';
import css from './three-steps.module.css';

export interface ThreeStepsProps {
  readonly matrix: Matrix;
  readonly s: Float64Array;
  /** tails[k] = √Σ_(i>k) σᵢ². */
  readonly tails: Float64Array;
  readonly k: number;
  readonly decimals: number;
  /** Undefined while it is computed. */
  readonly example: Challenger | undefined;
}

/** How many shares are written out. */
const mostShares = 5;

/** The argument of Eckart and Young in three steps, with the numbers of this matrix and of one challenger. */
export function ThreeSteps({ matrix, s, tails, k, decimals, example }: ThreeStepsProps) {
  const norm = useMemo(() => frobeniusNorm(matrix.data), [matrix]);
  return (
    <div class={css['steps']} data-testid="three-steps" data-example={example?.id}>
      <h3>{t('Why none is below: three steps')}</h3>
      <ol>
        <li>
          <b>{t('Rotating by U and V keeps the norm.')}</b>{' '}
          <Formula
            text={t(
              '‖M‖_F² is {0} over the entries, and Σσᵢ² is {1}. So instead of M and X we may compare Σ and Y = UᵀXV.',
              formatSquare(norm, 8),
              formatSquare(tails[0] ?? 0, 8),
            )}
          />
        </li>
        <li>
          <b>{t('Off-diagonals cost.')}</b>{' '}
          {example ? (
            <OffDiagonals
              example={example}
              decimals={decimals}
              // As everywhere: max(m, n)·ε·‖M‖_F.
              rounding={Math.max(matrix.rows, matrix.cols) * Number.EPSILON * norm}
            />
          ) : (
            <Faint role="status">{t('Computing…')}</Faint>
          )}
        </li>
        <li>
          <b>{t('Keep the k largest.')}</b>{' '}
          <Formula
            text={t(
              'The columns of X lie in a space of dimension {0}. Let pᵢ be the share of uᵢ in it: between 0 and 1 each, and {0} together at most. What X cannot reach is Σ(1 − pᵢ)σᵢ².',
              k,
            )}
          />{' '}
          {example ? <Shares example={example} k={k} /> : null}{' '}
          <Formula
            text={t(
              'It is least if p₁ … p_k are 1 and the others 0: Σ_(i>{0}) σᵢ² = {1}, the squared tail. To keep σ{3} instead of σ{2} would cost σ{2}² − σ{3}² = {4} more.',
              k,
              formatSquare(tails[k] ?? 0, 8),
              subscript(k),
              subscript(k + 1),
              formatSquare(exchangeOf(s, k), 6),
            )}
          />
        </li>
      </ol>
    </div>
  );
}

/** √(σₖ² − σₖ₊₁²), with no square that overflows. */
function exchangeOf(s: Float64Array, k: number): number {
  const [kept = 0, next = 0] = s.subarray(k - 1, k + 1);
  return Math.sqrt(kept - next) * Math.sqrt(kept + next);
}

interface OffDiagonalsProps {
  readonly example: Challenger;
  readonly decimals: number;
  /** Parts up to this size are 0 but for rounding. */
  readonly rounding: number;
}

function OffDiagonals({ example, decimals, rounding }: OffDiagonalsProps) {
  const { error, coordinates } = example;
  const written = (part: number) =>
    part !== 0 && part <= rounding ? t('0 (rounding)') : formatSquare(part, 6);
  return (
    <span
      data-testid="off-diagonals"
      data-off={coordinates.offDiagonal}
      data-on={coordinates.diagonal}
    >
      <Formula
        text={t(
          'Σ has none. “{0}” is off by ‖Σ − Y‖_F² = {1}: its diagonal by {2}, and the other entries add {3}.',
          challengerName(example.id, decimals),
          formatSquare(error, 6),
          written(coordinates.diagonal),
          written(coordinates.offDiagonal),
        )}
      />{' '}
      {t('The diagonal alone may have a higher rank than X. So the next step counts directions.')}
    </span>
  );
}

function Shares({ example, k }: { readonly example: Challenger; readonly k: number }) {
  const { shares, ofSpace } = example.coordinates;
  const count = Math.min(shares.length, Math.max(mostShares, 1));
  const some = Array.from({ length: count }, (_, i) => formatNumber(shares[i] ?? 0, 3)).join(', ');
  return (
    <span data-testid="shares" data-space={ofSpace} data-k={k}>
      {t(
        'Here p₁, p₂, … are {0}, and the sum is {1}.',
        count < shares.length ? `${some}, …` : some,
        formatSquare(ofSpace, 6),
      )}
    </span>
  );
}
