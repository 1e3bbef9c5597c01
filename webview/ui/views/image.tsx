import { useFlip } from '../approximation/use-flip.js';
import { usePlay } from '../approximation/use-play.js';
import { Explanation } from '../components/explanation.js';
import { View } from '../components/view.js';
import { useLensState, useMemory } from '../context.js';
import { ChromaRank } from '../image/chroma-rank.js';
import { ImageFacts, StorageSentence } from '../image/image-facts.js';
import { ImagePictures } from '../image/image-pictures.js';
import { ImageToolbar } from '../image/image-toolbar.js';
import { SaveImage } from '../image/save-image.js';
import { useImager } from '../image/use-imager.js';
import { t } from '../l10n.js';
import type { DecodedImage } from '../../../src/protocol/index.js';
import {
  chromaKey,
  chromaRank,
  isChroma,
  isModel,
  modelKey,
  modelsOf,
  ranksOf,
} from '../../model/image.js';

/** The picture itself, in its colours, at rank k. */
export function ImageView() {
  const image = useLensState((state) => state.image);
  return image ? <Picture image={image} /> : null;
}

function Picture({ image }: { readonly image: DecodedImage }) {
  const explanations = useLensState((state) => state.settings.explanations);
  const rank = useLensState((state) => state.rank);
  const models = modelsOf(image);
  const [wished, setModel] = useMemory(modelKey, models[models.length > 1 ? 1 : 0]!, isModel);
  const model = models.includes(wished) ? wished : models[0]!;
  const [chosen, setChroma] = useMemory<number | 'auto'>(chromaKey, 'auto', isChroma);
  const chroma = chromaRank(chosen, rank);
  const ranks = ranksOf(model, rank, chroma);
  const imager = useImager(image, model, ranks);
  const flip = useFlip();
  const play = usePlay();
  const { known, complete, problem } = imager;
  const most = Math.max(...ranks);
  return (
    <View label={t('Image')}>
      <ImageToolbar image={image} model={model} onModel={setModel} flip={flip} play={play} />
      {model === 'ycbcr' ? <ChromaRank rank={chroma} chosen={chosen} onChange={setChroma} /> : null}
      <ImagePictures image={image} imager={imager} flipped={flip.flipped} />
      {problem ? <p role="alert">{problem.message}</p> : null}
      {!complete && known > 0 && most > known ? (
        <p role="status">
          {t('Rank {0} is shown until the other layers of the colours are computed.', known)}
        </p>
      ) : null}
      <ImageFacts image={image} model={model} ranks={ranks} imager={imager} />
      <StorageSentence image={image} model={model} ranks={ranks} />
      <SaveImage image={image} model={model} imager={imager} />
      {explanations ? (
        <Explanation>
          {t(
            'Every channel of the picture is a matrix. Each is replaced by its best approximation of rank k; values below black or above white are cut off.',
          )}
        </Explanation>
      ) : null}
    </View>
  );
}
