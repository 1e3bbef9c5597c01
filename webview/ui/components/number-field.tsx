import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import css from './number-field.module.css';
import { Faint, FieldProblem } from './text.js';

export interface NumberFieldProps {
  /** The label before the field. */
  readonly label?: ComponentChildren;
  /** The name for screen readers, if the label is only visible from the context. */
  readonly name?: string;
  /** Undefined if it is not known yet: the field is empty, and shows `unknown` as a hint. */
  readonly value: number | undefined;
  readonly unknown?: string;
  readonly unit?: string;
  readonly title?: string | undefined;
  /** Undefined when the number is valid, otherwise the reason as text for the user. */
  readonly check: (value: number) => string | undefined;
  readonly onChange: (value: number) => void;
  /**
   * When the number is used: while it is typed, or, if much work follows, with Enter and when the field
   * loses the focus.
   */
  readonly when?: 'typed' | 'entered';
  /** The step of the up and down arrow keys; if absent, they do nothing. */
  readonly step?: number;
  readonly disabled?: boolean;
  readonly testId: string;
}

/**
 * A field for a number, checked while it is typed. An invalid text stays in the field, with the reason.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, name, value, unknown, unit, title, check, onChange, testId } = props;
  const { when = 'typed', step, disabled = false } = props;
  const shown = value === undefined ? '' : String(value);
  const id = useId();
  const [typed, setTyped] = useState<string>();
  // Leaving the field reads what was typed in the same event, before the field is drawn again.
  const pending = useRef<string>(undefined);
  const problem = typed === undefined ? undefined : check(readNumber(typed));
  const put = (text: string | undefined) => {
    pending.current = text;
    setTyped(text);
  };
  /** Passes the number on if it is valid. */
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
    const next = tidy(readNumber(pending.current ?? shown) + direction * step);
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
        value={typed ?? shown}
        placeholder={value === undefined ? unknown : undefined}
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

/** Removes rounding noise such as that of 0.1 + 0.2. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
