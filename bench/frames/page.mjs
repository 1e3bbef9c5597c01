// Functions for bench/frames.mjs that run inside the visualizer's page. Each function is sent to the page
// as text, so it must be self-contained.

/** Shows an n×n matrix as the host would: smooth, with noise and one outlier, the same every time. */
export function showMatrix({ n, job }) {
  const data = new Float64Array(n * n);
  let state = 1;
  const noise = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
  const wave = Float64Array.from({ length: n }, (_, i) => Math.sin((9 * i) / n));
  const slope = Float64Array.from({ length: n }, (_, i) => Math.cos((5 * i) / n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      data[i * n + j] = wave[i] * slope[j] + 0.4 * slope[i] * wave[j] + 0.1 * noise();
    }
  }
  data[Math.floor(n * n * 0.37)] = 4;
  const source = {
    kind: 'text',
    id: `bench:${n}`,
    label: `${n}×${n}`,
    name: `m${n}`,
    place: 'bench',
    version: '1',
    abilities: [],
    locator: {},
  };
  delete document.documentElement.dataset.lensReady;
  const matrix = { rows: n, cols: n, data };
  return new Promise((resolve, reject) => {
    const start = performance.now();
    // A page that refuses the message shows nothing, and the bench must not wait for it for ever.
    setTimeout(() => reject(new Error(`no picture of ${n}×${n} within two minutes`)), 120_000);
    const hear = (event) => {
      const shown = document.querySelector('[data-number=shape]')?.textContent ?? '';
      if (!shown.replaceAll(',', '').startsWith(`${n}×`) || event.detail.millis === 0) return;
      window.removeEventListener('lens-frame', hear);
      resolve(performance.now() - start);
    };
    window.addEventListener('lens-frame', hear);
    window.postMessage({ type: 'show', job, source, matrix }, '*');
  });
}

/**
 * Records, for every wheel and slider event, the time until its frame is on screen; and for every pointer
 * move, the time until its effects are drawn. Times start in the event handler, so they do not include the
 * transport between the bench and the browser.
 */
export function record() {
  if (window.benchFrames) return;
  const times = { zoom: [], slider: [], hover: [], painter: [], sharp: [] };
  let draft = false;
  window.benchFrames = times;
  const started = {};
  const begin = (name) => () => (started[name] ??= performance.now());
  document.addEventListener('wheel', begin('zoom'), { capture: true, passive: true });
  document.addEventListener('input', begin('slider'), { capture: true });
  window.addEventListener('lens-frame', (event) => {
    // This frame is from all cells, and the one before was from a sample.
    if (draft && !event.detail.draft) times.sharp.push(event.detail.millis);
    draft = event.detail.draft;
    for (const name of ['zoom', 'slider']) {
      if (started[name] === undefined) continue;
      times[name].push(performance.now() - started[name]);
      times.painter.push(event.detail.millis);
      delete started[name];
    }
  });
  document.addEventListener(
    'pointermove',
    () => {
      const start = performance.now();
      // The handlers run now and the overlays are drawn in the next frame, both before this message
      // arrives.
      requestAnimationFrame(() => {
        const frame = performance.now();
        const channel = new window.MessageChannel();
        channel.port1.onmessage = () => times.hover.push(performance.now() - frame + handled);
        channel.port2.postMessage(0);
      });
      let handled = 0;
      window.queueMicrotask(() => (handled = performance.now() - start));
    },
    { capture: true },
  );
}

/** Waits until the pictures on screen are drawn from all cells, not from a sample. */
export async function sharpened() {
  const drafts = () => document.querySelector('canvas[data-draft]');
  while (drafts()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Returns the times so far, and clears them. */
export function takeTimes() {
  const times = window.benchFrames;
  const taken = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, [...all]]));
  for (const all of Object.values(times)) all.length = 0;
  return taken;
}

/** Moves the slider that many times; each move waits for the frame of the move before. */
export async function moveSlider(moves) {
  const slider = document.querySelector('[data-testid="rank-range"]');
  const most = Math.min(Number(slider.max), 24);
  for (let i = 0; i < moves; i++) {
    const phase = i % (2 * most);
    const next = phase < most ? phase + 1 : 2 * most - phase - 1;
    // Without a change there is no event and no frame.
    if (Number(slider.value) === next) continue;
    slider.value = String(next);
    const frame = new Promise((resolve) =>
      window.addEventListener('lens-frame', resolve, { once: true }),
    );
    slider.dispatchEvent(new window.Event('input', { bubbles: true }));
    await frame;
  }
}
