import { useRef } from 'preact/hooks';
import type { Matrix } from '../../../src/core/index.js';
import { heatmapSize } from '../../model/layout.js';
import { ColorBar } from '../components/color-bar.js';
import { MatrixPicture } from '../components/matrix-picture.js';
import { PictureHead } from '../components/picture-head.js';
import { Faint } from '../components/text.js';
import { useLensState } from '../context.js';
import { matrixSource } from '../export/matrix-source.js';
import { PictureMenu } from '../export/picture-menu.js';
import { useClosedForms } from '../closed-forms.js';
import { useSize } from '../use-size.js';
import css from './factor-picture.module.css';
import { useFactorColors } from './use-factor-colors.js';

export interface FactorPictureProps {
  readonly name: string;
  readonly matrix: Matrix;
  readonly label: string;
  /** Whether zero is the middle of its colours; default: yes. */
  readonly signed?: boolean;
  /** Values up to this size are rounding, and written as 0. */
  readonly noise?: number;
  /** Columns from this index on are only padding. */
  readonly columns?: number;
  /** Rows from this index on are only padding. */
  readonly rows?: number;
  /** Below the picture: what is padding, in words. */
  readonly note?: string | undefined;
  readonly testId: string;
}

/** One factor as a heatmap; padding is hatched. */
export function FactorPicture(props: FactorPictureProps) {
  const { name, matrix, label, signed = true, noise = 0, note, testId } = props;
  const [closed] = useClosedForms();
  const coloured = useFactorColors(testId, matrix, signed);
  const box = useRef<HTMLDivElement>(null);
  const matrixName = useLensState((state) => state.source?.name);
  const { width: available } = useSize(box);
  const { width, height } = heatmapSize(matrix.rows, matrix.cols, available, 260);
  const right = matrix.cols - (props.columns ?? matrix.cols);
  const below = matrix.rows - (props.rows ?? matrix.rows);
  return (
    <figure data-testid={testId}>
      <PictureHead
        across={width}
        caption={
          <>
            {name} <Faint>{`${matrix.rows}×${matrix.cols}`}</Faint>
          </>
        }
      >
        {coloured && width > 0 && matrix.data.length > 0 ? (
          <PictureMenu
            {...matrixSource(matrixName, {
              name,
              getMatrix: () => matrix,
              ...coloured.colors,
              texts: true,
              noise,
              closed,
            })}
          />
        ) : null}
      </PictureHead>
      <div ref={box}>
        {!coloured || matrix.data.length === 0 ? (
          <Faint as="p">—</Faint>
        ) : (
          <div class={css['frame']} style={{ width: `${width}px`, height: `${height}px` }}>
            <MatrixPicture
              matrix={matrix}
              label={label}
              domain={coloured.colors.domain}
              scale={coloured.colors.scale}
              colorMap={coloured.colors.colorMap}
              reversed={coloured.colors.reversed}
              noise={noise}
              closed={closed}
              written={{ rows: matrix.rows - below, cols: matrix.cols - right }}
              tallest={260}
            />
            {right > 0 ? (
              <div
                class={css['hatch']}
                style={{ top: 0, bottom: 0, right: 0, width: share(right, matrix.cols) }}
              />
            ) : null}
            {below > 0 ? (
              <div
                class={css['hatch']}
                style={{
                  left: 0,
                  right: share(right, matrix.cols),
                  bottom: 0,
                  height: share(below, matrix.rows),
                }}
              />
            ) : null}
          </div>
        )}
      </div>
      {coloured && matrix.data.length > 0 ? (
        <div style={{ width: `${width}px` }}>
          <ColorBar
            colors={coloured.colors}
            name={name}
            symmetric={signed}
            onDomain={coloured.setDomain}
            onReset={coloured.reset}
          />
        </div>
      ) : null}
      {note ? (
        <Faint as="p" class={css['note']}>
          {note}
        </Faint>
      ) : null}
    </figure>
  );
}

const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
