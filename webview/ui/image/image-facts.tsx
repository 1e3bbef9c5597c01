import {
  formatCount,
  formatNumber,
  planesOf,
  ssimWindow,
  type ColourModel,
} from '../../../src/core/index.js';
import type { DecodedImage } from '../../../src/protocol/index.js';
import { keptOf } from '../../model/image.js';
import { sizeText } from '../../model/slices.js';
import { Fact, Facts, Formula } from '../components/facts.js';
import { Faint } from '../components/text.js';
import { useLensState } from '../context.js';
import { t } from '../l10n.js';
import type { ImagerState } from './use-imager.js';

interface ImageFactsProps {
  readonly image: DecodedImage;
  readonly model: ColourModel;
  readonly ranks: readonly number[];
  readonly imager: ImagerState;
}

/** How close the picture is, and what its factors need. */
export function ImageFacts({ image, model, ranks, imager }: ImageFactsProps) {
  const { drawn, ssim } = imager;
  const kept = keptOf(image, model, ranks);
  const isSmall = Math.min(image.pixels.width, image.pixels.height) < ssimWindow;
  return (
    <Facts three label={t('Quality and storage')}>
      <Fact
        id="psnr"
        name="PSNR"
        title={t(
          'Peak signal-to-noise ratio 10·log₁₀(peak² / mean squared error), of the picture as it is shown: rounded to whole values.',
        )}
        value={drawn?.psnr}
      >
        {drawn === undefined
          ? '…'
          : drawn.psnr === Infinity
            ? t('∞ dB')
            : `${drawn.psnr.toFixed(1)} dB`}
      </Fact>
      <Fact
        id="ssim"
        name="SSIM"
        title={t(
          'Structural similarity of the luma (Wang, Bovik, Sheikh and Simoncelli 2004): 1 is equal.',
        )}
        value={ssim}
      >
        {ssim !== undefined
          ? ssim.toFixed(3)
          : isSmall
            ? t('needs {0} × {0} pixels', ssimWindow)
            : '…'}
      </Fact>
      <Fact
        id="image-numbers"
        name={
          <>
            {t('Numbers')} <Formula>{formulaOf(model)}</Formula>
          </>
        }
        title={t(
          'U, Σ and V of every channel, cut off at the rank, against all values of the picture',
        )}
        value={kept.factors}
        note={kept.ratio === undefined ? undefined : ratioText(kept.ratio)}
      >
        {t('{0} of {1}', formatCount(kept.factors), formatCount(kept.picture))}
      </Fact>
    </Facts>
  );
}

function formulaOf(model: ColourModel): string {
  return planesOf[model].length === 1 ? 'k(m + n + 1)' : 'Σ k(m + n + 1)';
}

function ratioText(ratio: number): string {
  return ratio >= 1
    ? t('{0}× fewer', formatNumber(ratio, 2))
    : t('{0}× more: at this rank the factors save nothing', formatNumber(1 / ratio, 2));
}

/** What the factors would take as a file, beside the file itself. */
export function StorageSentence({ image, model, ranks }: Omit<ImageFactsProps, 'imager'>) {
  const array = useLensState((state) => state.source?.array);
  if (!array?.image) return null;
  const { factorBytes } = keptOf(image, model, ranks);
  const file = sizeText(array.fileSize);
  const factors = sizeText(factorBytes);
  const sizes =
    image.factor === 1
      ? t('As float32 these factors take {0}; the file takes {1}.', factors, file)
      : t(
          'As float32 these factors take {0}; the file takes {1}, with {2} times the pixels.',
          factors,
          file,
          formatNumber(
            (image.width * image.height) / (image.pixels.width * image.pixels.height),
            2,
          ),
        );
  const verdict =
    factorBytes > array.fileSize
      ? t('The file is smaller: formats for images do this better.')
      : t('A format for images would still look better at the same size.');
  return (
    <Faint as="p" data-testid="storage-sentence">
      {sizes} {verdict} {t('What the SVD shows is structure: which rows and columns repeat.')}
    </Faint>
  );
}
