import { useState } from 'preact/hooks';
import { formatCount, type Selection } from '../../../src/core/index.js';
import type { ArrayFacts } from '../../../src/protocol/index.js';
import {
  atIndex,
  choosableAxes,
  comingWishes,
  steps,
  unfolded,
  withAxis,
  type SliceWishes,
  type Step,
} from '../../model/slices.js';
import { Check } from '../components/check.js';
import { Range } from '../components/range.js';
import { Select } from '../components/select.js';
import { t } from '../l10n.js';
import css from './axis-controls.module.css';

/** Of a slider that is dragged faster than slices arrive. */
const mostWishes = 64;

interface AxisProps {
  readonly array: ArrayFacts;
  readonly onChoose: (selection: Selection) => void;
}

/** Which axes of a deeper array are rows and columns, where the others stand, or an unfolding. */
export function AxisControls({ array, onChoose }: AxisProps) {
  // What was chosen is shown at once, until its slice arrives: those of earlier wishes may come before.
  const [wished, setWished] = useState<SliceWishes>();
  const coming = comingWishes(wished, array.selection);
  const selection = coming.at(-1) ?? array.selection;
  const choose = (to: Selection) => {
    setWished({ from: array.selection, wishes: [...coming, to].slice(-mostWishes) });
    onChoose(to);
  };
  const axes = choosableAxes(array);
  if (axes.length === 0) return null;
  const options = axes.map((axis) => [String(axis), axisName(array, axis)] as const);
  const now = {
    ...array,
    selection: { ...array.selection, ...selection } as ArrayFacts['selection'],
  };
  return (
    <div class={css['controls']}>
      <div class={css['axes']}>
        <Select
          label={t('Rows:')}
          testId="slice-rows"
          value={String(selection.axes[0])}
          options={options}
          onChange={(axis) => choose(withAxis(selection, 0, Number(axis)))}
        />
        {selection.unfolded ? null : (
          <Select
            label={t('Columns:')}
            testId="slice-columns"
            value={String(selection.axes[1])}
            options={options}
            onChange={(axis) => choose(withAxis(selection, 1, Number(axis)))}
          />
        )}
        <Check
          label={t('Unfold')}
          title={t('All other axes together become the columns, the last one fastest.')}
          checked={selection.unfolded ?? false}
          testId="unfold"
          onChange={() => choose(unfolded(now, !selection.unfolded))}
        />
      </div>
      {steps(now).map((step) => (
        <StepSlider
          key={step.axis}
          step={step}
          onStep={(index) => choose(atIndex(selection, step.axis, index))}
        />
      ))}
    </div>
  );
}

function axisName({ shape }: ArrayFacts, axis: number): string {
  return t('axis {0} ({1})', axis, formatCount(shape[axis] ?? 1));
}

interface StepProps {
  readonly step: Step;
  readonly onStep: (index: number) => void;
}

/** One index of an axis that is not shown: drag, arrow keys, or a number. */
function StepSlider({ step, onStep }: StepProps) {
  const { axis, length, index } = step;
  const last = length - 1;
  return (
    <Range
      small
      id={`slice-axis-${axis}`}
      label={t('Axis {0}', axis)}
      name={t('Axis {0}', axis)}
      fieldName={t('Index of axis {0}', axis)}
      most={last}
      value={index}
      valueText={t('index {0} of 0 to {1}', index, last)}
      onChange={onStep}
    />
  );
}
