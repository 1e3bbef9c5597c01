import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { missingColorOf, type Domain } from '../../../src/core/index.js';
import type { PictureOf } from '../../../src/protocol/index.js';
import { heatmapSize } from '../../model/layout.js';
import type { Colors } from '../../model/look.js';
import type { Cell } from '../../model/state.js';
import { shownMatrix } from '../../model/shown.js';
import { viewportOf } from '../../model/viewport.js';
import { useLens, useLensState } from '../context.js';
import { PictureMenu } from '../export/picture-menu.js';
import { axesOf, columnAxis, gutterWidth } from '../heatmap/axes.js';
import { Axis } from '../heatmap/axis.js';
import { heatmapKey } from '../heatmap/keys.js';
import { heatmapSource } from '../heatmap/saved-heatmap.js';
import { useBlocks } from '../heatmap/use-blocks.js';
import { useGestures } from '../heatmap/use-gestures.js';
import { useOverlay } from '../heatmap/use-overlay.js';
import { usePicture } from '../heatmap/use-picture.js';
import { ValuesTable } from '../heatmap/values-table.js';
import { t } from '../l10n.js';
import { useSize } from '../use-size.js';
import { ColorBar } from './color-bar.js';
import css from './heatmap.module.css';
import { PictureHead } from './picture-head.js';
import { Hidden } from './text.js';

export interface HeatmapProps {
  readonly of: PictureOf;
  /** Name of the place on screen, if it differs from what is shown there. */
  readonly id?: string;
  readonly title: ComponentChildren;
  /** The title as plain text, for files and screen readers. */
  readonly name: string;
  readonly colors: Colors;
  /** Maximum height in CSS pixels. */
  readonly tallest: number;
  readonly label: string;
  /** False where the picture before it on the same line names the rows. */
  readonly namesRows?: boolean;
  /** Beside the menu of the picture. */
  readonly beside?: ComponentChildren;
  /** Makes the ends of the colour bar movable. */
  readonly onDomain?: (domain: Domain) => void;
  /** Cells with a ring around them. */
  readonly ringed?: readonly Cell[] | undefined;
  /** Lets the domain follow the values again. */
  readonly onResetDomain?: () => void;
}

/**
 * M, M̂ₖ or the error, or A, B or A − B of a comparison, with axes, colour bar, a table, and a menu that saves it. The cells show their
 * values if there is room. All heatmaps have the same viewport and crosshair.
 */
export function Heatmap(props: HeatmapProps) {
  const { of, id = of, title, name, colors, tallest, label } = props;
  const { namesRows = true, beside, ringed, onDomain, onResetDomain } = props;
  const { controller, board } = useLens();
  const given = useLensState(shownMatrix);
  const isLarge = useLensState((state) => state.large !== undefined);
  const hasMissing = useLensState(
    ({ pair, ...state }) =>
      state.given?.missing !== undefined ||
      pair?.first.missing !== undefined ||
      pair?.second.missing !== undefined ||
      (state.large?.overview?.notFinite ?? 0) > 0,
  );
  const matrixId = useLensState((state) => state.matrixId);
  const viewport = useLensState(viewportOf);
  const box = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const { width: available } = useSize(box);
  const gutter = given && namesRows ? gutterWidth(given) : 0;
  const { width, height } = heatmapSize(given?.rows ?? 0, given?.cols ?? 0, available, tallest);
  const { domain, scale, colorMap, reversed } = colors;
  const missingColor = missingColorOf(colorMap);
  const keysId = useId();
  const dpr = window.devicePixelRatio || 1;
  const drawable = width > 0 && height > 0 ? viewport : undefined;
  const wish = drawable && {
    of,
    width: Math.round(width * dpr),
    height: Math.round(height * dpr),
    viewport: drawable,
    domain,
    scale,
    colorMap,
    reversed,
    missingColor,
  };
  usePicture(id, canvas, isLarge ? undefined : wish, matrixId);
  useBlocks(canvas, isLarge ? wish : undefined);
  useOverlay(overlay, { of, width, height, colors, ringed });
  useGestures(picture);
  const { turned, height: axisHeight } = given
    ? columnAxis(given, width)
    : { turned: false, height: 0 };
  const axes = given && drawable ? axesOf(given, drawable, width, height, { turned }) : undefined;
  const size = { width: `${width}px`, height: `${height}px` };
  const source = heatmapSource({ of, name, colors }, controller.store, board);
  return (
    <figure data-testid={`heatmap-${id}`}>
      <PictureHead caption={title} oneLine across={gutter + width}>
        <span class={css['tools']}>
          {beside}
          <PictureMenu {...source} />
        </span>
      </PictureHead>
      <div ref={box} style={{ paddingLeft: `${gutter}px` }}>
        <div
          class={css['picture']}
          ref={picture}
          data-testid="picture"
          role="application"
          aria-roledescription={t('heatmap')}
          aria-label={label}
          aria-describedby={keysId}
          tabIndex={0}
          style={{ ...size, marginBottom: `${axisHeight}px` }}
          onKeyDown={(event) => {
            if (heatmapKey(event, controller)) event.preventDefault();
          }}
          onBlur={() => controller.store.set({ cell: undefined })}
        >
          <canvas key={isLarge ? 'blocks' : 'painted'} ref={canvas} style={size} />
          <canvas ref={overlay} class={css['overlay']} style={size} />
          {axes && namesRows ? <Axis side="rows" ticks={axes.rows} /> : null}
          {axes ? <Axis side="columns" ticks={axes.columns} turned={turned} /> : null}
        </div>
      </div>
      <div style={{ marginLeft: `${gutter}px`, width: `${width}px` }} hidden={width === 0}>
        <ColorBar
          colors={colors}
          name={name}
          symmetric={of === 'error' || of === 'difference'}
          {...(hasMissing && of !== 'approximation' ? { missingColor } : {})}
          {...(onDomain ? { onDomain } : {})}
          {...(onResetDomain ? { onReset: onResetDomain } : {})}
        />
      </div>
      <ValuesTable of={of} name={name} />
      <Hidden as="p" id={keysId}>
        {t(
          'Arrow keys move the crosshair, Shift with arrow keys moves the picture, plus and minus zoom, 0 shows the whole matrix, Enter chooses the cell.',
        )}
      </Hidden>
    </figure>
  );
}
