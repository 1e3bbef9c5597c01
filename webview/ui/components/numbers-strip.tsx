import {
  formatBound,
  formatCount,
  formatNumber,
  formatPercent,
  formatSquare,
} from '../../../src/core/index.js';
import { isRounding, numbersOf } from '../../model/numbers.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { Fact, Facts, Formula } from './facts.js';

/** What the numbers are made of; undefined until there is a decomposition. */
function useNumbers() {
  const { store } = useLens().controller;
  useLensState((state) => state.rank);
  useLensState((state) => state.sumError);
  useLensState((state) => state.weights);
  useLensState((state) => state.measured);
  useLensState((state) => state.decomposition);
  useLensState((state) => state.matrix);
  useLensState((state) => state.large);
  const state = store.get();
  const numbers = numbersOf(state);
  const { decomposition, rank, weights } = state;
  if (!numbers || !decomposition) return undefined;
  /** What is only rounding is no error. */
  const shown = (error: number) =>
    isRounding(error, numbers) ? t('0 (rounding)') : formatNumber(error, 6);
  const isCoarse = (value: number) => value !== 0 && value <= numbers.coarse;
  const isLarge = state.large !== undefined;
  return { numbers, decomposition, rank, chosen: weights !== undefined, shown, isCoarse, isLarge };
}

/** The error in three numbers, which are always in view. */
export function MainNumbers() {
  const known = useNumbers();
  if (!known) return null;
  const { numbers, chosen, shown, isCoarse } = known;
  return (
    <Facts label={t('Error of the approximation')} three>
      <Fact
        shortened
        id="tail"
        name={
          chosen ? (
            <>
              √(Σ<sub>{t('i off')}</sub> σᵢ²)
            </>
          ) : (
            <>
              {t('Tail')}
              <Formula>
                {' '}
                √(Σ<sub>i&gt;k</sub> σᵢ²)
              </Formula>
            </>
          )
        }
        title={
          chosen
            ? t(
                'The error of the layers that are on, from the singular values of those that are off',
              )
            : t('The error by the Eckart–Young theorem, from the singular values')
        }
        value={numbers.tail}
        note={
          isCoarse(numbers.tail)
            ? t('finer is not found in passes')
            : isRounding(numbers.tail, numbers)
              ? formatNumber(numbers.tail, 2)
              : t('squared {0}', formatSquare(numbers.tail, 6))
        }
      >
        {isCoarse(numbers.tail) ? `≤ ${formatBound(numbers.tail, 2)}` : shown(numbers.tail)}
      </Fact>
      <Fact
        shortened
        id="measured"
        name={
          <>
            {t('Measured')}
            <Formula>
              {' '}
              ‖M − M̂ₖ‖<sub>F</sub>
            </Formula>
          </>
        }
        title={t('The error, summed entry by entry in double precision')}
        value={numbers.measured}
        note={
          numbers.difference === undefined ? undefined : (
            <span data-number="difference" data-value={String(numbers.difference)}>
              {t('difference to the tail {0}', formatNumber(numbers.difference, 2))}
            </span>
          )
        }
      >
        {numbers.measured === undefined ? t('measuring…') : shown(numbers.measured)}
      </Fact>
      <Fact
        shortened
        id="relative"
        name={t('Relative error')}
        title={t('Tail / ‖M‖, Frobenius norms')}
        value={numbers.relative}
        note={
          <span data-number="energy" data-value={String(numbers.energy)}>
            {t('keeps {0} of the energy', formatPercent(numbers.energy))}
          </span>
        }
      >
        {isCoarse(numbers.tail) ? '≤ ' : null}
        {isRounding(numbers.tail, numbers) ? t('0 (rounding)') : formatPercent(numbers.relative)}
      </Fact>
    </Facts>
  );
}

/** The other numbers of the matrix and of its approximation. */
export function MoreNumbers() {
  const known = useNumbers();
  if (!known) return null;
  const { numbers, decomposition, rank, chosen, shown, isCoarse, isLarge } = known;
  const { summary } = decomposition;
  const { storage } = numbers;
  const condition = !decomposition.complete
    ? isLarge
      ? t('the others are not computed')
      : t('more to come')
    : summary.condition === 'rank-deficient'
      ? t('rank-deficient')
      : t('condition {0}', formatNumber(summary.condition, 4));
  return (
    <Facts label={t('Numbers')}>
      <Fact
        shortened
        id="rank"
        name={t('Rank')}
        title={t('Numerical rank: singular values above σ₁·max(m, n)·ε')}
        value={summary.numericalRank}
        note={condition}
      >
        {decomposition.complete ? '' : '≥ '}
        {summary.numericalRank}
      </Fact>
      <Fact
        shortened
        id="frobenius"
        name={
          <>
            ‖M‖<sub>F</sub>
          </>
        }
        title={t('Frobenius norm of M')}
        value={numbers.frobenius}
      >
        {formatNumber(numbers.frobenius, 6)}
      </Fact>
      <Fact
        shortened
        id="spectral"
        name={
          chosen ? (
            t('Largest σ off = ‖M − M̂‖₂')
          ) : (
            <>
              σ<sub>k+1</sub> = ‖M − M̂ₖ‖₂
            </>
          )
        }
        title={t('Spectral norm of the error: the first singular value that is left out')}
        value={numbers.spectral}
        note={
          numbers.largest
            ? t(
                'largest |error| {0} at ({1}, {2})',
                formatNumber(Math.abs(numbers.largest.value), 4),
                numbers.largest.row + 1,
                numbers.largest.column + 1,
              )
            : undefined
        }
      >
        {numbers.spectral === undefined || isCoarse(numbers.spectral)
          ? // Known or not, no σ that is left out is above the tail.
            `≤ ${formatBound(numbers.tail, 2)}`
          : shown(numbers.spectral)}
      </Fact>
      <Fact
        shortened
        id="storage"
        name={t('Storage')}
        title={t(
          'Numbers to store σ, U and V of rank k, k(m + n + 1), against the mn entries of M',
        )}
        value={storage.triplets}
        note={
          rank > storage.breakEven
            ? t('more than M: break-even at k < {0}', formatNumber(storage.breakEven, 4))
            : rank === 0
              ? undefined
              : storage.ratio === 1
                ? t('same size')
                : t('{0}× smaller', formatNumber(storage.ratio, 3))
        }
      >
        {t('{0} of {1}', formatCount(storage.triplets), formatCount(storage.full))}
      </Fact>
    </Facts>
  );
}
