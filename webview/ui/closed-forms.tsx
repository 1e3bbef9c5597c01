import { Check } from './components/check.js';
import { useMemory } from './context.js';
import { closedFormsKey, isSwitch } from '../model/closed-forms.js';
import { t } from './l10n.js';

/** Whether 0.408248290463863 is written as 1/√6. */
export function useClosedForms(): readonly [boolean, (on: boolean) => void] {
  return useMemory(closedFormsKey, true, isSwitch);
}

export function ClosedFormsSwitch() {
  const [on, setOn] = useClosedForms();
  return (
    <Check
      label={t('Closed forms')}
      title={t('Write 1/√6 instead of 0.40825, where an entry is such a number to 1e-13')}
      checked={on}
      onChange={() => setOn(!on)}
      testId="closed-forms"
    />
  );
}
