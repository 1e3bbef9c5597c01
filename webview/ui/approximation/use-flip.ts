import { useEffect, useState } from 'preact/hooks';

export interface Flip {
  readonly flipped: boolean;
  /** Held down or let go of, on the button. */
  readonly hold: (held: boolean) => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=range]), select, textarea');

/** While F is held, or the button, M̂ₖ stands in the place of M: what differs jumps to the eye. */
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
