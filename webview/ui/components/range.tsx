import type { ComponentChildren } from 'preact';
import { classes } from '../classes.js';
import { t } from '../l10n.js';
import { wholeBetween } from '../number-checks.js';
import { NumberField } from './number-field.js';
import { RangeInput } from './range-input.js';
import css from './range.module.css';
import { Faint } from './text.js';

export interface RangeProps {
  /** The slider gets the test id `<id>-range`, its field `<id>-number`. */
  readonly id: string;
  readonly label: ComponentChildren;
  /** Its name for screen readers, and that of its field. */
  readonly name: string;
  readonly fieldName: string;
  /** Whole numbers from 0 to this one. */
  readonly most: number;
  readonly value: number;
  readonly valueText: string;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
  /** One of several settings, with a smaller thumb; the page has one main slider. */
  readonly small?: boolean;
  readonly children?: ComponentChildren;
}

/** A whole number: drag, arrow keys, Page Up and Down, Home and End, or a typed number. */
export function Range(props: RangeProps) {
  const { id, label, name, fieldName, most, value, valueText, onChange, children } = props;
  const { disabled = false, small = false } = props;
  const input = `${id}-range`;
  return (
    <div
      class={classes(css['slider'], small ? css['small'] : undefined)}
      role="group"
      aria-label={name}
    >
      <label for={input}>{label}</label>
      <RangeInput
        id={input}
        most={most}
        value={value}
        valueText={valueText}
        small={small}
        disabled={disabled}
        onChange={onChange}
      />
      <NumberField
        testId={`${id}-number`}
        name={fieldName}
        value={value}
        step={1}
        when="entered"
        disabled={disabled}
        check={wholeBetween(0, most)}
        onChange={onChange}
      />
      <Faint>{t('of {0}', most)}</Faint>
      {children}
    </div>
  );
}
