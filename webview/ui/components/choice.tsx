import { useId } from 'preact/hooks';
import css from './choice.module.css';
import { Hidden } from './text.js';

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly text: string;
    readonly title?: string;
  }[];
  readonly onChange: (value: T) => void;
  readonly testId: string;
}

/**
 * A choice of one option among a few: radio buttons that look like a segmented control. Arrow keys move
 * between them.
 */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class={css['choice']} data-testid={props.testId}>
      <Hidden as="legend">{props.label}</Hidden>
      {props.options.map(({ value, text, title }) => (
        <label key={value} title={title}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
