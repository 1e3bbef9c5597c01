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
  return byExtension[extension] ?? languageId;
}

const byExtension: Readonly<Record<string, string>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  mtx: 'matrix-market',
  m: 'matlab',
  jl: 'julia',
  r: 'r',
  f: 'fortran_fixed',
  f90: 'fortran',
  f95: 'fortran',
  f03: 'fortran',
  f08: 'fortran',
  wl: 'wolfram',
  wls: 'wolfram',
  typ: 'typst',
  tex: 'latex',
  json5: 'json5',
  cr: 'crystal',
  d: 'd',
  ex: 'elixir',
  exs: 'elixir',
  gd: 'gdscript',
  hs: 'haskell',
  kt: 'kotlin',
  kts: 'kotlin',
  ml: 'ocaml',
  nim: 'nim',
  sc: 'scala',
  scala: 'scala',
};
