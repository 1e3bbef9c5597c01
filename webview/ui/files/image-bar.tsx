import { formatCount, formatNumber, planeIds, type PlaneId } from '../../../src/core/index.js';
import type { ArrayFacts, DecodedImage } from '../../../src/protocol/index.js';
import { planeOf } from '../../model/image.js';
import { sizeText } from '../../model/slices.js';
import { Select } from '../components/select.js';
import { Faint } from '../components/text.js';
import { useLens, useLensState } from '../context.js';
import { t } from '../l10n.js';
import { FileBar } from './file-bar.js';

/** The file of the picture on screen, what was done to it, and which of its planes is the matrix M. */
export function ImageBar({ array }: { readonly array: ArrayFacts }) {
  const { controller } = useLens();
  const image = useLensState((state) => state.image);
  const plane = useLensState((state) => planeOf(state.memory));
  const names: Readonly<Record<PlaneId, string>> = {
    luma: t('grey (luma Y)'),
    red: t('red'),
    green: t('green'),
    blue: t('blue'),
    cb: t('blue difference Cb'),
    cr: t('red difference Cr'),
  };
  return (
    <FileBar label={t('Image')} facts={factsLine(array, image)}>
      {image ? <Notes image={image} /> : null}
      {image?.pixels.channels === 3 ? (
        <Select
          label={t('The matrix M is')}
          testId="image-plane"
          value={plane}
          options={planeIds.map((id) => [id, names[id]] as const)}
          onChange={(id) => controller.choosePlane(id)}
        />
      ) : null}
    </FileBar>
  );
}

function factsLine({ format, fileSize, image }: ArrayFacts, decoded?: DecodedImage): string {
  const { width, height } = decoded ?? image!;
  const isGrey = decoded ? decoded.pixels.channels === 1 : image!.channels === 1;
  return [
    format,
    sizeText(fileSize),
    t('{0} × {1} pixels', formatCount(width), formatCount(height)),
    t('{0} bits', image!.bits),
    isGrey ? t('grey') : t('colours'),
  ].join(' · ');
}

/** What is on screen is not all that the file has. */
function Notes({ image }: { readonly image: DecodedImage }) {
  const { factor, isTransparent, isFirst, pixels } = image;
  const notes = [
    ...(factor === 1
      ? []
      : [
          t(
            'Reduced to {0} × {1}: every pixel is the mean of {2} × {2} of the file.',
            formatCount(pixels.width),
            formatCount(pixels.height),
            formatNumber(factor),
          ),
        ]),
    ...(isTransparent ? [t('Transparent parts have a white ground.')] : []),
    ...(isFirst ? [t('The file has several pictures; this is the first.')] : []),
  ];
  return notes.length === 0 ? null : (
    <Faint as="p" data-testid="image-notes">
      {notes.join(' ')}
    </Faint>
  );
}
