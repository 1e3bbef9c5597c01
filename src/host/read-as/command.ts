import * as vscode from 'vscode';
import * as v from 'valibot';
import type { ReadAs } from '../../core/index.js';
import { readAsSchema } from '../../protocol/index.js';
import type { Alternatives } from '../sources/source.js';
import { readTarget } from '../sources/text/target.js';
import type { Session } from '../visualizer/session.js';
import { askColumns, offersFor } from './choose.js';
import type { Offers } from './offers.js';

/**
 * The command *Read as…*, for the matrix on screen. If there is none, it shows the one at the cursor
 * first. While a line of the list has the focus, the visualizer previews this reading.
 *
 * @param wish a `ReadAs` from a key binding or another extension; it is used without asking.
 */
export async function readAsShown(session: Session | undefined, wish: unknown): Promise<void> {
  if (session?.source) {
    const { description, alternatives } = session.source;
    if (!alternatives) tellOneWay(description.label);
    else await choose(description.label, alternatives, session, wish);
    return;
  }
  const source = (await readTarget())?.source;
  if (!source) return;
  const chosen = await choose(source.description.label, source.alternatives, undefined, wish);
  const { uri, start, selected } = source.at;
  source.dispose();
  if (!chosen) return;
  const target = selected ? undefined : { uri, offset: start };
  await vscode.commands.executeCommand('lowRankLens.visualize', target);
}

/** @returns whether the user chose something. */
async function choose(
  label: string,
  alternatives: Alternatives,
  session: Session | undefined,
  wish: unknown,
): Promise<boolean> {
  const as = v.is(readAsSchema, wish) ? wish : await ask(label, alternatives, session);
  if (as) await alternatives.choose(as);
  return as !== undefined;
}

async function ask(
  label: string,
  alternatives: Alternatives,
  session: Session | undefined,
): Promise<ReadAs | undefined> {
  const offers = await offersFor(alternatives);
  if (offers.columns === 'none' && offers.offers.length === 1) {
    tellOneWay(label);
    return undefined;
  }
  const wish = await pick(label, offers, (as) => void session?.preview(as));
  const as = wish === 'columns' ? await askColumns(label, alternatives) : wish;
  await session?.preview(undefined);
  return as;
}

function tellOneWay(label: string): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('{0} can be read in this way only.', label),
  );
}

interface Item extends vscode.QuickPickItem {
  readonly wish: ReadAs | 'columns';
  /** The reading that is previewed while the line has the focus; undefined: the current one. */
  readonly preview: ReadAs | undefined;
}

async function pick(
  label: string,
  { offers, columns }: Offers,
  preview: (as: ReadAs | undefined) => void,
): Promise<ReadAs | 'columns' | undefined> {
  const items = offers.map(({ label: line, as, chosen, shape = '' }): Item => ({
    label: marked(line, chosen),
    description: shape,
    wish: as,
    preview: chosen ? undefined : as,
  }));
  if (columns !== 'none') {
    const line = marked(vscode.l10n.t('Some of the columns…'), columns === 'some');
    items.push({ label: line, wish: 'columns', preview: undefined });
  }
  const list = vscode.window.createQuickPick<Item>();
  list.title = vscode.l10n.t('Read {0} as', label);
  list.placeholder = vscode.l10n.t(
    'Choose how the text is read; choose a marked line to cancel it',
  );
  list.items = items;
  // A person may look at the picture meanwhile, and a page takes the focus when it likes.
  list.ignoreFocusOut = true;
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
