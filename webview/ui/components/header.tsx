import { formatCount, formatNumber } from '../../../src/core/index.js';
import type { Backend } from '../../../src/protocol/index.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { HowRead } from '../reading/how-read.js';

/** What is shown, where it comes from, and what computed it. */
export function Header() {
  const { controller } = useLens();
  const source = useLensState((state) => state.source);
  const matrix = useLensState((state) => state.matrix);
  const backend = useLensState((state) => state.backend);
  if (!source || !matrix) return null;
  return (
    <header class="header">
      <h1>
        {source.label}{' '}
        <span class="shape" data-number="shape">
          {formatCount(matrix.rows)}×{formatCount(matrix.cols)}
        </span>
      </h1>
      <HowRead />
      {source.abilities.includes('reveal') ? (
        <button
          type="button"
          class="place"
          title={t('Go to where the matrix comes from')}
          onClick={() => controller.reveal()}
        >
          <span class="codicon codicon-go-to-file" aria-hidden="true" /> {source.place}
        </button>
      ) : (
        <span class="place">{source.place}</span>
      )}
      {backend ? <BackendBadge backend={backend} /> : null}
    </header>
  );
}

function BackendBadge({ backend }: { readonly backend: Backend }) {
  const { controller } = useLens();
  const gpu = backend.name === 'webgl';
  const checked =
    backend.checked === undefined
      ? ''
      : t(
          'Checked against double precision: largest difference {0} of max |M|.',
          formatNumber(backend.checked, 2),
        );
  const title = gpu
    ? t(
        'M̂ₖ and the error are computed and drawn on the GPU ({0}) in single precision; singular values, tail and measured error in double precision.',
        backend.detail,
      )
    : t('Everything is computed on the CPU in double precision: {0}.', backend.detail);
  return (
    <button
      type="button"
      class="badge"
      data-testid="backend"
      data-backend={backend.name}
      data-checked={backend.checked ?? ''}
      title={[title, gpu ? checked : '', t('Click for the settings.')]
        .filter((part) => part !== '')
        .join(' ')}
      onClick={() => controller.openSettings()}
    >
      <span class={`codicon codicon-${gpu ? 'circuit-board' : 'chip'}`} aria-hidden="true" />
      {gpu ? t('WebGL float32') : t('CPU float64')}
      {gpu ? <span class="roomy">{t('pictures · float64 numbers')}</span> : null}
      {gpu && backend.checked !== undefined ? (
        <span
          class="codicon codicon-check"
          role="img"
          aria-label={t('checked against double precision')}
        />
      ) : null}
    </button>
  );
}
