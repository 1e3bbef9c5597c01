// Collects the texts of the host and of the page in l10n/bundle.l10n.json, the base of every translation:
// the first argument of each `t('…')` and `vscode.l10n.t('…')`, found with TypeScript's parser.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const FOLDERS = ['src/host', 'webview'];

/** The only file whose call has a variable text: it passes on the text that `t` received. */
const HANDS_ON = join('webview', 'l10n.ts');

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
    const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const text = await readFile(join(ROOT, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
    const refuse = (node, why) => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      problems.push(`${file}:${line + 1}: ${why}`);
    };
    const visit = (node) => {
      if (isTranslation(node) && file !== HANDS_ON) {
        const texts = node.arguments[0] && textsOf(node.arguments[0]);
        if (texts) for (const each of texts) found.add(each);
        else refuse(node, 'the text is not a literal');
      }
      if (ts.isJsxText(node) && WORD.test(node.text)) refuse(node, `not translated: ${node.text}`);
      if (ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText()) && isBareText(node)) {
        refuse(node, `not translated: ${node.getText()}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  const texts = Object.fromEntries([...found].sort().map((text) => [text, text]));
  return { texts, problems };
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
    ts.isCallExpression(node) && /^(?:t|(?:vscode\.)?l10n\.t)$/.test(node.expression.getText())
  );
}

/** The possible texts of an argument: a literal, or either branch of a condition. */
function textsOf(node) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (!ts.isConditionalExpression(node)) return undefined;
  const branches = [textsOf(node.whenTrue), textsOf(node.whenFalse)];
  return branches.includes(undefined) ? undefined : branches.flat();
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
