import { useRef } from 'preact/hooks';
import { columnOf, offeredColumns } from '../../model/weights/columns/choice.js';
import { depthChart, depthNumbers } from '../../model/weights/depth.js';
import { depthScale } from '../../model/weights/depth-scale.js';
import { nameFilter } from '../../model/weights/filter.js';
import { PictureActions } from '../export/picture-actions.js';
import { fileBase } from '../export/file-base.js';
import { Select } from '../components/select.js';
import { Faint } from '../components/text.js';
import { t } from '../l10n.js';
import { useSliced } from '../use-sliced.js';
import { useSize } from '../use-size.js';
import { useController, useWeights } from './context.js';
import { depthPicture } from './depth-picture.js';
import { DepthFigure } from './depth-figure.js';
import css from './depth-view.module.css';

/** The least width of a picture, and the gap between two. */
const least = 230;
const gap = 16;

/** With more pictures, each is lower. */
const manySeries = 12;

/** One number over depth: a picture for each kind of layer, all with the same scale. */
export function DepthView() {
  const controller = useController();
  const model = useWeights((state) => state.model);
  const { kind = 'weights', title = '' } = model ?? {};
  const catalog = useWeights((state) => state.catalog);
  const known = useWeights((state) => state.known);
  const typed = useWeights((state) => state.choices.typed);
  const chosen = useWeights((state) => state.choices.depthColumn);
  const grid = useRef<HTMLDivElement>(null);
  const { width } = useSize(grid);
  const offered = offeredColumns(kind)
    .map(({ column }) => column)
    .filter((column) => column.kind === 'number');
  const column = columnOf(kind, chosen) ?? columnOf(kind, 'used') ?? columnOf(kind, 'spectral')!;
  const chart = useSliced(
    () => depthChart(catalog, known, column, nameFilter(typed)),
    [catalog, known, column, typed],
    model,
    undefined,
  );
  const series = chart?.series ?? [];
  const scale = chart?.range && depthScale(chart.range);
  const across = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const wide = Math.floor((width - (across - 1) * gap) / across);
  return (
    <div class={css['view']} data-testid="depth">
      <div class={css['head']}>
        <Select
          label={t('Number')}
          testId="depth-column"
          value={column.id}
          options={offered.map((option) => [option.id, option.title(kind)] as const)}
          onChange={(depthColumn) => controller.choose({ depthColumn })}
        />
        <Faint class={css['meaning']}>{column.meaning()}</Faint>
        {chart && series.length > 0 ? (
          <span class={css['save']}>
            <PictureActions
              name={t('the depth chart')}
              file={fileBase(title.replace(/\.(?:safetensors|json)$/, ''), `depth-${column.id}`)}
              getPicture={() => {
                const name = `${title}: ${column.title(kind)}`;
                return depthPicture(grid.current!, name, series, across);
              }}
              getNumbers={() => depthNumbers(chart, column.id)}
              save={(name, data) => controller.saveFile(name, data)}
            />
          </span>
        ) : null}
      </div>
      <div class={css['pictures']} ref={grid}>
        {width > 0
          ? series.map((each) => (
              <DepthFigure
                key={each.key}
                series={each}
                column={column}
                title={column.title(kind)}
                height={series.length > manySeries ? 84 : 120}
                scale={scale}
                width={wide}
              />
            ))
          : null}
      </div>
      {chart && series.length === 0 ? (
        <Faint as="p">
          {t('No kind of layer is in more than one block, or none fits the filter.')}
        </Faint>
      ) : null}
    </div>
  );
}
