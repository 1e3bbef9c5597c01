import { t, useTexts, type Texts } from '../src/core/index.js';

/** Loads the translations from the host: translated texts by their English texts. */
export function loadTranslations(bundle: string | undefined): void {
  if (bundle) useTexts(JSON.parse(bundle) as Texts);
}

/** The text in the display language. The page has one mechanism with the core, whose messages it shows. */
export { t };
