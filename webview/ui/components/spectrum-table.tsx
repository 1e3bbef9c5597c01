import { useState } from 'preact/hooks';
import { formatNumber } from '../../../src/core/index.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { Button } from './button.js';
import css from './spectrum-table.module.css';

const pageSize = 100;

/** The numbers of the charts, one page at a time. A row has a button that uses its rank. */
export function SpectrumTable() {
  const [open, setOpen] = useState(false);
  return (
    <details
      class={css['table']}
      data-testid="spectrum-table"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('Table of the spectrum')}</summary>
      {open ? <Rows /> : null}
    </details>
  );
}

function Rows() {
  const { controller } = useLens();
  const decomposition = useLensState((state) => state.decomposition);
  const rank = useLensState((state) => state.rank);
  const [pages, setPages] = useState(1);
  if (!decomposition) return null;
  const { svd, tails, energies, aboveNoise } = decomposition;
  const count = Math.min(svd.s.length, pages * pageSize);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">k</th>
            <th scope="col">σₖ</th>
            <th scope="col">{t('Energy kept')}</th>
            <th scope="col">{t('Tail')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from(svd.s.subarray(0, count), (sigma, i) => (
            <tr key={i} data-current={i + 1 === rank} data-noise={i >= aboveNoise}>
              <th scope="row">
                <Button kind="link" onClick={() => controller.setRank(i + 1)}>
                  {i + 1}
                </Button>
              </th>
              <td data-value={sigma}>
                {formatNumber(sigma, 6)}
                {i >= aboveNoise ? ` (${t('noise')})` : ''}
              </td>
              <td>{formatNumber(100 * energies[i + 1]!, 6)} %</td>
              <td>{formatNumber(tails[i + 1]!, 6)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count < svd.s.length ? (
        <Button kind="secondary" onClick={() => setPages(pages + 1)}>
          {t('{0} more of {1}', Math.min(pageSize, svd.s.length - count), svd.s.length)}
        </Button>
      ) : null}
    </>
  );
}
