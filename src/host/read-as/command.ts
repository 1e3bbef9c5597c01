import * as vscode from 'vscode';
import * as v from 'valibot';
import type { ReadAs } from '../../core/index.js';
import { readAsSchema, type Source } from '../../protocol/index.js';
import { readTarget } from '../target.js';
import type { Session } from '../visualizer/session.js';
import { askColumns, choose, offersFor } from './choose.js';
import type { Offers } from './offers.js';

/**
 * The command *Read as…*: for the matrix on screen, else for the one at the cursor, which is shown then.
 * While a line of the list has the focus, the matrix on screen is shown so.
 *
 * @param wish a `ReadAs` from a key binding or another extension, taken without asking.
 */
export async function readAsShown(session: Session | undefined, wish: unknown): Promise<void> {
  const source = session?.source ?? (await readTarget())?.source;
  if (!source) return;
  const as = v.is(readAsSchema, wish) ? wish : await ask(source, session);
  if (!as) return;
  await choose(session?.source ?? source, as);
  if (session) return;
  const target = source.selected ? undefined : { uri: source.uri, offset: source.start };
  await vscode.commands.executeCommand('lowRankLens.visualize', target);
}

async function ask(source: Source, session: Session | undefined): Promise<ReadAs | undefined> {
  const offers = await offersFor(source);
  if (!offers) return undefined;
  if (offers.columns === 'none' && offers.offers.length === 1) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} can be read in this way only.', source.label),
    );
    return undefined;
  }
  const wish = await pick(source, offers, (as) => session?.preview(as));
  const as = wish === 'columns' ? await askColumns(source) : wish;
  session?.preview(undefined);
  return as;
}

interface Item extends vscode.QuickPickItem {
  readonly wish: ReadAs | 'columns';
  /** What is shown while it has the focus; undefined: what is shown anyhow. */
  readonly preview: ReadAs | undefined;
}

async function pick(
  source: Source,
  { offers, columns }: Offers,
  preview: (as: ReadAs | undefined) => void,
): Promise<ReadAs | 'columns' | undefined> {
  const items = offers.map(({ label, as, chosen, shape = '' }): Item => ({
    label: marked(label, chosen),
    description: shape,
    wish: as,
    preview: chosen ? undefined : as,
  }));
  if (columns !== 'none') {
    const label = marked(vscode.l10n.t('Some of the columns…'), columns === 'some');
    items.push({ label, wish: 'columns', preview: undefined });
  }
  const list = vscode.window.createQuickPick<Item>();
  list.title = vscode.l10n.t('Read {0} as', source.label);
  list.placeholder = vscode.l10n.t('Choose how the text is read; a marked choice is taken back');
  list.items = items;
  return new Promise((resolve) => {
    list.onDidChangeActive(([item]) => preview(item?.preview));
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]?.wish);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function marked(label: string, isChosen: boolean): string {
  return isChosen ? `$(check) ${label}` : `$(blank) ${label}`;
}
