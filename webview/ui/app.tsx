import { busyOf } from '../model/state.js';
import { CompletionNotice } from './completion/notice.js';
import { ArrayBar } from './files/array-bar.js';
import { Controls } from './components/controls.js';
import { EmptyState } from './components/empty-state.js';
import { ProblemBanner, Progress } from './components/notices.js';
import { Header } from './components/header.js';
import { ViewTabs } from './components/view-tabs.js';
import { useLens, useLensState } from './context.js';
import { ResultPanel } from './export/result-panel.js';
import { StoryBar } from './story/story-bar.js';
import { useRoomy } from './use-roomy.js';
import css from './app.module.css';

/** The whole page: the same app in the editor panel and in the side bar. */
export function App() {
  const matrix = useLensState((state) => state.large?.overview ?? state.matrix);
  const busy = useLensState(busyOf);
  const decomposition = useLensState((state) => state.decomposition);
  const problem = useLensState((state) => state.problem);
  const { isComing, isFile } = useLens();
  const roomy = useRoomy();
  return (
    <main>
      <ProblemBanner />
      <Progress />
      {matrix ? (
        <div class={css['page']}>
          <div class={css['side']}>
            <Header />
            <ArrayBar />
            <CompletionNotice />
            {decomposition ? <Controls /> : null}
          </div>
          <div class={css['stage']}>
            {roomy ? <ResultPanel /> : null}
            <ViewTabs />
            {roomy ? null : <ResultPanel />}
          </div>
        </div>
      ) : busy || isFile || (isComing && !problem) ? null : (
        <EmptyState />
      )}
      <StoryBar />
    </main>
  );
}
