import {
  formatCount,
  formatNumber,
  formatPercent,
  type EntryComparison,
} from '../../../src/core/index.js';
import type { PairSpectra } from '../../../src/protocol/index.js';
import { Button } from '../components/button.js';
import { Fact, Facts } from '../components/facts.js';
import { useLens } from '../context.js';
import { t } from '../l10n.js';

interface PairFactsProps {
  readonly entries: EntryComparison;
  /** Undefined until they are known, or if they do not exist. */
  readonly spectra: PairSpectra | undefined;
}

/** The numbers of A − B. */
export function PairFacts({ entries, spectra }: PairFactsProps) {
  const { frobenius, relative, norms, cosine, equal, compared } = entries;
  const spectral = spectra && (spectra.difference[0] ?? 0);
  return (
    <Facts wide label={t('Numbers of the comparison')}>
      <Fact
        id="distance"
        name={
          <>
            ‖A − B‖<sub>F</sub>
          </>
        }
        value={frobenius}
        note={t('of ‖A‖ = {0} and ‖B‖ = {1}', formatNumber(norms[0], 5), formatNumber(norms[1], 5))}
      >
        {formatNumber(frobenius, 6)}
      </Fact>
      <Fact
        id="relativeDistance"
        name={t('Relative to ‖B‖')}
        value={relative}
        note={t('‖A − B‖ / ‖B‖, Frobenius norms')}
      >
        {Number.isFinite(relative) ? formatPercent(relative) : t('B is zero')}
      </Fact>
      {spectra ? (
        <Fact
          id="spectralDistance"
          name={t('Spectral norm ‖A − B‖₂')}
          value={spectral}
          note={t('the largest change of a unit vector’s image')}
        >
          {formatNumber(spectral ?? 0, 6)}
        </Fact>
      ) : null}
      {spectra ? <RankFact spectra={spectra} /> : null}
      <LargestFact entries={entries} />
      <Fact
        id="equalEntries"
        name={t('Equal entries')}
        value={equal}
        note={t('of {0}, to the last bit', formatCount(compared))}
      >
        {formatCount(equal)}
      </Fact>
      {cosine === undefined ? null : (
        <Fact
          id="cosine"
          name={t('Cosine of A and B')}
          value={cosine}
          note={t('⟨A, B⟩ / (‖A‖ ‖B‖): 1 if one is a positive multiple of the other')}
        >
          {formatNumber(cosine, 8)}
        </Fact>
      )}
    </Facts>
  );
}

function RankFact({ spectra }: { readonly spectra: PairSpectra }) {
  const { rank, difference, complete } = spectra;
  // Of leading values alone, only a lower bound is known if all are above the level.
  const isBound = !complete && rank.rank === difference.length;
  return (
    <Fact
      id="differenceRank"
      name={t('Rank of A − B')}
      value={rank.rank}
      note={t(
        'singular values above {0}, the rounding of A and B: the larger σ₁·max(m, n)·ε',
        formatNumber(rank.level, 3),
      )}
    >
      {isBound ? t('at least {0}', rank.rank) : formatCount(rank.rank)}
    </Fact>
  );
}

function LargestFact({ entries: { largest } }: { readonly entries: EntryComparison }) {
  const { controller } = useLens();
  if (!largest) return null;
  const { value, row, column } = largest;
  return (
    <Fact
      id="largestChange"
      name={t('Largest change')}
      value={value}
      note={
        value === 0 ? undefined : (
          <Button
            kind="link"
            data-testid="largest-place"
            title={t('Mark this cell in the pictures')}
            onClick={() => controller.store.set({ selected: { row, column } })}
          >
            {t('row {0}, column {1}', row + 1, column + 1)}
          </Button>
        )
      }
    >
      {formatNumber(value, 6)}
    </Fact>
  );
}
