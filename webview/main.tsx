import { render } from 'preact';
import '@vscode/codicons/dist/codicon.css';
import './ui/page.css';
import { PageWriter } from './client/page-writer.js';
import { WorkerScript } from './client/worker-script.js';
import { pageOf } from './export-page.js';
import { Controller } from './controller.js';
import { HostLink } from './host-link.js';
import { App } from './ui/app.js';
import { LensContext } from './ui/context.js';
import { loadTranslations } from './l10n.js';
import { PictureBoard } from './ui/picture-board.js';

/** Only wiring. */
const { place, worker, backend, l10n, coming, alone } = document.body.dataset;
loadTranslations(l10n);
const host = new HostLink();
window.addEventListener('error', (event) => host.log('error', event.message));
window.addEventListener('unhandledrejection', (event) => host.log('error', String(event.reason)));

const controller = new Controller(
  place === 'view' ? 'view' : 'panel',
  host,
  new WorkerScript(worker ?? 'worker.js'),
);
const board = new PictureBoard(controller);
// A page that was sent does not write others; the playground does.
const canExport = alone !== 'page';
if (canExport) {
  const writer = new PageWriter(
    new URL('.', new URL(worker ?? 'worker.js', document.baseURI)).href,
  );
  controller.onPageWish((wish) => pageOf(wish, controller, board, writer));
}
const app = document.getElementById('app');
if (app) {
  render(
    <LensContext.Provider
      value={{
        ...{ controller, board, isComing: coming !== undefined, isFile: coming === 'file' },
        ...{ isAlone: alone !== undefined, canExport },
      }}
    >
      <App />
    </LensContext.Provider>,
    app,
  );
}
// The skeleton of the host stays until there is something to show.
const skeleton = document.getElementById('skeleton');
const unsubscribe = controller.store.subscribe(() => {
  const { matrix, large, problem, fetching } = controller.store.get();
  if (!matrix && !large?.overview && !problem && !fetching) return;
  skeleton?.remove();
  unsubscribe();
});
controller.boot(backend === 'cpu' || backend === 'webgl' ? backend : 'auto');

for (const leaving of ['blur', 'pagehide'] as const) {
  window.addEventListener(leaving, () => controller.saveNow());
}

// Escape that closes or stops nothing goes back to the text.
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) host.send({ type: 'leave' });
});

// Tests use this event to make the GPU context lost; nothing else sends it.
window.addEventListener('lens-lose-context', () => controller.loseContext());
// Tests use these events to make a worker of a given role crash.
for (const how of ['throw', 'kill'] as const) {
  window.addEventListener(`lens-${how}`, (event) => {
    if (event instanceof CustomEvent) controller.crash(String(event.detail), how);
  });
}
