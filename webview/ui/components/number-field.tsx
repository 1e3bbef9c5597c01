import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

export interface NumberFieldProps {
  readonly label: ComponentChildren;
  readonly value: number;
  readonly unit?: string;
  /** Undefined when the number will do, else what is wrong with it, for a person. */
  readonly check: (value: number) => string | undefined;
  readonly onChange: (value: number) => void;
  readonly testId: string;
}

/** A number to type, checked as it is typed; what is refused stays in the field with its reason. */
export function NumberField({ label, value, unit, check, onChange, testId }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const problem = typed === undefined ? undefined : check(readNumber(typed));
  const onInput = (event: Event) => {
    const text = (event.currentTarget as HTMLInputElement).value;
    const number = readNumber(text);
    setTyped(text);
    if (check(number) === undefined) onChange(number);
  };
  return (
    <span class="number-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        data-testid={testId}
        type="text"
        inputMode="decimal"
        size={5}
        value={typed ?? String(value)}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onInput={onInput}
        onBlur={() => setTyped(undefined)}
      />
      {unit ? <span class="faint">{unit}</span> : null}
      <span class="field-problem" id={`${id}-problem`} role="status">
        {problem}
      </span>
    </span>
  );
}

/** A decimal number with a point or a comma; NaN for an empty field. */
function readNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text.trim().replace(',', '.'));
}
