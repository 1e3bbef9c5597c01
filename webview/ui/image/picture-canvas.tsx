import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Viewport } from '../../../src/core/index.js';
import type { Rgba } from '../../../src/protocol/index.js';
import { Hidden } from '../components/text.js';
import { useLens } from '../context.js';
import { pictureKey } from '../heatmap/keys.js';
import { useGestures } from '../heatmap/use-gestures.js';
import { t } from '../l10n.js';
import css from './picture-canvas.module.css';

interface PictureCanvasProps {
  readonly testId: string;
  readonly title: ComponentChildren;
  /** What it shows, for a screen reader. */
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels that it may be wide and high. */
  readonly across: number;
  readonly tallest: number;
  /** The pixels that are on screen. */
  readonly viewport: Viewport;
  readonly rgba: Rgba | undefined;
}

/**
 * One picture, as large as its place allows, with its heading. It has the zoom of the heatmaps. The canvas has all
 * pixels: its frame cuts it off. Large pixels stay sharp.
 */
export function PictureCanvas(props: PictureCanvasProps) {
  const { testId, title, label, width, height, across, tallest, viewport, rgba } = props;
  const { controller } = useLens();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const keysId = useId();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && rgba) context.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [rgba, width, height]);
  useGestures(frame, 'pixels');
  const scale = Math.min(across / width, tallest / height);
  const { x0, y0, x1, y1 } = viewport;
  // CSS pixels for each pixel of the picture.
  const x = (scale * width) / (x1 - x0);
  const y = (scale * height) / (y1 - y0);
  return (
    <figure class={css['figure']}>
      <figcaption class={css['head']}>{title}</figcaption>
      <div
        ref={frame}
        class={css['frame']}
        style={{ width: `${width * scale}px`, height: `${height * scale}px` }}
        role="application"
        aria-roledescription={t('picture')}
        aria-label={label}
        aria-describedby={keysId}
        tabIndex={0}
        onKeyDown={(event) => {
          if (pictureKey(event, controller)) event.preventDefault();
        }}
      >
        <canvas
          ref={canvas}
          class={Math.max(x, y) > 2 ? css['sharp'] : undefined}
          width={width}
          height={height}
          style={{
            left: `${-x0 * x}px`,
            top: `${-y0 * y}px`,
            width: `${width * x}px`,
            height: `${height * y}px`,
          }}
          data-testid={testId}
          data-drawn={rgba !== undefined}
        />
      </div>
      <Hidden as="p" id={keysId}>
        {t('Arrow keys move the picture, plus and minus zoom, 0 shows the whole picture.')}
      </Hidden>
    </figure>
  );
}
