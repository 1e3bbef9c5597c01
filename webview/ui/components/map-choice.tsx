import { t } from '../l10n.js';
import { Check } from './check.js';
import css from './map-choice.module.css';
import { Select } from './select.js';

export interface MapChoiceProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly maps: readonly string[];
  readonly reversed: boolean;
  readonly onMap: (name: string) => void;
  readonly onReversed: (reversed: boolean) => void;
}

/** A colour map, and whether it is reversed. */
export function MapChoice(props: MapChoiceProps) {
  const { label, testId, value, maps, reversed, onMap, onReversed } = props;
  return (
    <span class={css['pair']}>
      <Select
        label={label}
        testId={testId}
        value={value}
        options={maps.map((name) => [name, name])}
        onChange={onMap}
      />
      <Check
        label={t('reversed')}
        name={t('{0}, reversed', label)}
        testId={`${testId}-reversed`}
        checked={reversed}
        onChange={() => onReversed(!reversed)}
      />
    </span>
  );
}
