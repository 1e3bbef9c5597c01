import { useMemo, useRef } from 'preact/hooks';
import { fittingColumns } from '../../model/weights/columns/choice.js';
import { groupName } from '../../model/weights/groups.js';
import type { Line, Lines } from '../../model/weights/lines.js';
import { idsOf } from '../../model/weights/selection.js';
import { slotsOf } from '../../model/weights/window.js';
import { weightOf } from '../../model/weights/weight.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { useNextFrame } from '../use-next-frame.js';
import { useSize } from '../use-size.js';
import { useWeights } from './context.js';
import { TableHead } from './table-head.js';
import { tableLayout } from './table-layout.js';
import { TableLine } from './table-line.js';
import css from './table.module.css';
import { useScroll, useVisible } from './use-scroll.js';
import { useTableActions } from './use-table-actions.js';

/** The table: only the lines on screen are in the document. */
export function Table({ lines }: Lines) {
  const kind = useWeights((state) => state.model?.kind ?? 'weights');
  const choices = useWeights((state) => state.choices);
  const catalog = useWeights((state) => state.catalog);
  const known = useWeights((state) => state.known);
  const selected = useWeights((state) => state.selected);
  const isRunning = useWeights((state) => state.progress?.state !== 'cancelled');
  const current = useWeights((state) => state.current);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  // The panel is there at once, and its columns a frame later.
  const panel = useNextFrame(choices.panel);
  const layout = useMemo(
    () =>
      tableLayout(size.width, catalog.usualLength, (room) =>
        fittingColumns(kind, { ...choices, panel }, room),
      ),
    [kind, catalog, choices.columns, panel, choices.isWide, size.width],
  );
  const { lineHeight, headHeight } = layout;
  const height = Math.max(0, size.height - headHeight);
  const part = useScroll(box, lines.length, lineHeight, height);
  useVisible(box, lines, lineHeight, height, part);
  const actions = useTableActions(box, lines, lineHeight, height);
  const isGrouped = choices.grouping !== 'none';
  const { grouping } = choices;
  const ofLine = (line: Line) => {
    const isSelected = idsOf(line).length > 0 && idsOf(line).every((id) => selected.has(id));
    if (line.kind === 'group') return { known, weight: undefined, isSelected, group: undefined };
    const group = grouping === 'kind' ? '' : groupName(grouping, catalog.placeOf(line.row));
    return {
      ...{ known: undefined, weight: weightOf(line.row, known), isSelected },
      group: isGrouped ? group : undefined,
    };
  };
  // A line that leaves gives its elements to one that comes. Enough of them for all lines at once.
  const slots = slotsOf(height, lineHeight);
  const currentIndex = lines.findIndex(({ key }) => key === current);
  return (
    <div class={css['frame']}>
      <div
        ref={box}
        class={css['box']}
        role={isGrouped ? 'treegrid' : 'grid'}
        tabIndex={0}
        data-testid="weights-table"
        aria-label={t('Matrices of the model')}
        aria-rowcount={lines.length + 1}
        aria-colcount={layout.columns.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={
          currentIndex >= part.start && currentIndex < part.end ? `line-${currentIndex}` : undefined
        }
        style={{
          '--columns': layout.template,
          '--line': `${lineHeight}px`,
          '--head': `${headHeight}px`,
          '--least': `${layout.least}px`,
          '--room': `${size.width}px`,
        }}
        data-stacked={layout.isStacked}
        onKeyDown={actions.onKeyDown}
      >
        <TableHead layout={layout} />
        <div
          class={css['body']}
          role="rowgroup"
          style={{
            height: `${lines.length * lineHeight}px`,
            paddingTop: `${part.start * lineHeight}px`,
          }}
          onClick={actions.onClick}
          onDblClick={actions.onDoubleClick}
        >
          {lines.slice(part.start, part.end).map((line, i) => (
            <TableLine
              key={(part.start + i) % slots}
              line={line}
              index={part.start + i}
              layout={layout}
              isCurrent={line.key === current}
              isGrouped={isGrouped}
              isRunning={isRunning}
              {...ofLine(line)}
            />
          ))}
        </div>
      </div>
      {lines.length === 0 ? (
        <Faint as="p" class={css['nothing']} role="status">
          {choices.typed === ''
            ? t('There is no matrix in this file.')
            : t('No name fits the filter.')}
        </Faint>
      ) : null}
    </div>
  );
}
