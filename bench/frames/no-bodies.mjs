// Playwright has the browser keep every response for DevTools, up to 100 MB: each opening of a webview then
// costs the size of its files in the window's process, which no user pays. Imported before Playwright
// starts, this asks the browser to keep none. The messages to the browser are JSON, made in one place.
const stringify = JSON.stringify;

JSON.stringify = (value, ...rest) => {
  if (value?.method !== 'Network.enable') return stringify(value, ...rest);
  const params = { ...value.params, maxTotalBufferSize: 1, maxResourceBufferSize: 1 };
  return stringify({ ...value, params }, ...rest);
};
