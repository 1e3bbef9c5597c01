import { render } from 'preact';
import '@vscode/codicons/dist/codicon.css';
import './ui/page.css';
import { readToWeights, type FromWeights, type ToWeights } from '../src/protocol/weights.js';
import { loadTranslations } from './l10n.js';
import { PageLink } from './page-link.js';
import { WeightsApp } from './ui/weights/app.js';
import { WeightsContext } from './ui/weights/context.js';
import { WeightsController } from './weights-controller.js';

/** The page of a model's weights. Only wiring. */
loadTranslations(document.body.dataset['l10n']);
const host = new PageLink<ToWeights, FromWeights>(readToWeights);
window.addEventListener('error', (event) => host.log('error', event.message));
window.addEventListener('unhandledrejection', (event) => host.log('error', String(event.reason)));

const controller = new WeightsController(host);
const app = document.getElementById('app');
if (app) {
  render(
    <WeightsContext.Provider value={controller}>
      <WeightsApp />
    </WeightsContext.Provider>,
    app,
  );
}
// What the host wrote until the script has started.
document.getElementById('skeleton')?.remove();
controller.boot();

for (const leaving of ['blur', 'pagehide'] as const) {
  window.addEventListener(leaving, () => controller.saveNow());
}
