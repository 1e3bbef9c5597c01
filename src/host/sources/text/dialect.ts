import { idOfExtension } from '../../../core/index.js';

/**
 * Which notation a document is written in, for the reader: the editor's language id, unless it is
 * known to say less than the file's name. VS Code without extensions knows no MATLAB, Fortran or CSV:
 * it calls them Objective-C or plain text.
 */
export function dialectId(languageId: string, path: string, text: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (languageId === 'objective-c' && extension === 'm') {
    // Only Objective-C has these, and every Objective-C file has one of them.
    const head = text.slice(0, 20_000);
    return /^\s*(?:#\s*(?:import|include)|@(?:interface|implementation|import|class))/m.test(head)
      ? languageId
      : 'matlab';
  }
  if (languageId !== 'plaintext') return languageId;
  return idOfExtension(extension) ?? languageId;
}
