import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Rgba } from '../../../src/protocol/index.js';
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
  readonly rgba: Rgba | undefined;
}

/** One picture, as large as its place allows, with its heading. Large pixels of a small picture stay sharp. */
export function PictureCanvas(props: PictureCanvasProps) {
  const { testId, title, label, width, height, across, tallest, rgba } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && rgba) context.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [rgba, width, height]);
  const scale = Math.min(across / width, tallest / height);
  const size = { width: `${width * scale}px`, height: `${height * scale}px` };
  return (
    <figure class={css['figure']}>
      <figcaption class={css['head']}>{title}</figcaption>
      <canvas
        ref={canvas}
        class={scale > 2 ? css['sharp'] : css['canvas']}
        width={width}
        height={height}
        style={size}
        role="img"
        aria-label={label}
        data-testid={testId}
        data-drawn={rgba !== undefined}
      />
    </figure>
  );
}
