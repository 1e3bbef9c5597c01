import { render } from 'preact';
import '@vscode/codicons/dist/codicon.css';
import './ui/page.css';
import { WorkerScript } from './client/worker-script.js';
import { Controller } from './controller.js';
import { HostLink } from './host-link.js';
import { App } from './ui/app.js';
import { LensContext } from './ui/context.js';
import { loadTranslations } from './l10n.js';
import { PictureBoard } from './ui/picture-board.js';

/** Only wiring. */
const { place, worker, backend, l10n } = document.body.dataset;
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
const app = document.getElementById('app');
if (app) {
  render(
    <LensContext.Provider value={{ controller, board }}>
      <App />
    </LensContext.Provider>,
    app,
  );
}
controller.boot(backend === 'cpu' || backend === 'webgl' ? backend : 'auto');

for (const leaving of ['blur', 'pagehide'] as const) {
  window.addEventListener(leaving, () => controller.saveNow());
}

// Tests use this event to make the GPU context lost; nothing else sends it.
window.addEventListener('lens-lose-context', () => controller.loseContext());
// Tests use these events to make a worker of a given role crash.
for (const how of ['throw', 'kill'] as const) {
  window.addEventListener(`lens-${how}`, (event) => {
    if (event instanceof CustomEvent) controller.crash(String(event.detail), how);
  });
}
