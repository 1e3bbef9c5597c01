import css from './check.module.css';

export interface CheckProps {
  readonly label: string;
  /** The name for screen readers, if the label alone is not clear. */
  readonly name?: string;
  readonly title?: string;
  readonly checked: boolean;
  readonly onChange: () => void;
  readonly testId: string;
}

/** A check box with its label. */
export function Check({ label, name, title, checked, onChange, testId }: CheckProps) {
  return (
    <label class={css['check']} title={title}>
      <input
        type="checkbox"
        data-testid={testId}
        aria-label={name}
        checked={checked}
        onChange={onChange}
      />
      {label}
    </label>
  );
}
