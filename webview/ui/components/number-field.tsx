import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import css from './number-field.module.css';
import { Faint, FieldProblem } from './text.js';

export interface NumberFieldProps {
  /** Stands before the field. */
  readonly label?: ComponentChildren;
  /** For screen readers, where what stands around the field is its label to the eye. */
  readonly name?: string;
  readonly value: number;
  readonly unit?: string;
  readonly title?: string | undefined;
  /** Undefined when the number will do, else what is wrong with it, for a person. */
  readonly check: (value: number) => string | undefined;
  readonly onChange: (value: number) => void;
  /** Taken as it is typed, or with Enter and when the field is left: where much work follows. */
  readonly when?: 'typed' | 'entered';
  /** How far the arrow keys up and down go; without it they go nowhere. */
  readonly step?: number;
  readonly disabled?: boolean;
  readonly testId: string;
}

/** A number to type, checked as it is typed; what is refused stays in the field with its reason. */
export function NumberField(props: NumberFieldProps) {
  const { label, name, value, unit, title, check, onChange, testId } = props;
  const { when = 'typed', step, disabled = false } = props;
  const id = useId();
  const [typed, setTyped] = useState<string>();
  // Leaving the field asks for what was typed in the same event, before it is drawn again.
  const pending = useRef<string>(undefined);
  const problem = typed === undefined ? undefined : check(readNumber(typed));
  const put = (text: string | undefined) => {
    pending.current = text;
    setTyped(text);
  };
  /** Gives the number on, if it will do. */
  const take = (text: string | undefined): boolean => {
    const number = readNumber(text ?? '');
    if (text === undefined || check(number) !== undefined) return false;
    onChange(number);
    return true;
  };
  const onInput = (event: Event) => {
    const text = (event.currentTarget as HTMLInputElement).value;
    put(text);
    if (when === 'typed') take(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && when === 'entered' && take(pending.current)) put(undefined);
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined || direction === undefined) return;
    event.preventDefault();
    const next = tidy(readNumber(pending.current ?? String(value)) + direction * step);
    if (check(next) !== undefined) return;
    put(undefined);
    onChange(next);
  };
  return (
    <span class={css['field']} title={title}>
      {label === undefined ? null : <label for={id}>{label}</label>}
      <input
        id={id}
        data-testid={testId}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        size={5}
        value={typed ?? String(value)}
        disabled={disabled}
        role={step === undefined ? undefined : 'spinbutton'}
        aria-valuenow={step === undefined ? undefined : value}
        aria-label={name}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onInput={onInput}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (when === 'entered') take(pending.current);
          put(undefined);
        }}
      />
      {unit ? <Faint>{unit}</Faint> : null}
      <FieldProblem id={`${id}-problem`} role="status">
        {problem}
      </FieldProblem>
    </span>
  );
}

/** A decimal number with a point or a comma; NaN for an empty field. */
function readNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text.trim().replace(',', '.'));
}

/** Without the noise of 0.1 + 0.2. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
