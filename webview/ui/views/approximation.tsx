import { formatNumber, subscript } from '../../../src/core/index.js';
import { errorDomain, matrixDomain } from '../../model/domains.js';
import { summarize } from '../../model/summary.js';
import { Heatmap } from '../components/heatmap.js';
import { Readout } from '../components/readout.js';
import { SpectrumCharts } from '../components/spectrum-charts.js';
import { useLens, useLensState } from '../context.js';

/** M, M̂ₖ and the error side by side, and the spectrum they come from. */
export function ApproximationView() {
  const { store } = useLens().controller;
  const settings = useLensState((state) => state.settings);
  useLensState((state) => state.matrix);
  useLensState((state) => state.decomposition);
  useLensState((state) => state.rank);
  useLensState((state) => state.measured);
  const state = store.get();
  const { matrix, decomposition, rank } = state;
  if (!matrix) return null;
  const domain = matrixDomain(matrix);
  const error = errorDomain(state);
  const shape = `${matrix.rows} by ${matrix.cols}`;
  return (
    <section class="approximation" aria-label="Approximation">
      {settings.explanations ? (
        <p class="explanation">
          M̂ₖ = Σ<sub>i≤k</sub> σᵢuᵢvᵢᵀ is the closest matrix of rank k to M; what it misses is the
          tail of the singular values, ‖M − M̂ₖ‖<sub>F</sub> = √(Σ<sub>i&gt;k</sub> σᵢ²).
        </p>
      ) : null}
      <div class="heatmaps">
        <Heatmap
          of="matrix"
          title="M"
          domain={domain}
          colorMap={settings.colorMap}
          tallest={360}
          label={`Heatmap of the ${shape} matrix M, values from ${formatNumber(domain[0])} to ${formatNumber(domain[1])}`}
        />
        {decomposition ? (
          <>
            <Heatmap
              of="approximation"
              title={`M̂${subscript(rank)}`}
              domain={domain}
              colorMap={settings.colorMap}
              tallest={360}
              label={`Heatmap of the best rank-${rank} approximation`}
            />
            <Heatmap
              of="error"
              title={`Error M − M̂${subscript(rank)}`}
              domain={error}
              colorMap={settings.errorColorMap}
              tallest={360}
              label={`Heatmap of the error, largest magnitude ${formatNumber(error[1])}`}
            />
          </>
        ) : null}
      </div>
      <Readout />
      <p class="visually-hidden" data-testid="summary" aria-live="polite">
        {summarize(state)}
      </p>
      <SpectrumCharts logarithmic={false} />
    </section>
  );
}
