import { useState } from 'preact/hooks';
import {
  arrayOf,
  planesOf,
  transpose,
  writeNpz,
  type ColourModel,
} from '../../../src/core/index.js';
import type { DecodedImage } from '../../../src/protocol/index.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useLens, useLensState } from '../context.js';
import { fileBase } from '../export/file-base.js';
import { largestFile } from '../export/saved-picture.js';
import { t } from '../l10n.js';
import type { useImager } from './use-imager.js';
import css from './save-image.module.css';

interface SaveImageProps {
  readonly image: DecodedImage;
  readonly model: ColourModel;
  readonly imager: ReturnType<typeof useImager>;
}

/** Saves the picture at rank k as PNG, and the factors of its channels as .npz. */
export function SaveImage({ image, model, imager }: SaveImageProps) {
  const { controller } = useLens();
  const name = useLensState((state) => state.source?.name);
  const [problem, setProblem] = useState<string>();
  const { drawn, takeFactors } = imager;
  if (!drawn) return null;
  const rank = drawn.ranks[0] ?? 0;
  const save = (file: string, data: Uint8Array) => {
    const tooLarge = data.length > largestFile;
    setProblem(
      tooLarge
        ? t(
            '{0} would have {1} MB; 32 MB is the most that can be saved from here.',
            file,
            Math.ceil(data.length / 2 ** 20),
          )
        : undefined,
    );
    if (!tooLarge) controller.saveFile(file, data);
  };
  const savePicture = async () => {
    const { width, height } = image.pixels;
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.putImageData(new ImageData(drawn.approximation, width, height), 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    save(`${fileBase(name, t('rank {0}', rank))}.png`, new Uint8Array(await blob.arrayBuffer()));
  };
  const saveFactors = () =>
    takeFactors((planes) => {
      const names = planesOf[model];
      const arrays = planes.flatMap(({ u, s, v }, at) => [
        [`U_${names[at]!}`, arrayOf(u)] as const,
        [`s_${names[at]!}`, { shape: [s.length], data: s }] as const,
        [`Vt_${names[at]!}`, arrayOf(transpose(v))] as const,
      ]);
      save(
        `${fileBase(name, t('rank {0}', rank))}-factors.npz`,
        writeNpz(Object.fromEntries(arrays)),
      );
    });
  return (
    <div class={css['buttons']}>
      <Button
        kind="secondary"
        data-testid="save-image"
        title={t('The picture at rank {0}, as PNG', rank)}
        onClick={() => void savePicture()}
      >
        <Icon name="save" /> {t('Save Picture…')}
      </Button>
      <Button
        kind="secondary"
        data-testid="save-image-factors"
        title={t('U, s and Vᵀ of every channel at its rank, as .npz')}
        onClick={saveFactors}
      >
        <Icon name="save" /> {t('Save Factors…')}
      </Button>
      {problem === undefined ? null : <span role="alert">{problem}</span>}
    </div>
  );
}
