import { useRef } from 'preact/hooks';
import { placeLabels, type Label, type PlacedLabel } from '../../model/lanes.js';
import type { RuleGroup } from '../../model/rank-rules.js';
import { useLens, useLensState } from '../context.js';
import { shortRuleName } from '../rule-names.js';
import { useSize } from '../use-size.js';
import { useReasons } from './rank-chips.js';
import { lettersIn } from '../../model/text-width.js';
import css from './rule-lane.module.css';

const lanes = 4;
const laneHeight = 20;

export interface RuleLaneProps {
  readonly groups: readonly RuleGroup[];
  /** The place of each group's rank across the chart below, in CSS pixels. */
  readonly places: readonly number[];
}

/**
 * The rules as labels above the chart, each with a line down to its rank. A click uses the rank, and the
 * tooltip shows the reasons. The list beside the chart does the same for the keyboard and for screen
 * readers, so these labels are hidden from them.
 */
export function RuleLane({ groups, places }: RuleLaneProps) {
  const { controller } = useLens();
  const rank = useLensState((state) => state.rank);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const reasons = useReasons();
  const ready = width > 0 && places.length === groups.length;
  const { labels, placed, texts } = ready ? placeTexts(groups, places, width) : nothing;
  const used = 1 + Math.max(0, ...placed.map((label) => label?.lane ?? 0));
  return (
    <div
      class={css['lane']}
      ref={box}
      aria-hidden="true"
      style={{ height: `${used * laneHeight}px` }}
    >
      {groups.map((group, i) => {
        const label = placed[i];
        if (!label) return null;
        return (
          <>
            <span
              class={css['stem']}
              style={{ left: `${places[i] ?? 0}px`, height: `${label.lane * laneHeight + 3}px` }}
            />
            <button
              type="button"
              class={css['label']}
              tabIndex={-1}
              data-testid={`marker-${group.rank}`}
              data-rules={group.rules.map(({ rule }) => rule).join(' ')}
              data-current={group.rank === rank}
              title={reasons(group)}
              style={{
                left: `${label.left}px`,
                bottom: `${label.lane * laneHeight + 2}px`,
                width: `${labels[i]!.width}px`,
              }}
              onClick={() => controller.setRank(group.rank)}
            >
              {texts[i]}
            </button>
          </>
        );
      })}
    </div>
  );
}

interface PlacedTexts {
  readonly texts: readonly string[];
  readonly labels: readonly Label[];
  readonly placed: readonly (PlacedLabel | undefined)[];
}

const nothing: PlacedTexts = { texts: [], labels: [], placed: [] };

/** Where names do not fit, the rank alone stands over its line: no line is without a label. */
function placeTexts(
  groups: readonly RuleGroup[],
  places: readonly number[],
  width: number,
): PlacedTexts {
  const short = new Set<number>();
  for (;;) {
    const texts = groups.map((group, i) =>
      short.has(i) ? String(group.rank) : laneText(group, width),
    );
    const labels = texts.map((text, i) => ({
      x: places[i] ?? 0,
      width: lettersIn(text) * 6.2 + 14,
    }));
    const placed = placeLabels(labels, width, lanes);
    const left = placed.findIndex((label, i) => label === undefined && !short.has(i));
    // The names before it take its room; the last of them is shortened next if it alone does not help.
    const next = left >= 0 ? left : placed.includes(undefined) ? lastLong(groups, short) : -1;
    if (next < 0) return { texts, labels, placed };
    short.add(next);
  }
}

function lastLong(groups: readonly RuleGroup[], short: ReadonlySet<number>): number {
  let last = groups.length - 1;
  while (last >= 0 && short.has(last)) last--;
  return last;
}

/** All names if there is room, otherwise the first one and the number of the others. */
function laneText({ rules }: RuleGroup, width: number): string {
  const names = rules.map(({ rule }) => shortRuleName(rule));
  const most = Math.max(10, width / 16);
  const all = names.join(', ');
  return lettersIn(all) <= most || names.length === 1 ? all : `${names[0]} +${names.length - 1}`;
}
