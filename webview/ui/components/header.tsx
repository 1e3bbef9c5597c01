import { useMemo } from 'preact/hooks';
import { formatCount, formatNumber, formatPercent } from '../../../src/core/index.js';
import type { Backend } from '../../../src/protocol/index.js';
import { isPreparation, preparationKey } from '../../model/preparation.js';
import { areIntegersRounded } from '../../model/rounded-integers.js';
import { shownMatrix } from '../../model/shown.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { HowRead } from '../reading/how-read.js';
import { Button } from './button.js';
import { Formula } from './formula.js';
import css from './header.module.css';
import { Icon } from './icon.js';
import { Faint } from './text.js';

/** What is shown, its source, and what computes the pictures. */
export function Header() {
  const { controller } = useLens();
  const source = useLensState((state) => state.source);
  const matrix = useLensState((state) => state.matrix);
  const backend = useLensState((state) => state.backend);
  // WebGL is timed and checked first: what is chosen is said once.
  const isSettled = useLensState(
    ({ backend: shown, settings, computing, decomposition }) =>
      shown?.name === 'cpu' ||
      shown?.checked !== undefined ||
      settings.backend === 'webgl' ||
      (!computing && !decomposition),
  );
  const large = useLensState((state) => state.large);
  const rounded = useMemo(
    () => areIntegersRounded(source?.array, matrix, large),
    [source?.array, matrix, large],
  );
  const shape = useLensState(shownMatrix);
  if (!source || !shape) return null;
  return (
    <header class={css['header']}>
      <h1>
        {source.label}{' '}
        <span class={css['shape']} data-number="shape">
          {formatCount(shape.rows)}×{formatCount(shape.cols)}
        </span>
      </h1>
      <Prepared />
      <Changed />
      {rounded ? (
        <Faint
          data-testid="rounded-integers"
          title={t('Beyond 2⁵³ double precision does not hold every integer.')}
        >
          {t('integers beyond 2⁵³ are rounded')}
        </Faint>
      ) : null}
      <HowRead />
      {source.abilities.includes('reveal') ? (
        <Button
          kind="link"
          data-testid="place"
          title={t('Go to where the matrix comes from')}
          onClick={() => controller.reveal()}
        >
          <Icon name="go-to-file" class={css['icon']} /> {source.place}
        </Button>
      ) : (
        <Faint data-testid="place">{source.place}</Faint>
      )}
      {backend && isSettled ? <BackendBadge backend={backend} /> : null}
    </header>
  );
}

/** What was done to the columns, and a click that undoes it. */
function Prepared() {
  const { controller } = useLens();
  const how = useLensState((state) => state.memory[preparationKey]);
  if (!isPreparation(how) || how === 'none') return null;
  return (
    <span data-testid="prepared">
      {how === 'centre' ? t('columns centred') : t('columns standardised')}{' '}
      <Button kind="link" data-testid="unprepare" onClick={() => controller.prepare('none')}>
        {t('Undo')}
      </Button>
    </span>
  );
}

/** How far the matrix is from its version before: at the last stop of a program, or before its file was written. */
function Changed() {
  const previous = useLensState((state) => state.previous);
  if (!previous) return null;
  const { distance, norm } = previous;
  const share = distance === undefined || norm === 0 ? undefined : formatPercent(distance / norm);
  return (
    <span
      data-testid="changed"
      data-value={distance ?? ''}
      title={t('Compared with the version before this one, over all entries')}
    >
      {distance === undefined ? (
        t('another shape than before')
      ) : distance === 0 ? (
        t('unchanged')
      ) : (
        <Formula text={t('‖M − M before‖_F = {0}', formatNumber(distance, 4))} />
      )}
      {share === undefined || distance === 0 ? null : <Faint> ({share})</Faint>}
    </span>
  );
}

function BackendBadge({ backend }: { readonly backend: Backend }) {
  const { controller, isAlone } = useLens();
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
      class={css['badge']}
      data-testid="backend"
      data-backend={backend.name}
      data-checked={backend.checked ?? ''}
      title={[title, gpu ? checked : '', isAlone ? '' : t('Click for the settings.')]
        .filter((part) => part !== '')
        .join(' ')}
      {...(isAlone ? {} : { onClick: () => controller.openSettings() })}
    >
      <Icon name={gpu ? 'circuit-board' : 'chip'} class={css['icon']} />
      {gpu ? t('WebGL float32') : t('CPU float64')}
      {gpu ? <span class={css['roomy']}>{t('pictures · float64 numbers')}</span> : null}
      {gpu && backend.checked !== undefined ? (
        <Icon name="check" label={t('checked against double precision')} class={css['icon']} />
      ) : null}
    </button>
  );
}
