import type { ScaleKind } from '../../../src/core/index.js';
import { t } from '../l10n.js';
import { Select } from './select.js';

export interface ScaleChoiceProps {
  readonly value: ScaleKind;
  readonly onChange: (scale: ScaleKind) => void;
}

/** How values become places on the colour map. */
export function ScaleChoice({ value, onChange }: ScaleChoiceProps) {
  return (
    <Select
      label={t('Scale')}
      testId="scale"
      value={value}
      options={[
        ['linear', t('linear')],
        ['log', t('logarithmic')],
        ['symlog', t('symmetric logarithmic')],
      ]}
      onChange={onChange}
    />
  );
}
