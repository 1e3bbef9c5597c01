const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Text for the content of an element or the value of an attribute in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&"'<>]/g, (c) => escapes[c] ?? c);
}

/** JSON for a script element: no `<` can end it, and no comment can begin in it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
