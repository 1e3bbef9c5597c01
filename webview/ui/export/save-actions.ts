import { encodeUtf8 } from '../../../src/core/index.js';
import { t } from '../l10n.js';
import { toCsv, type NumbersTable } from './csv.js';
import { toPng, toSvg } from './encode.js';
import { largestFile, type SavedPicture } from './saved-picture.js';
import type { ComposedSvg } from './svg-text.js';

/** The actions of the menu of a picture. */
export type PictureAction = 'png' | 'svg' | 'copy' | 'csv';

export interface PictureSource {
  /** Its name on screen. */
  readonly name: string;
  /** Name of the file without its extension (file-base.ts). */
  readonly file: string;
  readonly getPicture: () => SavedPicture | ComposedSvg | Promise<SavedPicture>;
  readonly getNumbers?: (() => NumbersTable) | undefined;
}

export type SaveFile = (name: string, data: Uint8Array) => void;

/**
 * Does the action, and resolves with a sentence for the user if one is needed. The host itself confirms
 * what it saved.
 */
export async function runPictureAction(
  action: PictureAction,
  source: PictureSource,
  save: SaveFile,
): Promise<string | undefined> {
  if (action === 'csv') return saveNumbers(source, save);
  const picture = await source.getPicture();
  if (action === 'copy') return copyPicture(picture);
  const data =
    action === 'svg'
      ? encodeUtf8((await toSvg(picture)).text)
      : new Uint8Array(await (await toPng(picture)).arrayBuffer());
  return saveBounded(`${source.file}.${action}`, data, save);
}

function saveNumbers({ file, getNumbers }: PictureSource, save: SaveFile): string | undefined {
  if (!getNumbers) return undefined;
  const text = toCsv(getNumbers());
  if (!text.ok) return text.problem.message;
  return saveBounded(`${file}.csv`, encodeUtf8(text.value), save);
}

function saveBounded(name: string, data: Uint8Array, save: SaveFile): string | undefined {
  if (data.length > largestFile) {
    const size = Math.ceil(data.length / 2 ** 20);
    return t('{0} would have {1} MB; 32 MB is the most that can be saved from here.', name, size);
  }
  save(name, data);
  return undefined;
}

async function copyPicture(picture: SavedPicture | ComposedSvg): Promise<string> {
  const blob = await toPng(picture);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return t('Copied as an image.');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return t('The clipboard takes no image here ({0}). Save it as PNG instead.', reason);
  }
}
