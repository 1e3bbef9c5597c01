import { useRef } from 'preact/hooks';
import type { DecodedImage } from '../../../src/protocol/index.js';
import { arrange } from '../../model/arrangement.js';
import { viewportOf } from '../../model/viewport.js';
import { Faint, Swapped } from '../components/text.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import { useRoom } from '../use-room.js';
import css from './image-pictures.module.css';
import { PictureCanvas } from './picture-canvas.js';
import type { ImagerState } from './use-imager.js';

/** CSS pixels of the heading of a picture. */
const head = 26;
/** CSS pixels below the pictures, for the numbers. */
const below = 76;

interface ImagePicturesProps {
  readonly image: DecodedImage;
  readonly imager: ImagerState;
  readonly flipped: boolean;
}

/** The original, the picture at rank k and the error, beside each other where there is room, with one zoom. */
export function ImagePictures({ image, imager, flipped }: ImagePicturesProps) {
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  const { width, height } = image.pixels;
  const { drawn, original } = imager;
  // The matrix M is a plane of the picture: heatmaps and pictures have the same zoom.
  const viewport = useLensState(viewportOf) ?? { x0: 0, y0: 0, x1: width, y1: height };
  const arranged = room
    ? arrange(
        { count: 3, rows: height, cols: width, gutter: 0, isShared: false, around: () => head },
        { width: room.width, height: room.height - below },
      )
    : undefined;
  const columns = arranged?.columns ?? 3;
  const ranks = drawn ? [...new Set(drawn.ranks)] : [];
  const rank = ranks[0] ?? 0;
  const name = ranks.length > 1 ? t('Ranks {0}', ranks.join(', ')) : t('Rank {0}', rank);
  const { across = 0, tallest = 0 } = arranged ?? {};
  const size = { width, height, across, tallest, viewport };
  return (
    <div
      ref={box}
      class={css['pictures']}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      data-testid="image-pictures"
      data-ranks={drawn ? drawn.ranks.join(' ') : ''}
    >
      <PictureCanvas
        {...size}
        testId="image-original"
        title={flipped ? <Swapped>{name}</Swapped> : t('Original')}
        label={flipped ? t('The picture at rank {0}', rank) : t('The picture as it is')}
        rgba={flipped ? drawn?.approximation : original}
      />
      <PictureCanvas
        {...size}
        testId="image-approximation"
        title={name}
        label={t('The picture at rank {0}', rank)}
        rgba={drawn?.approximation}
      />
      <PictureCanvas
        {...size}
        testId="image-error"
        title={
          <>
            {t('Error')}
            <Faint>
              {drawn && drawn.gain > 1 ? t('× {0}, grey is none', drawn.gain) : t('grey is none')}
            </Faint>
          </>
        }
        label={t('The original minus the picture at rank {0}', rank)}
        rgba={drawn?.error}
      />
    </div>
  );
}
