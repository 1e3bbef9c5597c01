import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Controller } from '../controller.js';
import type { LensState } from '../model/state.js';
import type { PictureBoard } from './picture-board.js';
import { useStore } from './use-store.js';

export interface Lens {
  readonly controller: Controller;
  readonly board: PictureBoard;
  /** Whether a matrix comes as soon as the page has started; the host drew a skeleton of it. */
  readonly isComing: boolean;
  /** The page is the editor of a file, and never shows anything else. */
  readonly isFile: boolean;
  /** There is no editor around the page: it is a file that a person sends, or the playground. */
  readonly isAlone: boolean;
  /** Whether what is on screen can become a page of its own. */
  readonly canExport: boolean;
}

export const LensContext = createContext<Lens | undefined>(undefined);

export function useLens(): Lens {
  const lens = useContext(LensContext);
  if (!lens) throw new Error('a component is outside the lens');
  return lens;
}

/** A part of the state, see `useStore`. */
export function useLensState<T>(select: (state: LensState) => T): T {
  return useStore(useLens().controller.store, select);
}

/**
 * A state of a view that is saved for this matrix and survives hiding, reload and restart. It is like
 * `useState`, with a key `view.name` and a check of the saved value, which may come from another version.
 */
export function useMemory<T>(
  key: string,
  initial: T,
  isValid: (value: unknown) => value is T,
): readonly [T, (value: T) => void] {
  const { controller } = useLens();
  const kept = useLensState((state) => state.memory[key]);
  const value = isValid(kept) ? kept : initial;
  return [value, (next) => controller.remember(key, next)];
}

const isOpen = (value: unknown): value is boolean => typeof value === 'boolean';

/** Whether something is unfolded, remembered under that key. */
export function useOpen(
  key: string,
  initial: boolean,
): readonly [boolean, (open: boolean) => void] {
  return useMemory(key, initial, isOpen);
}
