import { idOfExtension } from '../../../core/index.js';

/**
 * The notation of a document, for the reader: the language id of the editor, unless the file name says
 * more. VS Code without extensions does not know MATLAB, Fortran or CSV: it calls them Objective-C or
 * plain text.
 */
export function dialectId(languageId: string, path: string, text: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (languageId === 'objective-c' && extension === 'm') {
    // Only Objective-C has these, and every Objective-C file contains one of them.
    const head = text.slice(0, 20_000);
    return /^\s*(?:#\s*(?:import|include)|@(?:interface|implementation|import|class))/m.test(head)
      ? languageId
      : 'matlab';
  }
  if (languageId !== 'plaintext') return languageId;
  return idOfExtension(extension) ?? languageId;
}
