import * as vscode from 'vscode';
import { copyTargetLanguages, fromWire, type ToHost, type ToPage } from '../../protocol/index.js';
import { copyText } from '../copy.js';
import { offerNewFile, openNewFile } from '../new-file.js';
import { log } from '../log.js';
import { askColumns, offersFor } from '../read-as/choose.js';
import { askNames } from '../sources/file/ask-names.js';
import type { Offers } from '../read-as/offers.js';
import type { MatrixSource } from '../sources/source.js';
import { focusText } from './focus-text.js';
import { openSample } from './samples.js';
import { saveFile } from './save.js';
import { savePage } from './save-page.js';
import { chooseSecond } from './second-matrix.js';
import { wire } from './transfer.js';

/** Requests of a page to VS Code or to its source. The session handles the others. */
export type Request = Exclude<
  ToHost,
  {
    type:
      | 'ready'
      | 'cancel'
      | 'chooseArray'
      | 'askPart'
      | 'askFactors'
      | 'pauseLarge'
      | 'earlyDrawn'
      | 'answer';
  }
>;

/**
 * Handles a request of the page.
 *
 * @param source the source on screen; without one, requests about it are ignored.
 */
export async function answerRequest(
  request: Request,
  source: MatrixSource | undefined,
  answer: (message: ToPage) => Promise<void>,
): Promise<void> {
  switch (request.type) {
    case 'visualize':
      await vscode.commands.executeCommand(commandOf(request.page), request.at);
      return;
    case 'openSample':
      await vscode.commands.executeCommand(commandOf(request.page), await openSample(request.name));
      return;
    case 'leave':
      await focusText(source?.uri);
      return;
    case 'openSettings':
      await vscode.commands.executeCommand('workbench.action.openSettings', 'lowRankLens');
      return;
    case 'save':
      await saveFile(request.name, request.data, source?.uri);
      return;
    case 'savePage':
      await savePage(request.name, request.data, source?.uri);
      return;
    case 'exportPage':
      await vscode.commands.executeCommand('lowRankLens.exportPage', { page: request.page });
      return;
    case 'tell':
      void vscode.window.showWarningMessage(request.message);
      return;
    case 'copyText':
      await copyText(request.text, request.what);
      return;
    case 'newFile': {
      const open = () => openNewFile(request.text, copyTargetLanguages[request.target]);
      if (request.why === undefined) await open();
      else offerNewFile(request.why, open);
      return;
    }
    case 'log':
      log()[request.level](request.message);
      return;
    default:
      if (source) await answerAbout(source, request, answer);
  }
}

/** The command that shows a matrix on that page. */
function commandOf(page: 'panel' | 'view'): string {
  return page === 'view' ? 'lowRankLens.visualizeInSideBar' : 'lowRankLens.visualize';
}

type AboutSource = Extract<
  Request,
  {
    type:
      | 'reveal'
      | 'swap'
      | 'insert'
      | 'chooseSecond'
      | 'askReadings'
      | 'readAs'
      | 'chooseColumns'
      | 'askArrays'
      | 'chooseSlice'
      | 'chooseLayout';
  }
>;

async function answerAbout(
  source: MatrixSource,
  request: AboutSource,
  answer: (message: ToPage) => Promise<void>,
): Promise<void> {
  const { alternatives, description } = source;
  switch (request.type) {
    case 'reveal':
      await source.reveal?.(request.side);
      return;
    case 'swap':
      source.swap?.();
      return;
    case 'insert': {
      const named = request.matrices.map(({ name, matrix, exact }) => ({
        name,
        matrix: fromWire(matrix),
        ...(exact ? { exact: fromWire(exact) } : {}),
      }));
      await source.insert?.(named);
      return;
    }
    case 'chooseSecond': {
      const second = await chooseSecond(source, request.cols);
      if (!second) return;
      const { label, place, matrix } = second;
      await answer({ type: 'second', label, place, matrix: wire(matrix) });
      return;
    }
    case 'askReadings': {
      const offers: Offers = alternatives
        ? await offersFor(alternatives)
        : { offers: [], columns: 'none' };
      await answer({ type: 'readings', ...offers });
      return;
    }
    case 'askArrays':
      await answer({ type: 'arrays', arrays: [...((await source.arrays?.list()) ?? [])] });
      return;
    case 'chooseSlice':
      source.arrays?.choose(request.selection);
      return;
    case 'chooseLayout':
      await vscode.commands.executeCommand('lowRankLens.openAsMatrix', source.uri, 'anew');
      return;
    case 'readAs':
      await alternatives?.choose(request.as);
      return;
    case 'chooseColumns': {
      const { arrays } = source;
      if (arrays) {
        const names = await askNames(description.label, arrays);
        if (names) arrays.chooseColumns(names);
        return;
      }
      const as = alternatives && (await askColumns(description.label, alternatives));
      if (as) await alternatives.choose(as);
      return;
    }
  }
}
