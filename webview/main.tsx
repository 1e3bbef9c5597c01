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

/** Wiring only. */
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

// Tests take the GPU's context away through this event; nothing else sends it.
window.addEventListener('lens-lose-context', () => controller.loseContext());
// And a worker, of the role that they name, through these.
for (const how of ['throw', 'kill'] as const) {
  window.addEventListener(`lens-${how}`, (event) => {
    if (event instanceof CustomEvent) controller.crash(String(event.detail), how);
  });
}
