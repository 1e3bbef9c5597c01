import { useMemo } from 'preact/hooks';
import {
  adapterFactors,
  factorCounts,
  formatCount,
  formatNumber,
  splitFactors,
  storage,
  subscript,
  transpose,
  type Svd,
} from '../../../src/core/index.js';
import { Choice } from '../components/choice.js';
import { MatrixTable } from '../components/matrix-table.js';
import { Section } from '../components/section.js';
import { NotApplicable } from '../components/text.js';
import { useMemory } from '../context.js';
import { useClosedForms } from '../closed-forms.js';
import { t } from '../l10n.js';
import { FactorPicture } from './factor-picture.js';
import { FactorRow } from './factor-row.js';
import { Tables } from './tables.js';

type Split = 'adapter' | 'even';
const isSplit = (value: unknown): value is Split => value === 'adapter' || value === 'even';

/** M̂ₖ as a product of two thin matrices, and how many numbers that saves. */
export function TwoFactors({ svd, rank }: { readonly svd: Svd; readonly rank: number }) {
  const [split, setSplit] = useMemory<Split>('factors.split', 'adapter', isSplit);
  const [left, right] = useMemo(() => {
    if (split === 'adapter') {
      const { b, a } = adapterFactors(svd, rank);
      return [b, a];
    }
    const { y, z } = splitFactors(svd, rank);
    return [y, transpose(z)];
  }, [svd, rank, split]);
  const [closed] = useClosedForms();
  const names =
    split === 'adapter'
      ? { left: 'B', right: 'A', leftIs: 'UₖΣₖ', rightIs: 'Vₖᵀ' }
      : { left: 'Y', right: 'Zᵀ', leftIs: 'UₖΣₖ^½', rightIs: 'Σₖ^½Vₖᵀ' };
  const noise = (svd.s[0] ?? 0) * 1e-15;
  return (
    <Section
      id="factors-two"
      title={`M̂${subscript(rank)} = ${names.left} ${names.right}`}
      beside={
        <Choice
          label={t('Where Σ goes')}
          testId="factor-split"
          value={split}
          onChange={setSplit}
          options={[
            { value: 'adapter', text: 'B A', title: t('Σ goes into B, as in a low-rank adapter') },
            { value: 'even', text: 'Y Zᵀ', title: t('√Σ goes into each factor') },
          ]}
        />
      }
    >
      {rank === 0 ? (
        <NotApplicable>{t('At rank 0 the factors have no columns: M̂₀ = 0.')}</NotApplicable>
      ) : (
        <>
          <FactorRow count={2}>
            <FactorPicture
              testId="factor-left"
              name={`${names.left} = ${names.leftIs}`}
              matrix={left}
              label={t('Heatmap of the left factor')}
              noise={noise}
            />
            <FactorPicture
              testId="factor-right"
              name={`${names.right} = ${names.rightIs}`}
              matrix={right}
              label={t('Heatmap of the right factor')}
              noise={noise}
            />
          </FactorRow>
          <Counts rows={svd.u.rows} cols={svd.v.rows} rank={rank} />
          <Tables title={t('Tables of {0} and {1}', names.left, names.right)}>
            <MatrixTable
              testId="table-left"
              closed={closed}
              name={names.left}
              matrix={left}
              noise={noise}
            />
            <MatrixTable
              testId="table-right"
              closed={closed}
              name={names.right}
              matrix={right}
              noise={noise}
            />
          </Tables>
        </>
      )}
    </Section>
  );
}

interface CountsProps {
  readonly rows: number;
  readonly cols: number;
  readonly rank: number;
}

function Counts({ rows, cols, rank }: CountsProps) {
  const { factors, full } = factorCounts(rows, cols, rank);
  // One count of what saves room, here and in the numbers: σ is kept, too.
  const { breakEven } = storage(rows, cols, rank);
  return (
    <p data-testid="factor-counts" data-factors={factors} data-full={full} data-even={breakEven}>
      {t(
        'k(m + n) = {0}·({1} + {2}) = {3} parameters instead of mn = {4}.',
        rank,
        rows,
        cols,
        formatCount(factors),
        formatCount(full),
      )}{' '}
      {factors < full
        ? t('{0}× fewer.', formatNumber(full / factors, 3))
        : t('That saves nothing.')}{' '}
      {t(
        'Kept as σ, U and V, k(m + n + 1) numbers, it saves room for k < {0}.',
        formatNumber(breakEven, 4),
      )}
    </p>
  );
}
