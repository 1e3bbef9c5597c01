import * as vscode from 'vscode';
import type { Suggestion } from '../../protocol/index.js';
import { hostSettings } from '../settings.js';
import { literalsIn } from '../sources/text/literals.js';

/** An empty page names so many matrices. */
const most = 6;
/** In a longer document, in characters, a search for all matrices would take noticeably long. */
const longDocument = 500_000;

/** The first matrices of the document that the user looks at. */
export function suggestions(): Suggestion[] {
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  if (!editor || editor.document.getText().length > longDocument) return [];
  const { document } = editor;
  return literalsIn(document, hostSettings(document.uri))
    .flatMap(({ at, title, result }) =>
      result.ok
        ? [
            {
              ...{ label: title.label, place: title.place, uri: at.uri, offset: at.start },
              ...{ rows: result.value.rows, cols: result.value.cols },
            },
          ]
        : [],
    )
    .slice(0, most);
}
