import type { ChosenRank } from './components/chart-canvas.js';
import { useLens, useLensState } from './context.js';

/** The rank of the lens, for the charts. */
export function useRank(): ChosenRank {
  const { controller } = useLens();
  const rank = useLensState((state) => state.rank);
  const most = useLensState((state) => state.decomposition?.svd.s.length ?? 0);
  return { rank, least: 0, most, onRank: (to) => controller.setRank(to) };
}
