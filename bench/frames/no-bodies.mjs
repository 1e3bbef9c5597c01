// Playwright tells the browser to keep every response for DevTools, up to 100 MB. Each opening of a webview
// would then cost the size of its files in the window's process, which does not happen for users. This
// module tells the browser to keep none; import it before Playwright starts. All messages to the browser
// pass through JSON.stringify.
const stringify = JSON.stringify;

JSON.stringify = (value, ...rest) => {
  if (value?.method !== 'Network.enable') return stringify(value, ...rest);
  const params = { ...value.params, maxTotalBufferSize: 1, maxResourceBufferSize: 1 };
  return stringify({ ...value, params }, ...rest);
};
