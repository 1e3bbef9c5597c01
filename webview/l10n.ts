import * as l10n from '@vscode/l10n';

/** Loads the translations from the host: translated texts by their English texts. */
export function loadTranslations(bundle: string | undefined): void {
  if (!bundle) return;
  const contents = JSON.parse(bundle) as Record<string, string>;
  l10n.config({ contents });
}

/** The text in the display language; `{0}`, `{1}`… are replaced by the arguments. */
export function t(message: string, ...args: (string | number)[]): string {
  return l10n.t(message, ...args);
}
