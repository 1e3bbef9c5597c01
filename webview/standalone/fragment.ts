import { viewIds, type ViewId } from '../../src/protocol/views.js';

/** What a link into a page may choose: `#view=spectrum&k=3`. */
export interface Place {
  readonly view?: ViewId;
  readonly rank?: number;
}

/** The place that a fragment names; what it does not name, or what is no view and no rank, is left out. */
export function readFragment(fragment: string): Place {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const view = viewIds.find((id) => id === fields.get('view'));
  const k = fields.get('k') ?? '';
  return {
    ...(view ? { view } : {}),
    ...(/^\d{1,7}$/.test(k) ? { rank: Number(k) } : {}),
  };
}

/** The fragment with this place; its other fields stay. */
export function withPlace(fragment: string, { view, rank }: Place): string {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  if (view) fields.set('view', view);
  if (rank !== undefined) fields.set('k', String(rank));
  return `#${fields.toString()}`;
}
