import { useMemo } from 'preact/hooks';
import { formatNumber, type Svd } from '../../../src/core/index.js';
import { firstCamera, type Camera } from '../../model/geometry/camera.js';
import {
  firstDimensions,
  partsOf,
  possibleDimensions,
  type Dimensions,
} from '../../model/geometry/parts.js';
import type { Vec } from '../../model/geometry/space.js';
import { extentAt, sameScale } from '../../model/geometry/stages.js';
import { Choice } from '../components/choice.js';
import { Empty } from '../components/empty.js';
import { Explanation } from '../components/explanation.js';
import { NeedsSvd } from '../components/needs-svd.js';
import { Faint } from '../components/text.js';
import { View } from '../components/view.js';
import { useLensState, useMemory } from '../context.js';
import { AxesTable, Motions } from '../geometry/axes-table.js';
import type { Moment } from '../geometry/moment.js';
import { StagePicture } from '../geometry/stage-picture.js';
import { PlaySteps, Steps } from '../geometry/steps.js';
import { useEased } from '../geometry/use-eased.js';
import { useJourney } from '../geometry/use-journey.js';
import { VectorSection } from '../geometry/vector-section.js';
import { describeGeometry, directionNames } from '../geometry/words.js';
import { t } from '../l10n.js';
import css from './geometry.module.css';

/** Time in milliseconds in which an axis shrinks to 0 when the rank decreases. */
const collapseMillis = 350;

/** How M maps the unit circle or sphere: by Vᵀ, Σ and U. */
export function GeometryView() {
  const svd = useLensState((state) => state.decomposition?.svd);
  if (!svd) return <NeedsSvd />;
  const possible = possibleDimensions(svd.u.rows, svd.v.rows);
  return possible.length > 0 ? (
    <Geometry svd={svd} possible={possible} />
  ) : (
    <OneDirection svd={svd} />
  );
}

/** A single row or column: no picture, but an explanation. */
function OneDirection({ svd }: { readonly svd: Svd }) {
  return (
    <Empty icon="arrow-both" testId="geometry-none">
      <p>
        {svd.v.rows === 1
          ? t(
              'A single column maps numbers onto a line: x becomes xσ₁u₁ with σ₁ = {0}, its length. A picture needs two columns.',
              formatNumber(svd.s[0] ?? 0),
            )
          : t(
              'A single row maps all of space to numbers: Mx = σ₁(v₁ᵀx) with σ₁ = {0}, its length. A picture needs two singular values, or two or three columns.',
              formatNumber(svd.s[0] ?? 0),
            )}
      </p>
    </Empty>
  );
}

interface GeometryProps {
  readonly svd: Svd;
  readonly possible: readonly Dimensions[];
}

function Geometry({ svd, possible }: GeometryProps) {
  const cols = svd.v.rows;
  const explanations = useLensState((state) => state.settings.explanations);
  const rank = useLensState((state) => state.rank);
  const [wished, setDims] = useMemory('geometry.dims', firstDimensions(cols), isDimensions);
  const dims = possible.includes(wished) ? wished : (possible[0] ?? 2);
  const [x, setX] = useMemory<Vec>('geometry.x', cols === dims ? firstX : slantedX, isVec);
  const [camera, setCamera] = useMemory('geometry.camera', firstCamera, isCamera);
  const parts = useMemo(() => partsOf(svd, dims), [svd, dims]);
  const journey = useJourney();
  const shownRank = useEased(Math.min(rank, dims), collapseMillis);
  const flat: Vec = dims === 2 ? [x[0], x[1], 0] : x;
  const { progress } = journey;
  const moment: Moment = { parts, progress, rank: shownRank, camera, x: flat };
  return (
    <View label={t('Geometry')}>
      {explanations ? (
        <Explanation>
          M = UΣVᵀ:{' '}
          {t(
            'every matrix M maps space by a rotation (Vᵀ), a stretch along the axes (Σ) and another rotation (U). A rotation may include a reflection.',
          )}{' '}
          {dims === 2
            ? t('The unit circle becomes an ellipse with the axes σᵢuᵢ; rank k keeps k of them.')
            : t('The unit sphere becomes an ellipsoid with the axes σᵢuᵢ; rank k keeps k of them.')}
        </Explanation>
      ) : null}
      <div class={css['tools']}>
        {possible.length > 1 ? (
          <Choice
            label={t('Dimensions of the picture')}
            testId="geometry-dims"
            value={String(dims) as '2' | '3'}
            onChange={(value) => setDims(value === '3' ? 3 : 2)}
            options={[
              { value: '2', text: t('Plane') },
              { value: '3', text: t('Space') },
            ]}
          />
        ) : null}
        <PlaySteps journey={journey} />
      </div>
      <Steps journey={journey} moment={{ ...moment, x: noX }} />
      <div class={css['columns']}>
        <div>
          <StagePicture
            moment={moment}
            arrived={progress === journey.stage}
            description={describeGeometry(parts, rank)}
            onX={setX}
            onCamera={setCamera}
          />
          <PictureNotes moment={moment} />
        </div>
        <div class={css['numbers']}>
          <Motions parts={parts} svd={svd} rank={rank} />
          <AxesTable parts={parts} svd={svd} rank={rank} />
          <VectorSection parts={parts} svd={svd} rank={rank} x={flat} onX={setX} />
        </div>
      </div>
    </View>
  );
}

/** What the picture shows and what it leaves out. */
function PictureNotes({ moment: { parts } }: { readonly moment: Moment }) {
  const { dims, ownInput, ownOutput, rows, cols } = parts;
  const notes = [
    dims === 3 ? t('Drag, or use the arrow keys, to turn it.') : t('Drag x to any place.'),
    ownInput && ownOutput
      ? undefined
      : ownInput
        ? t(
            'The image lies in {0} dimensions; it is shown in the span of {1}.',
            rows,
            directionNames('u', dims),
          )
        : ownOutput
          ? t(
              'The space has {0} dimensions. The circle shows the span of {1}, the leading ones.',
              cols,
              directionNames('v', dims),
            )
          : t(
              'M maps {0} dimensions to {1}. Shown are the {2} leading singular directions, the span of {3} and its image, the span of {4}.',
              cols,
              rows,
              dims,
              directionNames('v', dims),
              directionNames('u', dims),
            ),
    sameScale(parts)
      ? undefined
      : t(
          'After Σ the picture is drawn at 1 : {0}, so that it fits.',
          formatNumber(extentAt(parts, 3) / extentAt(parts, 0), 3),
        ),
  ].filter((note) => note !== undefined);
  return (
    <Faint as="p" class={css['note']}>
      {notes.join(' ')}
    </Faint>
  );
}

/**
 * The first vector is e₁, whose image is the first column of M; the second is not a leading singular
 * vector.
 */
const firstX: Vec = [1, 0, 0];
const slantedX: Vec = [0.6, 0.6, 0.5];
const noX: Vec = [0, 0, 0];

const isDimensions = (value: unknown): value is Dimensions => value === 2 || value === 3;

const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isVec = (value: unknown): value is Vec =>
  Array.isArray(value) && value.length === 3 && value.every(isNumber);

function isCamera(value: unknown): value is Camera {
  if (typeof value !== 'object' || value === null) return false;
  const { yaw, pitch } = value as Partial<Camera>;
  return isNumber(yaw) && isNumber(pitch);
}
