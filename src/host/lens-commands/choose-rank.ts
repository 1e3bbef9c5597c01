import * as vscode from 'vscode';
import { formatPercent } from '../../core/index.js';
import type { AnswerTo } from '../../protocol/index.js';
import type { Session } from '../visualizer/session.js';
import { sayNothingShown, sayWhy } from './nothing-shown.js';

type Ranks = AnswerTo<'ranks'>;

interface RankItem extends vscode.QuickPickItem {
  readonly rank: number;
}

/**
 * The command *Choose Rank…*: sets k of the lens.
 *
 * @param wish a rank from a key binding or another extension; it is used without asking.
 */
export async function chooseRank(session: Session | undefined, wish: unknown): Promise<void> {
  if (!session?.description) {
    sayNothingShown();
    return;
  }
  if (Number.isInteger(wish) && Number(wish) >= 0) {
    session.setRank(Number(wish));
    return;
  }
  const answer = await session.ask('ranks');
  if (answer?.topic !== 'ranks') {
    sayWhy(answer);
    return;
  }
  const rank = await pick(session.description.label, answer);
  if (rank !== undefined) session.setRank(rank);
}

/** The ranks of the rules, and any other number that is typed. */
function pick(label: string, answer: Ranks): Promise<number | undefined> {
  const offered = answer.ranks.map((each) => itemOf(each, answer.rank));
  const list = vscode.window.createQuickPick<RankItem>();
  list.title = vscode.l10n.t('Rank of {0}', label);
  list.placeholder = vscode.l10n.t('Choose a rank, or type one from 0 to {0}', answer.most);
  list.matchOnDescription = true;
  list.items = offered;
  list.activeItems = offered.filter(({ rank }) => rank === answer.rank);
  return new Promise((resolve) => {
    list.onDidChangeValue((value) => (list.items = [...typed(value, answer), ...offered]));
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]?.rank);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function itemOf(
  { rank, rules, reason, relativeError, isRecommended }: Ranks['ranks'][number],
  now: number,
): RankItem {
  const error =
    relativeError === null ? '' : vscode.l10n.t('relative error {0}', formatPercent(relativeError));
  const star = isRecommended ? vscode.l10n.t('recommended') : '';
  return {
    rank,
    label: `${rank === now ? '$(check) ' : ''}k = ${rank}`,
    description: [star, error].filter((part) => part !== '').join(' · '),
    detail: rules.length === 0 ? reason : `${reason} (${rules.join(', ')})`,
  };
}

/** The number in the input, if no rule has it. */
function typed(value: string, { ranks, most }: Ranks): RankItem[] {
  if (!/^\s*\d+\s*$/.test(value)) return [];
  const rank = Number(value);
  if (rank > most || ranks.some((each) => each.rank === rank)) return [];
  return [
    {
      rank,
      label: `k = ${rank}`,
      description: vscode.l10n.t('as typed'),
      alwaysShow: true,
    },
  ];
}
