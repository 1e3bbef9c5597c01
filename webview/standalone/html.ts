import { t } from '../l10n.js';
import { elementIds, type PageData } from './page-data.js';
import { escapeHtml, scriptJson } from './escape.js';
import { noteHtml } from './note.js';

/** A picture that is seen without JavaScript. */
export interface StillPicture {
  readonly name: string;
  /** A data: address of an image. */
  readonly address: string;
}

/** What a page that a person sends has besides its code and its entries. */
export interface PageTexts {
  readonly title: string;
  /** Markdown, of which `noteHtml` reads a part. */
  readonly note: string;
  /** The text that the matrix was read from, if it is to be in the page. */
  readonly text: string | undefined;
  /** The display language, for the `lang` attribute. */
  readonly language: string;
}

export interface PageParts extends PageTexts {
  readonly data: PageData;
  /** Style sheets around the lens: the themes, and the document. */
  readonly style: string;
  readonly still: readonly StillPicture[];
  /** The script that unpacks the code, and its hash and that of the code's main script: `sha256-…`. */
  readonly boot: string;
  readonly hashes: readonly string[];
}

/**
 * The two ends of a page, before and behind its packed parts. No request can leave it: the policy allows scripts by their
 * hash only, workers from blobs, and no connection at all. `wasm-unsafe-eval` is for the kernels of the SVD; style
 * attributes are for components that set sizes.
 */
export function pageHead(parts: PageParts): string {
  const { title, note, text, language, data, style, still, hashes } = parts;
  const policy = [
    `default-src 'none'`,
    `script-src ${hashes.map((hash) => `'${hash}'`).join(' ')} 'wasm-unsafe-eval'`,
    `style-src 'unsafe-inline'`,
    `font-src data:`,
    `img-src data: blob:`,
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const noted = noteHtml(note);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Low-Rank Lens">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<header class="lens-top"><h1>${escapeHtml(title)}</h1><div id="${elementIds.tools}"></div></header>
${noted === '' ? '' : `<section class="lens-note" aria-label="${escapeHtml(t('Note'))}">${noted}</section>`}
<p class="lens-problem" id="${elementIds.problem}" role="alert" hidden></p>
<div id="skeleton" class="lens-still">
<noscript><p>${escapeHtml(t('This page is interactive, and needs JavaScript for that, which is switched off here. These pictures show what it opens with. Nothing is loaded from anywhere: everything is in this file.'))}</p></noscript>
${still.map(({ name, address }) => `<figure><img src="${escapeHtml(address)}" alt="${escapeHtml(name)}"><figcaption>${escapeHtml(name)}</figcaption></figure>`).join('')}
</div>
<div id="app"></div>
${text === undefined ? '' : `<details class="lens-text"><summary>${escapeHtml(t('The text that the matrix comes from'))}</summary><pre tabindex="0">${escapeHtml(text)}</pre></details>`}
<footer class="lens-foot">${escapeHtml(t('Made with Low-Rank Lens. Everything on this page is computed here; it loads and sends nothing.'))}</footer>
<script type="application/json" id="${elementIds.data}">${scriptJson(data)}</script>
<script type="text/plain" id="${elementIds.code}">`;
}

/** Between the packed code and the packed entries. */
export const pageMiddle = `</script>
<script type="text/plain" id="${elementIds.entries}">`;

/** Behind the packed entries: the script that runs last. */
export function pageEnd({ boot }: Pick<PageParts, 'boot'>): string {
  return `</script>
<script>${boot}</script>
</body>
</html>
`;
}
