import { useId } from 'preact/hooks';
import { stages, type Stage } from '../../model/geometry/stages.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { Hidden } from '../components/text.js';
import { t } from '../l10n.js';
import type { Moment } from './moment.js';
import { Scene } from './scene.js';
import css from './steps.module.css';
import type { Journey } from './use-journey.js';
import { stepWords } from './words.js';

/** Length of a side of a step's picture in CSS pixels. */
const side = 72;

export interface StepsProps {
  readonly journey: Journey;
  readonly moment: Moment;
}

/** The four steps as small pictures to choose from, and the button that plays them. */
export function Steps({ journey, moment }: StepsProps) {
  const name = useId();
  const k = Math.round(moment.rank);
  const dropped = k < moment.parts.dims;
  const formulas = ['x', 'Vᵀx', dropped ? 'ΣₖVᵀx' : 'ΣVᵀx', dropped ? 'UΣₖVᵀx' : 'UΣVᵀx'];
  return (
    <fieldset class={css['steps']} data-testid="geometry-steps" data-stage={journey.stage}>
      <Hidden as="legend">{t('Step')}</Hidden>
      {stages.map((stage: Stage) => (
        <label key={stage} class={stage === journey.stage ? css['chosen'] : undefined}>
          <input
            type="radio"
            name={name}
            value={stage}
            checked={stage === journey.stage}
            data-testid={`geometry-step-${stage}`}
            onChange={() => journey.goTo(stage)}
          />
          <svg viewBox={`0 0 ${side} ${side}`} width={side} height={side} aria-hidden="true">
            <Scene moment={{ ...moment, progress: stage }} size={side} small />
          </svg>
          <span>{formulas[stage]}</span>
          <span class={css['words']}>{stepWords(stage, moment.parts)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A button that plays the steps from the start. If motion must be reduced, there is nothing to play. */
export function PlaySteps({ journey }: { readonly journey: Journey }) {
  if (!journey.playable) return null;
  return (
    <Button
      kind="tool"
      data-testid="geometry-play"
      aria-pressed={journey.playing}
      title={t('Move the circle through Vᵀ, Σ and U; Escape stops')}
      onClick={journey.toggle}
    >
      <Icon name={journey.playing ? 'debug-stop' : 'play'} />
      {journey.playing ? t('Stop') : t('Play')}
    </Button>
  );
}
