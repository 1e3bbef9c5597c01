import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

export interface Menu {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  /** For the element that contains the button and the menu. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * A menu button as in the WAI-ARIA practices. The first item has the focus when the menu opens. Arrow
 * keys, Home and End move the focus. Escape, Tab or a click elsewhere closes the menu.
 *
 * @param box the element that contains first the button and then the menu.
 */
export function useMenu(box: RefObject<HTMLElement | null>): Menu {
  const [open, setOpen] = useState(false);
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  useEffect(() => {
    if (!open) return;
    items()[0]?.focus();
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
      box.current?.querySelector('button')?.focus();
      return;
    }
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || all.length === 0) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  };
  return { open, setOpen, onKeyDown };
}

/** CSS pixels between a menu and the edge of the page. */
const margin = 4;

/**
 * Keeps a menu that opens to the left within the page.
 *
 * @param contents changes when the width of the menu may change.
 */
export function useWithinPage(menu: RefObject<HTMLElement | null>, contents: unknown): void {
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    element.style.right = '';
    const { left } = element.getBoundingClientRect();
    if (left < margin) element.style.right = `${left - margin}px`;
  }, [contents]);
}
