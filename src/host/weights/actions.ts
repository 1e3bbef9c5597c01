import * as vscode from 'vscode';
import { factoriseText } from '../../core/index.js';
import { copyText } from '../copy.js';
import type { OpenedModel } from './open-model.js';
import { chooseOther } from './choose-other.js';
import { saveExtracted } from './save-extracted.js';
import { saveResized } from './save-resized.js';
import type { ModelRequest, WeightsSession } from './weights-session.js';

/** What an editor of weights offers to the actions of its page. */
export interface ModelEditor {
  readonly session: WeightsSession;
  model(): OpenedModel | undefined;
  /** Shows the differences to another model; undefined ends that. */
  compareWith(other: OpenedModel | undefined): Promise<void>;
}

/** Handles a request about the model as a whole. */
export async function answerAboutModel(message: ModelRequest, editor: ModelEditor): Promise<void> {
  const model = editor.model();
  if (!model) return;
  switch (message.type) {
    case 'copyPyTorch': {
      const row = editor.session.item(message.id)?.row;
      if (!row) return;
      const layer = factoriseText(row.name, row.rows, row.cols, message.rank);
      if (layer.ok) {
        await copyText(layer.value.text, vscode.l10n.t('{0} as two layers', row.name));
      } else {
        void vscode.window.showWarningMessage(layer.problem.message);
      }
      return;
    }
    case 'compare': {
      const other = await chooseOther(model);
      if (other) await editor.compareWith(other);
      return;
    }
    case 'endComparison':
      await editor.compareWith(undefined);
      return;
    case 'saveResized':
      await saveResized(model, message, editor.session);
      return;
    case 'extract':
      await saveExtracted(model, message, editor.session);
      return;
  }
}
