import { useId } from 'preact/hooks';
import css from './select.module.css';

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  /** Values with their names. */
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
  readonly testId: string;
}

/** A choice from a list: the control of the browser in the colours of the theme. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, testId } = props;
  const id = useId();
  return (
    <span class={css['field']}>
      <label for={id}>{label}</label>
      <select
        id={id}
        data-testid={testId}
        value={value}
        onChange={(event) => {
          const chosen = options[event.currentTarget.selectedIndex];
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
