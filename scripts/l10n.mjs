// Collects the texts of the core, the host and the page in l10n/bundle.l10n.json, the base of every translation:
// the first argument of each `t('…')`, `later('…')` and `vscode.l10n.t('…')`, found with TypeScript's parser.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CORE = join('src', 'core');
const FOLDERS = [CORE, join('src', 'host'), join('src', 'node'), 'webview'];

/** Answers to language models, which are in English. */
const FOR_MODELS = join(CORE, 'report');

/** Where the core translates texts, and may therefore have them in variables. */
const MECHANISM = join(CORE, 'texts.ts');

/** Properties of tables in the core whose text stays English until it is shown. */
const LATER = /^(?:notation|refused|doubt)$/;

/** Calls and properties of the core that receive a text for the user. */
const TELLS =
  /^(?:failure|problems\.syntax|(?:this|parser)\.(?:fail|stop|syntax|failed|unlike)|(?:this\.)?notes\.push|noted|refuse|leave|found\.push)$/;
const TOLD = /^(?:message|reason|note|notes|why)$/;

/** Names for programs: one word, such as the rule 'rounding'. */
const FOR_PROGRAMS = /^(?:[\w.]+|\s*)$/;

/** Attributes whose text a user sees or hears. */
const SPOKEN = /^(?:title|alt|placeholder|aria-(?:label|roledescription|valuetext|description))$/;
const WORD = /[A-Za-z]{4,}/;

/**
 * All texts, each as its own translation, sorted by code points; and everything that prevents a text from
 * being translated, as `file:line: why`.
 *
 * @returns {Promise<{ texts: Record<string, string>, problems: string[] }>}
 */
export async function gatherTexts() {
  const found = new Set();
  const problems = [];
  for (const file of await sources()) {
    const one = textsIn(file, await readFile(join(ROOT, file), 'utf8'));
    for (const text of one.texts) found.add(text);
    problems.push(...one.problems);
  }
  const texts = Object.fromEntries([...found].sort().map((text) => [text, text]));
  return { texts, problems };
}

/**
 * The same for the source text of one file.
 *
 * @param {string} file its path from the root, which decides what is looked for.
 * @returns {{ texts: string[], problems: string[] }}
 */
export function textsIn(file, text) {
  const found = [];
  const problems = [];
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const refuse = (node, why) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    problems.push(`${file}:${line + 1}: ${why}`);
  };
  const visit = (node) => {
    if (isTranslation(node) && file !== MECHANISM) {
      const texts = node.arguments[0] && textsOf(node.arguments[0]);
      if (texts) found.push(...texts);
      else refuse(node, 'the text is not a literal');
    }
    if (isEarly(node) && file !== MECHANISM) {
      refuse(node, 'made before the language is set: use later() and translated()');
    }
    if (file.startsWith(CORE)) {
      if (isLater(node)) found.push(node.initializer.text);
      const told = file.startsWith(FOR_MODELS) ? [] : toldBare(node);
      for (const bare of told) refuse(bare, `not translated: ${bare.getText()}`);
    }
    if (ts.isJsxText(node) && WORD.test(node.text)) refuse(node, `not translated: ${node.text}`);
    if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText()) && isBareText(node)) {
      refuse(node, `not translated: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { texts: found, problems };
}

/** The text of the bundle file. */
export function bundleText(texts) {
  return `${JSON.stringify(texts, undefined, 2)}\n`;
}

async function sources() {
  const files = [];
  for (const folder of FOLDERS) {
    for (const entry of await readdir(join(ROOT, folder), { recursive: true })) {
      if (/(?<!\.d)\.tsx?$/.test(entry)) files.push(join(folder, entry));
    }
  }
  return files.sort();
}

function isTranslation(node) {
  return (
    ts.isCallExpression(node) &&
    /^(?:t|later|(?:vscode\.)?l10n\.t)$/.test(node.expression.getText())
  );
}

/** A call of `t` that runs while its module is loaded. */
function isEarly(node) {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 't') return false;
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (ts.isFunctionLike(parent)) return false;
  }
  return true;
}

/** The possible texts of an argument: a literal, or either branch of a condition. */
function textsOf(node) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (!ts.isConditionalExpression(node)) return undefined;
  const branches = [textsOf(node.whenTrue), textsOf(node.whenFalse)];
  return branches.includes(undefined) ? undefined : branches.flat();
}

/** A name in a table that is translated when it is shown. Names with a place for another name are not. */
function isLater(node) {
  return (
    ts.isPropertyAssignment(node) &&
    LATER.test(node.name.getText()) &&
    ts.isStringLiteralLike(node.initializer) &&
    WORD.test(node.initializer.text) &&
    !node.initializer.text.includes('{}')
  );
}

/** The texts that the core tells a user at this node without translating them. */
function toldBare(node) {
  if (ts.isCallExpression(node) && TELLS.test(node.expression.getText())) {
    const told = node.expression.getText() === 'failure' ? node.arguments.slice(1) : node.arguments;
    return told.flatMap(bareTexts);
  }
  if (ts.isPropertyAssignment(node) && TOLD.test(node.name.getText())) {
    return bareTexts(node.initializer);
  }
  if (ts.isVariableDeclaration(node) && node.initializer && TOLD.test(node.name.getText())) {
    return bareTexts(node.initializer);
  }
  return [];
}

/** Literals with words in an expression: alone, in a condition, a list or a sum. */
function bareTexts(node) {
  if (ts.isStringLiteralLike(node)) {
    return WORD.test(node.text) && !FOR_PROGRAMS.test(node.text) ? [node] : [];
  }
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head, ...node.templateSpans.map((span) => span.literal)];
    return parts.some((part) => WORD.test(part.text)) ? [node] : [];
  }
  if (ts.isParenthesizedExpression(node)) return bareTexts(node.expression);
  if (ts.isConditionalExpression(node)) {
    return [...bareTexts(node.whenTrue), ...bareTexts(node.whenFalse)];
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(bareTexts);
  if (ts.isBinaryExpression(node)) return [...bareTexts(node.left), ...bareTexts(node.right)];
  return [];
}

/** True for `title="Words"` and for a template that contains words. */
function isBareText({ initializer }) {
  if (!initializer) return false;
  const value = ts.isJsxExpression(initializer) ? initializer.expression : initializer;
  if (!value) return false;
  if (ts.isStringLiteralLike(value)) return WORD.test(value.text);
  if (!ts.isTemplateExpression(value)) return false;
  return [value.head, ...value.templateSpans.map((span) => span.literal)].some((part) =>
    WORD.test(part.text),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { texts, problems } = await gatherTexts();
  for (const problem of problems) console.error(problem);
  await writeFile(join(ROOT, 'l10n', 'bundle.l10n.json'), bundleText(texts));
  console.log(`${Object.keys(texts).length} texts in l10n/bundle.l10n.json`);
  if (problems.length > 0) process.exitCode = 1;
}
