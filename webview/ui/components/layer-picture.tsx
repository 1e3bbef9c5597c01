import { useEffect, useRef } from 'preact/hooks';
import { symmetricDomain, type Domain, type Svd } from '../../../src/core/index.js';
import { heatmapSize } from '../../model/layout.js';
import { smallLayer } from '../../model/small-layer.js';
import { drawMatrix } from '../draw-matrix.js';
import { useSeen } from '../use-seen.js';
import css from './layer-picture.module.css';

export interface LayerPictureProps {
  readonly svd: Svd;
  /** Counted from 0. */
  readonly layer: number;
  readonly label: string;
  /** CSS pixels across, including the strips. */
  readonly width: number;
  readonly tallest: number;
  readonly colorMap: string;
  /** Default: symmetric, up to the largest magnitude of the layer. */
  readonly domain?: Domain;
}

/** Thickness of the strips of uᵢ and vᵢ, and their distance from the layer, in CSS pixels. */
const strip = 6;
const gap = 2;

/**
 * A layer as a small heatmap, with vᵢ along the top and uᵢ along the left side. It is drawn when it
 * becomes visible.
 */
export function LayerPicture(props: LayerPictureProps) {
  const { svd, layer, label, width, tallest, colorMap, domain } = props;
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLCanvasElement>(null);
  const top = useRef<HTMLCanvasElement>(null);
  const side = useRef<HTMLCanvasElement>(null);
  const seen = useSeen(box);
  const size = heatmapSize(svd.u.rows, svd.v.rows, width - strip - gap, tallest);
  useEffect(() => {
    if (!seen || !body.current || !top.current || !side.current || size.width === 0) return;
    const most = Math.ceil(Math.max(size.width, size.height) * (window.devicePixelRatio || 1));
    const { matrix, u, v } = smallLayer(svd, layer, most);
    drawMatrix(body.current, matrix, size, domain ?? fit(matrix.data), colorMap);
    const across = { rows: 1, cols: v.length, data: v };
    const down = { rows: u.length, cols: 1, data: u };
    drawMatrix(top.current, across, { width: size.width, height: strip }, fit(v), colorMap);
    drawMatrix(side.current, down, { width: strip, height: size.height }, fit(u), colorMap);
  }, [seen, svd, layer, size.width, size.height, domain?.[0], domain?.[1], colorMap]);
  const pixels = (value: number) => `${value}px`;
  return (
    <div
      class={css['picture']}
      ref={box}
      role="img"
      aria-label={label}
      style={{
        gridTemplate: `${strip}px ${pixels(size.height)} / ${strip}px ${pixels(size.width)}`,
      }}
    >
      <canvas
        ref={top}
        class={css['top']}
        style={{ width: pixels(size.width), height: pixels(strip) }}
      />
      <canvas
        ref={side}
        class={css['side']}
        style={{ width: pixels(strip), height: pixels(size.height) }}
      />
      <canvas
        ref={body}
        class={css['body']}
        style={{ width: pixels(size.width), height: pixels(size.height) }}
      />
    </div>
  );
}

function fit(data: Float64Array): Domain {
  let largest = 0;
  for (const value of data) largest = Math.max(largest, Math.abs(value));
  return symmetricDomain(largest || 1);
}
