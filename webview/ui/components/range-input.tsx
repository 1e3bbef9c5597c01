import { classes } from '../classes.js';
import css from './range-input.module.css';

export interface RangeInputProps {
  /** Also its test id. */
  readonly id: string;
  /** Its name, if there is no label for it. */
  readonly name?: string;
  /** Whole numbers from 0 to this one. */
  readonly most: number;
  readonly value: number;
  readonly valueText: string;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
  /** With a smaller thumb: the page has one main slider. */
  readonly small?: boolean;
}

/** The slider alone: the control of the browser in the colours of the theme, filled up to its thumb. */
export function RangeInput(props: RangeInputProps) {
  const { id, name, most, value, valueText, onChange, disabled = false, small = false } = props;
  return (
    <input
      id={id}
      class={classes(css['range'], small && css['small'])}
      data-testid={id}
      type="range"
      min={0}
      max={most}
      step={1}
      value={value}
      disabled={disabled}
      style={{ '--fill': `${most > 0 ? (100 * value) / most : 0}%` }}
      aria-label={name}
      aria-valuetext={valueText}
      onInput={(event) => {
        const chosen = Number(event.currentTarget.value);
        if (Number.isFinite(chosen)) onChange(chosen);
      }}
    />
  );
}
