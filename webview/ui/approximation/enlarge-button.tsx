import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { t } from '../l10n.js';

interface EnlargeProps {
  readonly name: string;
  readonly isLarge: boolean;
  readonly onChange: (isLarge: boolean) => void;
}

/** Gives one picture the room of all three, and takes it back. */
export function EnlargeButton({ name, isLarge, onChange }: EnlargeProps) {
  const title = isLarge ? t('Show all three pictures') : t('Enlarge {0}', name);
  return (
    <Button
      kind="icon"
      data-testid="enlarge"
      aria-pressed={isLarge}
      aria-label={title}
      title={title}
      onClick={() => onChange(!isLarge)}
    >
      <Icon name={isLarge ? 'screen-normal' : 'screen-full'} />
    </Button>
  );
}
