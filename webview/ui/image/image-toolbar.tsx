import type { ColourModel } from '../../../src/core/index.js';
import type { DecodedImage } from '../../../src/protocol/index.js';
import { modelsOf } from '../../model/image.js';
import type { Flip } from '../approximation/use-flip.js';
import { FlipButton, PlayButton, ZoomButtons } from '../approximation/toolbar.js';
import type { usePlay } from '../approximation/use-play.js';
import { Choice } from '../components/choice.js';
import { t } from '../l10n.js';
import css from './image-toolbar.module.css';

interface ImageToolbarProps {
  readonly image: DecodedImage;
  readonly model: ColourModel;
  readonly onModel: (model: ColourModel) => void;
  readonly flip: Flip;
  readonly play: ReturnType<typeof usePlay>;
}

/** The colour model, play and flip. */
export function ImageToolbar({ image, model, onModel, flip, play }: ImageToolbarProps) {
  const models = modelsOf(image);
  const texts: Readonly<Record<ColourModel, string>> = {
    grey: t('Grey'),
    rgb: 'R G B',
    ycbcr: 'Y Cb Cr',
  };
  const titles: Readonly<Record<ColourModel, string>> = {
    grey: t('The luma of the picture, as one matrix'),
    rgb: t('Red, green and blue, each with rank k'),
    ycbcr: t('Luma with rank k, and the two colour differences with a rank of their own'),
  };
  return (
    <div class={css['toolbar']} role="toolbar" aria-label={t('Picture')}>
      {models.length > 1 ? (
        <Choice
          label={t('Colours')}
          testId="image-model"
          value={model}
          options={models.map((value) => ({ value, text: texts[value], title: titles[value] }))}
          onChange={onModel}
        />
      ) : null}
      <ZoomButtons of="picture" />
      <PlayButton play={play} />
      <FlipButton flip={flip} />
    </div>
  );
}
