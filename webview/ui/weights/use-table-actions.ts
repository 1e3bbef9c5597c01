import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { Line } from '../../model/weights/lines.js';
import { between, idsOf, lineByKey, toggled } from '../../model/weights/selection.js';
import { scrollToLine } from '../../model/weights/window.js';
import { useController } from './context.js';

export interface TableActions {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
}

/** What the keyboard and the pointer do in the table (WAI-ARIA grid whose rows are selected). */
export function useTableActions(
  box: RefObject<HTMLDivElement | null>,
  lines: readonly Line[],
  lineHeight: number,
  height: number,
): TableActions {
  const controller = useController();
  /** Where a range begins. */
  const anchor = useRef<string>(undefined);
  const indexOf = (key: string | undefined) => lines.findIndex((line) => line.key === key);
  const choose = (index: number, selected: ReadonlySet<number>, keepsAnchor = false) => {
    const line = lines[index];
    if (!line) return;
    if (!keepsAnchor) anchor.current = line.key;
    controller.select(selected, line.key);
    const element = box.current;
    if (element) {
      element.scrollTop = scrollToLine(index, element.scrollTop, height, lineHeight);
    }
  };
  const fold = (line: Line, isOpen?: boolean) => {
    if (line.kind !== 'group' || line.isOpen === isOpen) return false;
    const { folded } = controller.store.get().choices;
    const rest = folded.filter((key) => key !== line.key);
    controller.choose({ folded: line.isOpen ? [...rest, line.key] : rest });
    return true;
  };
  const open = (line: Line) => {
    if (line.kind === 'group') fold(line);
    else controller.send({ type: 'open', id: line.row.id });
  };
  const range = (index: number) =>
    between(lines, anchor.current === undefined ? index : indexOf(anchor.current), index);

  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons of the head have keys of their own.
    if (event.target !== event.currentTarget) return;
    const { current, selected } = controller.store.get();
    const at = indexOf(current);
    const line = lines[at];
    const isCommand = event.ctrlKey || event.metaKey;
    const to = lineByKey(
      event.key,
      at,
      lines.length,
      Math.max(1, Math.floor(height / lineHeight) - 1),
    );
    if (to !== undefined) {
      if (event.shiftKey) {
        anchor.current ??= current;
        choose(to, range(to), true);
      } else choose(to, isCommand ? selected : new Set(idsOf(lines[to]!)));
    } else if (event.key === 'Enter' && line) open(line);
    else if (event.key === ' ' && line) choose(at, toggled(selected, line));
    else if (event.key === 'a' && isCommand) {
      controller.select(new Set(lines.flatMap(idsOf)));
    } else if (event.key === 'Escape' && selected.size > 0) controller.select(new Set());
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const isOpen = event.key === 'ArrowRight';
      if (line && fold(line, isOpen)) event.preventDefault();
      else box.current?.scrollBy({ left: isOpen ? 80 : -80 });
      return;
    } else {
      // Letters go to the filter.
      if (event.key.length === 1 && !isCommand && !event.altKey && event.key !== ' ') {
        const field = document.querySelector<HTMLInputElement>('[data-testid="weights-filter"]');
        field?.focus();
        field?.setSelectionRange(field.value.length, field.value.length);
      }
      return;
    }
    event.preventDefault();
  };

  const lineAt = (event: MouseEvent) => {
    const element = (event.target as Element).closest<HTMLElement>('[data-index]');
    const index = Number(element?.dataset['index'] ?? -1);
    return { index, line: lines[index] };
  };
  const onClick = (event: MouseEvent) => {
    const { index, line } = lineAt(event);
    if (!line) return;
    const { selected } = controller.store.get();
    if (event.shiftKey) choose(index, range(index), true);
    else if (event.ctrlKey || event.metaKey) choose(index, toggled(selected, line));
    else {
      choose(index, new Set(idsOf(line)));
      if (line.kind === 'group') fold(line);
      else if ((event.target as Element).closest('[data-open]')) open(line);
    }
  };
  const onDoubleClick = (event: MouseEvent) => {
    const { line } = lineAt(event);
    if (line?.kind === 'weight' && !(event.target as Element).closest('[data-open]')) open(line);
  };
  return { onKeyDown, onClick, onDoubleClick };
}
