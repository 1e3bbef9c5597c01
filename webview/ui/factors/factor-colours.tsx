import { divergingMaps } from '../../../src/core/index.js';
import { allMaps } from '../../model/look.js';
import { ClosedFormsSwitch } from '../closed-forms.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { MapChoice } from '../components/map-choice.js';
import { OptionsPanel } from '../components/options-panel.js';
import { ScaleChoice } from '../components/scale-choice.js';
import { useOpen } from '../context.js';
import { t } from '../l10n.js';
import { useLook } from '../use-look.js';
import css from './factor-colours.module.css';

const panelId = 'factor-colours';

/** The button and the panel of the colours. They are those of the other views; the ends are each picture's. */
export function FactorColours() {
  const [open, setOpen] = useOpen('factors.panel', false);
  const { look, shown, setLook } = useLook();
  if (!shown) return null;
  return (
    <>
      <div class={css['row']}>
        <Button
          kind="tool"
          data-testid="factor-colours"
          aria-expanded={open}
          aria-controls={panelId}
          title={t('Colours and their scale')}
          onClick={() => setOpen(!open)}
        >
          <Icon name="settings" />
          {t('Colours')}
          <Icon name={open ? 'chevron-up' : 'chevron-down'} />
        </Button>
        <ClosedFormsSwitch />
      </div>
      {open ? (
        <OptionsPanel id={panelId} label={t('Colours and their scale')}>
          <ScaleChoice value={look.scale} onChange={(scale) => setLook({ ...look, scale })} />
          <MapChoice
            label={t('Colours of factors')}
            testId="factor-map"
            value={shown.error.colorMap}
            maps={divergingMaps}
            reversed={look.errorReversed}
            onMap={(errorColorMap) => setLook({ ...look, errorColorMap })}
            onReversed={(errorReversed) => setLook({ ...look, errorReversed })}
          />
          <MapChoice
            label={t('Colours of Σ')}
            testId="sigma-map"
            value={shown.values.colorMap}
            maps={allMaps}
            reversed={look.reversed}
            onMap={(colorMap) => setLook({ ...look, colorMap })}
            onReversed={(reversed) => setLook({ ...look, reversed })}
          />
        </OptionsPanel>
      ) : null}
    </>
  );
}
