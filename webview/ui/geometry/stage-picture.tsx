import { useId, useRef } from 'preact/hooks';
import { fromScreen, turned, type Camera } from '../../model/geometry/camera.js';
import { inUnits, toScreen } from '../../model/geometry/screen.js';
import { apply, length, plus, scaled, type Vec } from '../../model/geometry/space.js';
import { inverseAt, mapAt, stageOf } from '../../model/geometry/stages.js';
import { classes } from '../classes.js';
import { PictureHead } from '../components/picture-head.js';
import { Hidden } from '../components/text.js';
import { useLensState } from '../context.js';
import { fileBase } from '../export/file-base.js';
import { PictureMenu } from '../export/picture-menu.js';
import { standaloneSvg } from '../export/standalone-svg.js';
import { t } from '../l10n.js';
import { useSize } from '../use-size.js';
import { screenOf, type Moment } from './moment.js';
import { numbersOfGeometry, pictureTitle } from './saved-geometry.js';
import { Scene } from './scene.js';
import css from './stage-picture.module.css';
import { vectorText } from './words.js';

/** Maximum length of a side of the picture in CSS pixels. */
const largest = 460;
/** Maximum length of x while it is dragged, so that it stays in the picture. */
const longest = 1.4;
/** Distance in pixels from the tip of x within which the pointer can drag it. */
const grip = 22;
const keyStep = 0.05;
/** Radians per key press, and per pixel of a drag. */
const keyTurn = Math.PI / 24;
const dragTurn = 0.008;

export interface StagePictureProps {
  readonly moment: Moment;
  /** Whether it is the stage that was asked for: a picture on its way may pass others exactly. */
  readonly arrived: boolean;
  readonly description: string;
  readonly onX: (x: Vec) => void;
  readonly onCamera: (camera: Camera) => void;
}

/** The picture. The user can drag x, and rotate space, with the pointer and with the arrow keys. */
export function StagePicture(props: StagePictureProps) {
  const { moment, arrived, description, onX, onCamera } = props;
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const drag = useRef<{ what: 'x' | 'space'; at: readonly [number, number] }>(undefined);
  const id = useId();
  const matrixName = useLensState((state) => state.source?.name);
  const { parts, progress, rank, camera, x } = moment;
  const { width } = useSize(box);
  const size = Math.min(largest, Math.floor(width));
  const screen = screenOf(moment, Math.max(1, size));
  const stage = stageOf(progress);
  const rests = arrived && Number.isInteger(rank);
  const map = mapAt(parts, progress, rank);
  const tip = toScreen(screen, apply(map, x));
  const inSpace = parts.dims === 3;
  const title = pictureTitle(moment);
  const picture = (name: string) => {
    if (!svg.current) throw new Error('nothing is drawn');
    const background = getComputedStyle(document.body).backgroundColor;
    return standaloneSvg(svg.current, name, background, '[data-pointer-only]');
  };
  const place = (event: PointerEvent): readonly [number, number] => {
    const frame = svg.current?.getBoundingClientRect();
    return [event.clientX - (frame?.left ?? 0), event.clientY - (frame?.top ?? 0)];
  };
  /** Moves the image by this many pixels, and x to the point with that image. */
  const moveImage = (dx: number, dy: number) => {
    const { right, up } = inUnits(screen, dx, dy);
    const image = fromScreen(screen.view, right, up);
    onX(tidy(plus(x, apply(inverseAt(parts, stage, rank), image)), parts.dims));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const [px, py] = place(event);
    const near = Math.hypot(px - tip.x, py - tip.y) < grip;
    if (!near && !inSpace && !rests) return;
    if (near && !rests) return;
    drag.current = { what: near || !inSpace ? 'x' : 'space', at: [px, py] };
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    if (drag.current.what === 'x') moveImage(px - tip.x, py - tip.y);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const { what, at } = drag.current;
    const [px, py] = place(event);
    drag.current = { what, at: [px, py] };
    if (what === 'space') {
      onCamera(turned(camera, (px - at[0]) * dragTurn, (py - at[1]) * dragTurn));
    } else if (rests) moveImage(px - tip.x, py - tip.y);
  };
  const end = () => {
    drag.current = undefined;
  };
  const onTurnKey = (event: KeyboardEvent) => {
    const move = arrowOf(event.key);
    if (!move || !inSpace) return;
    event.preventDefault();
    onCamera(turned(camera, move[0] * keyTurn, move[1] * keyTurn));
  };
  const onMoveKey = (event: KeyboardEvent) => {
    const move = arrowOf(event.key) ?? (inSpace ? depthOf(event.key) : undefined);
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const [a, b, c = 0] = move;
    onX(tidy(plus(x, scaled([a, b, c], keyStep)), parts.dims));
  };
  return (
    <div ref={box} data-testid="geometry-figure">
      <Hidden as="p" id={id} data-testid="geometry-description">
        {description}
      </Hidden>
      <PictureHead as="div" caption={title}>
        <PictureMenu
          name={`${matrixName ?? ''} ${title}`}
          file={fileBase(matrixName, title)}
          getPicture={() => picture(`${matrixName ?? 'M'}: ${title}`)}
          getNumbers={() => numbersOfGeometry(moment)}
        />
      </PictureHead>
      {size > 0 ? (
        <svg
          ref={svg}
          class={classes(css['picture'], inSpace && css['space'])}
          width={size}
          height={size}
          data-testid="geometry-picture"
          data-stage={rests ? stage : ''}
          role={inSpace ? 'application' : 'group'}
          aria-roledescription={inSpace ? t('picture that arrow keys turn') : undefined}
          aria-label={inSpace ? t('Picture in space; arrow keys turn it') : t('Picture')}
          aria-describedby={id}
          // Attributes of SVG are case-sensitive: `tabIndex` would not work.
          tabindex={inSpace ? 0 : undefined}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={end}
          onPointerCancel={end}
          onKeyDown={onTurnKey}
        >
          <Scene moment={moment} size={size} />
          <circle
            class={css['handle']}
            data-pointer-only
            data-testid="geometry-handle"
            cx={tip.x}
            cy={tip.y}
            r={6}
            tabindex={0}
            role="application"
            aria-roledescription={t('vector')}
            aria-label={t('Vector x = {0}; arrow keys move it', vectorText(x.slice(0, parts.dims)))}
            onKeyDown={onMoveKey}
          />
        </svg>
      ) : null}
    </div>
  );
}

/**
 * Rounds to two decimals, because a pointer is no more accurate, and limits the length to the width of
 * the picture.
 */
function tidy(x: Vec, dims: 2 | 3): Vec {
  const size = length(x);
  const [a, b, c] = size > longest ? scaled(x, longest / size) : x;
  const round = (value: number) => Math.round(value * 100) / 100 + 0;
  return [round(a), round(b), dims === 3 ? round(c) : 0];
}

function arrowOf(key: string): readonly [number, number, number?] | undefined {
  switch (key) {
    case 'ArrowRight':
      return [1, 0];
    case 'ArrowLeft':
      return [-1, 0];
    case 'ArrowUp':
      return [0, 1];
    case 'ArrowDown':
      return [0, -1];
    default:
      return undefined;
  }
}

function depthOf(key: string): readonly [number, number, number] | undefined {
  if (key === 'PageUp') return [0, 0, 1];
  return key === 'PageDown' ? [0, 0, -1] : undefined;
}
