import * as v from 'valibot';

/** Rules of ranks, in the order of their list. */
export const ruleKinds = [
  'energy',
  'frobenius',
  'cumulative',
  'ratio',
  'fixed',
  'breakEven',
  'budget',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const groupings = ['none', 'block', 'layer', 'kind'] as const;
export type Grouping = (typeof groupings)[number];

export const tableViews = ['table', 'depth', 'others'] as const;
export type TableView = (typeof tableViews)[number];

const finite = v.pipe(v.number(), v.finite(), v.minValue(0));

const resizeSchema = v.object({
  kind: v.picklist(ruleKinds),
  value: finite,
  /** No pair gets a higher rank; null for no such limit. */
  mostRank: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export type ResizeChoice = v.InferOutput<typeof resizeSchema>;

/** What the user chose, which survives hiding, reload and restart: plain JSON of this version or an older one. */
const choicesSchema = v.object({
  view: v.fallback(v.picklist(tableViews), 'table'),
  typed: v.fallback(v.string(), ''),
  sort: v.fallback(v.nullable(v.object({ column: v.string(), isDescending: v.boolean() })), null),
  grouping: v.fallback(v.picklist(groupings), 'none'),
  /** Keys of groups that are folded. */
  folded: v.fallback(v.array(v.string()), []),
  /** Columns that the user switched on or off against what is usual. */
  columns: v.fallback(v.record(v.string(), v.boolean()), {}),
  /** All chosen columns, although the table must then scroll sideways. */
  isWide: v.fallback(v.boolean(), false),
  scrollTop: v.fallback(finite, 0),
  depthColumn: v.fallback(v.string(), ''),
  panel: v.fallback(v.picklist(['none', 'resize', 'extract']), 'none'),
  resize: v.fallback(resizeSchema, { kind: 'energy', value: 0.99, mostRank: null }),
  /** Ranks that the user chose for single pairs, by their names. */
  ranks: v.fallback(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1))), {}),
  extract: v.fallback(
    v.object({
      kind: v.picklist(['fixed', 'rank90', 'rank95', 'rank99']),
      most: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
    { kind: 'fixed', most: 16 },
  ),
});
export type Choices = v.InferOutput<typeof choicesSchema>;

export const firstChoices: Choices = v.parse(choicesSchema, {});

/** The saved choices; the first ones if there are none. */
export function readChoices(saved: unknown): Choices {
  const parsed = v.safeParse(choicesSchema, saved);
  return parsed.success ? parsed.output : firstChoices;
}
