import type { Texts } from '../../src/core/index.js';
import type { PageTexts, StillPicture } from './html.js';
import type { PageData } from './page-data.js';

/** The files of the extension that a page consists of. */
export interface PageFiles {
  readonly main: string;
  readonly worker: string;
  readonly style: string;
  readonly boot: string;
  /** The icons. */
  readonly font: Uint8Array;
}

/** What the writing worker gets. */
export interface PageWish extends PageTexts {
  readonly files: PageFiles;
  readonly translations: Texts;
  readonly data: Omit<PageData, 'format' | 'code' | 'matrix'> & {
    readonly matrix: Omit<PageData['matrix'], 'form'>;
  };
  readonly entries: Float64Array;
  readonly still: readonly StillPicture[];
}

export type FromPageWriter =
  { readonly page: Uint8Array<ArrayBuffer> } | { readonly problem: string };
