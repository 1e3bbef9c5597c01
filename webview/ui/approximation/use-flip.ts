import { useEffect, useState } from 'preact/hooks';

export interface Flip {
  readonly flipped: boolean;
  /** Whether the button is held down. */
  readonly hold: (held: boolean) => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=range]), select, textarea');

/** While F or the button is held, M̂ₖ replaces M on screen, so that the differences become visible. */
export function useFlip(): Flip {
  const [flipped, setFlipped] = useState(false);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (event.key.toLowerCase() === 'f') setFlipped(true);
    };
    const up = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'f') setFlipped(false);
    };
    const away = () => setFlipped(false);
    document.addEventListener('keydown', down);
    document.addEventListener('keyup', up);
    window.addEventListener('blur', away);
    return () => {
      document.removeEventListener('keydown', down);
      document.removeEventListener('keyup', up);
      window.removeEventListener('blur', away);
    };
  }, []);
  return { flipped, hold: setFlipped };
}
