import type { ComponentChildren } from 'preact';
import { formatCount, formatNumber } from '../../../src/core/index.js';
import { numbersOf } from '../../model/numbers.js';
import { useLens, useLensState } from '../context.js';

interface FactProps {
  readonly id: string;
  readonly name: ComponentChildren;
  readonly title: string;
  /** Full precision, for tests and for copying. */
  readonly value: number | undefined;
  readonly children: ComponentChildren;
  readonly note?: ComponentChildren;
}

function Fact({ id, name, title, value, children, note }: FactProps) {
  return (
    <div class="fact" title={title}>
      <dt>{name}</dt>
      <dd data-number={id} data-value={value === undefined ? '' : String(value)}>
        {children}
        {note === undefined ? undefined : <span class="note">{note}</span>}
      </dd>
    </div>
  );
}

const percent = (share: number) => `${formatNumber(100 * share, 4)} %`;

/** The numbers that are always in view. */
export function NumbersStrip() {
  const { store } = useLens().controller;
  useLensState((state) => state.rank);
  useLensState((state) => state.sumError);
  const chosen = useLensState((state) => state.weights) !== undefined;
  useLensState((state) => state.measured);
  useLensState((state) => state.decomposition);
  useLensState((state) => state.matrix);
  const state = store.get();
  const numbers = numbersOf(state);
  const { matrix, decomposition, rank } = state;
  if (!matrix || !numbers || !decomposition) return null;
  const { summary } = decomposition;
  const { storage } = numbers;
  const condition = !decomposition.complete
    ? 'more to come'
    : summary.condition === 'rank-deficient'
      ? 'rank-deficient'
      : `condition ${formatNumber(summary.condition, 4)}`;
  return (
    <dl class="numbers" aria-label="Numbers">
      <Fact
        id="rank"
        name="Rank"
        title="Numerical rank: singular values above σ₁·max(m, n)·ε"
        value={summary.numericalRank}
        note={condition}
      >
        {decomposition.complete ? '' : '≥ '}
        {summary.numericalRank}
      </Fact>
      <Fact
        id="frobenius"
        name={
          <>
            ‖M‖<sub>F</sub>
          </>
        }
        title="Frobenius norm of M"
        value={numbers.frobenius}
      >
        {formatNumber(numbers.frobenius, 6)}
      </Fact>
      <Fact
        id="tail"
        name={
          chosen ? (
            <>
              √(Σ<sub>i off</sub> σᵢ²)
            </>
          ) : (
            <>
              Tail √(Σ<sub>i&gt;k</sub> σᵢ²)
            </>
          )
        }
        title={
          chosen
            ? 'The error of the layers that are on, from the singular values of those that are off'
            : 'What the Eckart–Young theorem says the error is, from the singular values'
        }
        value={numbers.tail}
        note={`squared ${formatNumber(numbers.tail ** 2, 6)}`}
      >
        {formatNumber(numbers.tail, 6)}
      </Fact>
      <Fact
        id="measured"
        name={
          <>
            Measured ‖M − M̂ₖ‖<sub>F</sub>
          </>
        }
        title="The error, summed entry by entry in double precision"
        value={numbers.measured}
        note={
          numbers.difference === undefined ? undefined : (
            <span data-number="difference" data-value={String(numbers.difference)}>
              differs by {formatNumber(numbers.difference, 2)}
            </span>
          )
        }
      >
        {numbers.measured === undefined ? 'measuring…' : formatNumber(numbers.measured, 6)}
      </Fact>
      <Fact
        id="relative"
        name="Relative error"
        title="Tail / ‖M‖_F"
        value={numbers.relative}
        note={
          <span data-number="energy" data-value={String(numbers.energy)}>
            keeps {percent(numbers.energy)} of the energy
          </span>
        }
      >
        {percent(numbers.relative)}
      </Fact>
      <Fact
        id="spectral"
        name={
          chosen ? (
            <>Largest σ off = ‖M − M̂‖₂</>
          ) : (
            <>
              σ<sub>k+1</sub> = ‖M − M̂ₖ‖₂
            </>
          )
        }
        title="Spectral norm of the error: the first singular value that is left out"
        value={numbers.spectral}
        note={
          numbers.largest
            ? `largest |error| ${formatNumber(Math.abs(numbers.largest.value), 4)} at (${numbers.largest.row + 1}, ${numbers.largest.column + 1})`
            : undefined
        }
      >
        {formatNumber(numbers.spectral, 6)}
      </Fact>
      <Fact
        id="storage"
        name="Storage"
        title="Numbers to store σ, U and V of rank k, k(m + n + 1), against the mn entries of M"
        value={storage.triplets}
        note={
          rank > storage.breakEven
            ? `more than M: break-even at k < ${formatNumber(storage.breakEven, 4)}`
            : rank === 0
              ? undefined
              : `${formatNumber(storage.ratio, 3)}× smaller`
        }
      >
        {formatCount(storage.triplets)} of {formatCount(storage.full)}
      </Fact>
    </dl>
  );
}
