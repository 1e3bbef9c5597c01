// Measurements inside the page. Times are fractional milliseconds since the epoch, so that the clocks of
// the window and the webview can be compared.

/**
 * Runs in every frame before the frame's own scripts. A webview's document is written with document.open,
 * which removes all event listeners but keeps globals. So dispatchEvent is wrapped instead.
 */
export function installProbe() {
  const now = () => performance.timeOrigin + performance.now();
  window.lensProbe = { frames: [], input: 0 };
  const dispatch = window.dispatchEvent.bind(window);
  window.dispatchEvent = (event) => {
    if (event.type === 'lens-frame') {
      const { k, millis } = event.detail;
      const ready = document.documentElement.dataset.lensReady;
      window.lensProbe.frames.push({ at: now(), k, millis, ready });
    }
    return dispatch(event);
  };
  const input = () => (window.lensProbe.input = now());
  window.addEventListener('mousedown', input, true);
  window.addEventListener('keydown', input, true);
}

/** The time of the window's last mouse press or key press. */
export const lastInput = (frame) => frame.evaluate(() => window.lensProbe.input);

/** The first frame drawn after a given time for a matrix that has its SVD. */
export async function firstFrameAfter(frame, time) {
  const handle = await frame.waitForFunction(
    (after) => window.lensProbe?.frames.find(({ at, ready }) => at > after && ready !== undefined),
    time,
    { timeout: 120_000, polling: 50 },
  );
  return handle.jsonValue();
}

/**
 * When each stage of a page that has just opened was first on screen: what the host drew before the script
 * started, M, all heatmaps, and the measured error, the last of the numbers.
 */
export async function stagesOf(frame) {
  const numbers = await frame.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          if (document.querySelector('[data-number=measured]:not([data-value=""])')) {
            resolve(performance.timeOrigin + performance.now());
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      }),
  );
  return frame.evaluate((last) => {
    const { frames } = window.lensProbe;
    const paint = performance
      .getEntriesByType('paint')
      .find(({ name }) => name === 'first-contentful-paint');
    return {
      skeleton: paint && performance.timeOrigin + paint.startTime,
      'first heatmap': frames[0]?.at,
      // Until there are triplets, M is drawn alone, at rank 0.
      'all heatmaps': frames.find(({ k }) => k > 0)?.at,
      'all numbers': last,
    };
  }, numbers);
}

/**
 * One step of the rank slider, from its input event until the pictures of the new rank are on screen.
 * Resolves with that time and with the painter's part of it.
 */
export const sliderStep = (frame, step) =>
  frame.evaluate(
    (delta) =>
      new Promise((resolve) => {
        const slider = document.querySelector('[data-testid="rank-range"]');
        const k = Number(slider.value) + delta;
        const hear = (event) => {
          if (event.detail.k !== k) return;
          window.removeEventListener('lens-frame', hear);
          resolve({ whole: performance.now() - start, painter: event.detail.millis });
        };
        window.addEventListener('lens-frame', hear);
        const start = performance.now();
        slider.value = String(k);
        slider.dispatchEvent(new window.Event('input', { bubbles: true }));
      }),
    step,
  );

/** When a page has this element: milliseconds since the epoch. */
export async function timeOf(frame, selector) {
  const handle = await frame.waitForFunction(
    (wanted) =>
      document.querySelector(wanted) ? performance.timeOrigin + performance.now() : false,
    selector,
    { timeout: 300_000, polling: 'raf' },
  );
  return handle.jsonValue();
}
