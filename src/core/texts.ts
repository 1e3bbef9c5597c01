/** Translated texts by their English texts. */
export type Texts = Readonly<Record<string, string>>;

let inUse: Texts = {};

/**
 * Sets the language of all messages of this thread. The host, the page and every worker call it once at their
 * start, before the first message is made. Without it, messages are English.
 *
 * @param texts may be partial: what is not in it stays English.
 */
export function useTexts(texts: Texts | undefined): void {
  inUse = texts ?? {};
}

/** What `useTexts` has set, to hand it on to a worker. */
export function textsInUse(): Texts {
  return inUse;
}

/**
 * The text in the display language. `{0}`, `{1}`… are replaced by the arguments.
 *
 * Call it where the message is made and not in a constant of a module: modules are loaded before the language is set.
 */
export function t(english: string, ...args: readonly (string | number)[]): string {
  const template = inUse[english] ?? english;
  return args.length === 0 ? template : filled(template, args);
}

/**
 * Marks a text that stays English in a constant or a table until `translated` shows it. `npm run l10n` finds such texts
 * by this call, and by the properties `notation`, `refused` and `doubt`.
 */
export function later(english: string): string {
  return english;
}

/** The text in the display language, of a text that `later` has marked; others stay as they are. */
export function translated(english: string): string {
  return inUse[english] ?? english;
}

/** Whether `t` has made this text of this template. */
export function madeFrom(text: string, english: string): boolean {
  const template = translated(english);
  const [first, last] = [template.indexOf('{'), template.lastIndexOf('}')];
  if (first < 0) return text === template;
  return text.startsWith(template.slice(0, first)) && text.endsWith(template.slice(last + 1));
}

/** Without a regular expression: readers make a message for many a text that is not a matrix. */
function filled(template: string, args: readonly (string | number)[]): string {
  let text = '';
  let done = 0;
  for (let open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
    const close = template.indexOf('}', open);
    const arg = close > open + 1 ? args[Number(template.slice(open + 1, close))] : undefined;
    if (arg === undefined) continue;
    text += template.slice(done, open) + String(arg);
    done = close + 1;
  }
  return text + template.slice(done);
}
