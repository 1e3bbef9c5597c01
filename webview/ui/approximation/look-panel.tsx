import { divergingMaps, sequentialMaps, type ScaleKind } from '../../../src/core/index.js';
import {
  isLocked,
  plainLook,
  robustPercentiles,
  withDomain,
  withLock,
  withRange,
} from '../../model/look.js';
import { Select } from '../components/select.js';
import { NumberField } from '../components/number-field.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import type { LookTools } from '../use-look.js';

export const lookPanelId = 'look-panel';

/** How values become colours: scale, range, lock and maps. Unfolds under the toolbar. */
export function LookPanel({ look, shown, setLook }: LookTools) {
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  if (!shown) return null;
  const { values, error } = shown;
  const [low, high] = values.domain;
  const finite = (value: number) => (Number.isFinite(value) ? undefined : t('Type a number.'));
  return (
    <div class="look-panel" id={lookPanelId} role="group" aria-label={t('Colours and range')}>
      <Select
        label={t('Scale')}
        testId="scale"
        value={look.scale}
        options={[
          ['linear', t('linear')],
          ['log', t('logarithmic')],
          ['symlog', t('symmetric logarithmic')],
        ]}
        onChange={(scale) => setLook({ ...look, scale: scale as ScaleKind })}
      />
      <Select
        label={t('Range of M and M̂ₖ')}
        testId="range"
        value={look.range}
        options={[
          ['full', t('all values')],
          ['robust', t('{0}th to {1}th percentile', ...robustPercentiles)],
          ['fixed', t('fixed')],
        ]}
        onChange={(range) =>
          setLook(
            range === 'fixed'
              ? withDomain(look, values.domain)
              : withRange(look, range as 'full' | 'robust'),
          )
        }
      />
      <span class="pair">
        <NumberField
          label={t('from')}
          testId="range-low"
          value={tidy(low)}
          check={(value) =>
            finite(value) ?? (value < high ? undefined : t('Less than the upper end.'))
          }
          onChange={(value) => setLook(withDomain(look, [value, high]))}
        />
        <NumberField
          label={t('to')}
          testId="range-high"
          value={tidy(high)}
          check={(value) =>
            finite(value) ?? (value > low ? undefined : t('More than the lower end.'))
          }
          onChange={(value) => setLook(withDomain(look, [low, value]))}
        />
      </span>
      {hasSvd ? (
        <NumberField
          label={t('Error up to ±')}
          testId="range-error"
          value={tidy(error.domain[1])}
          check={(value) => finite(value) ?? (value > 0 ? undefined : t('More than 0.'))}
          onChange={(errorEnd) => setLook({ ...look, errorEnd })}
        />
      ) : null}
      <label class="check" title={t('The colours keep their meaning while k or M changes')}>
        <input
          type="checkbox"
          data-testid="lock"
          checked={isLocked(look)}
          onChange={() => setLook(withLock(look, !isLocked(look), shown))}
        />
        {t('Lock both ranges')}
      </label>
      <MapChoice
        label={t('Colours')}
        testId="map"
        value={values.colorMap}
        maps={[...sequentialMaps, ...divergingMaps]}
        reversed={look.reversed}
        onMap={(colorMap) => setLook({ ...look, colorMap })}
        onReversed={(reversed) => setLook({ ...look, reversed })}
      />
      {hasSvd ? (
        <MapChoice
          label={t('Colours of the error')}
          testId="error-map"
          value={error.colorMap}
          maps={divergingMaps}
          reversed={look.errorReversed}
          onMap={(errorColorMap) => setLook({ ...look, errorColorMap })}
          onReversed={(errorReversed) => setLook({ ...look, errorReversed })}
        />
      ) : null}
      <button
        type="button"
        class="link"
        data-testid="look-reset"
        disabled={look === plainLook}
        onClick={() => setLook(plainLook)}
      >
        {t('Reset')}
      </button>
      {look.scale === 'log' && hasSvd ? (
        <p class="faint">
          {t('The error has both signs: it is drawn on a symmetric logarithmic scale.')}
        </p>
      ) : null}
    </div>
  );
}

interface MapChoiceProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly maps: readonly string[];
  readonly reversed: boolean;
  readonly onMap: (name: string) => void;
  readonly onReversed: (reversed: boolean) => void;
}

function MapChoice(props: MapChoiceProps) {
  const { label, testId, value, maps, reversed, onMap, onReversed } = props;
  return (
    <span class="pair">
      <Select
        label={label}
        testId={testId}
        value={value}
        options={maps.map((name) => [name, name])}
        onChange={onMap}
      />
      <label class="check">
        <input
          type="checkbox"
          data-testid={`${testId}-reversed`}
          aria-label={t('{0}, reversed', label)}
          checked={reversed}
          onChange={() => onReversed(!reversed)}
        />
        {t('reversed')}
      </label>
    </span>
  );
}

/** Enough digits for a field that a person edits. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
