import { Empty } from '../components/empty.js';
import { t } from '../l10n.js';
import css from './app.module.css';
import { useWeights } from './context.js';
import { DepthView } from './depth-view.js';
import { ExtractPanel } from './extract-panel.js';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { Notes } from './notes.js';
import { Others } from './others.js';
import { ProgressLine } from './progress-line.js';
import { ResizePanel } from './resize-panel.js';
import { Table } from './table.js';
import { Toolbar } from './toolbar.js';
import { useLines } from './use-lines.js';

/** The page of a model's weights: what it is, how far the numbers are, and the table or another view. */
export function WeightsApp() {
  const model = useWeights((state) => state.model);
  const problem = useWeights((state) => state.problem);
  if (model) return <Page />;
  return (
    <main class={css['page']}>
      {problem === undefined ? (
        <p class={css['wait']} role="status">
          {t('Reading the headers…')}
        </p>
      ) : (
        <Empty icon="warning" testId="weights-problem">
          <p role="alert">{problem}</p>
        </Empty>
      )}
    </main>
  );
}

function Page() {
  const view = useWeights((state) => state.choices.view);
  const panel = useWeights((state) => state.choices.panel);
  const lines = useLines();
  return (
    <main class={css['page']} data-testid="weights">
      <Header />
      <Notes />
      <ProgressLine />
      <Toolbar rows={lines.rows} />
      {panel === 'resize' ? <ResizePanel /> : panel === 'extract' ? <ExtractPanel /> : null}
      {view === 'table' ? <Table {...lines} /> : view === 'depth' ? <DepthView /> : <Others />}
      {view === 'table' ? <Footer rows={lines.rows} /> : null}
    </main>
  );
}
