import { divergingMaps } from '../../../src/core/index.js';
import {
  allMaps,
  isLocked,
  plainLook,
  robustPercentiles,
  withDomain,
  withLock,
  withRange,
} from '../../model/look.js';
import { Button } from '../components/button.js';
import { Check } from '../components/check.js';
import { MapChoice } from '../components/map-choice.js';
import { ScaleChoice } from '../components/scale-choice.js';
import { NumberField } from '../components/number-field.js';
import { OptionsPanel } from '../components/options-panel.js';
import { Select } from '../components/select.js';
import { Faint } from '../components/text.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import { finite } from '../number-checks.js';
import type { LookTools } from '../use-look.js';
import css from './look-panel.module.css';

export const lookPanelId = 'look-panel';

/** The settings for colours: scale, range, lock and maps. It opens below the toolbar. */
export function LookPanel({ look, shown, setLook }: LookTools) {
  const hasSvd = useLensState((state) => state.decomposition !== undefined);
  if (!shown) return null;
  const { values, error } = shown;
  const [low, high] = values.domain;
  return (
    <OptionsPanel id={lookPanelId} label={t('Colours and range')}>
      <ScaleChoice value={look.scale} onChange={(scale) => setLook({ ...look, scale })} />
      <Select
        label={t('Range of M and M̂ₖ')}
        testId="range"
        value={look.range}
        options={[
          ['auto', t('automatic: without outliers')],
          ['full', t('all values')],
          ['robust', t('the middle {0} %', robustPercentiles[1] - robustPercentiles[0])],
          ['fixed', t('fixed')],
        ]}
        onChange={(range) =>
          setLook(range === 'fixed' ? withDomain(look, values.domain) : withRange(look, range))
        }
      />
      <span class={css['pair']}>
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
      <Check
        label={t('Lock both ranges')}
        title={t('The colours keep their meaning while k or M changes')}
        testId="lock"
        checked={isLocked(look)}
        onChange={() => setLook(withLock(look, !isLocked(look), shown))}
      />
      <MapChoice
        label={t('Colours')}
        testId="map"
        value={values.colorMap}
        maps={allMaps}
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
      <Button
        kind="link"
        data-testid="look-reset"
        disabled={look === plainLook}
        onClick={() => setLook(plainLook)}
      >
        {t('Reset')}
      </Button>
      {look.scale === 'log' && hasSvd ? (
        <Faint as="p" class={css['note']}>
          {t('The error has both signs: it is drawn on a symmetric logarithmic scale.')}
        </Faint>
      ) : null}
    </OptionsPanel>
  );
}

/** Enough digits for a field that the user edits. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
