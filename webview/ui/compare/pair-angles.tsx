import { useMemo } from 'preact/hooks';
import { formatNumber, subscript, type LeadingAngles } from '../../../src/core/index.js';
import type { MatrixPair } from '../../../src/protocol/index.js';
import { Explanation } from '../components/explanation.js';
import { MatrixTable } from '../components/matrix-table.js';
import { Section } from '../components/section.js';
import { Faint, NotApplicable } from '../components/text.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import { useAngles } from './use-comparison.js';

/** Principal angles of larger spaces take long, and say little. */
const mostAngles = 256;

/** The principal angles between the leading k-spaces of A and B, at the rank of the slider. */
export function PairAngles({ pair }: { readonly pair: MatrixPair }) {
  const rank = useLensState((state) => state.rank);
  const explanations = useLensState((state) => state.settings.explanations);
  const found = useAngles(pair, Math.min(rank, mostAngles));
  return (
    <Section
      id="pair-angles"
      title={t('Principal angles of the leading k-spaces, k = {0}', found?.wished ?? rank)}
    >
      {explanations ? (
        <Explanation>
          {t(
            'The k leading left singular vectors of A span a space, and those of B another. The angles say how far they are apart: all 0° if the spaces are equal, 90° if a direction of one is orthogonal to the other. The same for the right singular vectors.',
          )}
        </Explanation>
      ) : null}
      {!found ? (
        <Faint as="p">{t('Computing…')}</Faint>
      ) : found.angles.ok ? (
        <Angles angles={found.angles.value} wished={found.wished} />
      ) : (
        <NotApplicable>{found.angles.problem.message}</NotApplicable>
      )}
    </Section>
  );
}

interface AnglesProps {
  readonly angles: LeadingAngles;
  readonly wished: number;
}

function Angles({ angles, wished }: AnglesProps) {
  const { rank, most, left = [], right = [], rounding } = angles;
  const table = useMemo(() => {
    const data = Float64Array.from({ length: 2 * rank }, (_, at) =>
      at % 2 === 0 ? (left[at >> 1] ?? NaN) : (right[at >> 1] ?? NaN),
    );
    return { rows: rank, cols: 2, data };
  }, [angles]);
  if (rank === 0) {
    return (
      <NotApplicable data-testid="no-angles">
        {wished === 0 && most > 0
          ? t('Choose k ≥ 1 with the slider.')
          : t('A or B is zero: it has no leading space.')}
      </NotApplicable>
    );
  }
  const written = (angle = 0) =>
    angle !== 0 && angle <= rounding ? t('0 (rounding)') : `${formatNumber(angle, 4)}°`;
  const columns = [t('left (columns), °'), t('right (rows), °')];
  return (
    <>
      <p
        data-testid="angles-summary"
        data-rank={rank}
        data-left={left.at(-1)}
        data-right={right.at(-1)}
      >
        {t(
          'The largest angle is {0} between the left spaces, and {1} between the right ones.',
          written(left.at(-1)),
          written(right.at(-1)),
        )}{' '}
        {rank < wished
          ? t(
              'Only the {0} leading vectors of both are above rounding; the others are arbitrary and are left out.',
              rank,
            )
          : null}{' '}
        {tiedText(angles)}
      </p>
      <MatrixTable
        testId="table-angles"
        name={t('Angles')}
        noShape
        matrix={table}
        noise={rounding}
        rowName={(i) => `θ${subscript(i + 1)}`}
        columnName={(j) => columns[j] ?? ''}
      />
    </>
  );
}

function tiedText({ tied: [inA, inB], rank }: LeadingAngles): string | null {
  if (!inA && !inB) return null;
  const [k, next] = [subscript(rank), subscript(rank + 1)];
  return inA && inB
    ? t('σ{0} = σ{1} in A and in B: their leading spaces are not determined.', k, next)
    : t('σ{0} = σ{1} in {2}: its leading space is not determined.', k, next, inA ? 'A' : 'B');
}
