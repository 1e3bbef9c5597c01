import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const suffix = '.module.css';

const files = readdirSync(join(root, 'webview'), { recursive: true, encoding: 'utf8' })
  .map((file) => `webview/${file.replaceAll('\\', '/')}`)
  .sort();
const sheets = files.filter((file) => file.endsWith('.css'));
const components = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));

/** The contents of a style sheet, as esbuild parses it. */
interface Sheet {
  readonly classes: readonly string[];
  readonly declarations: readonly { readonly name: string; readonly value: string }[];
}

/** Reads a sheet with the tool that builds the product: its class names, and its text in a normal form. */
async function readSheet(file: string): Promise<Sheet> {
  const { outputFiles } = await build({
    stdin: { contents: `export { default } from './${file}';`, resolveDir: root, loader: 'js' },
    loader: { '.css': 'local-css' },
    bundle: true,
    format: 'esm',
    outdir: '/',
    write: false,
    logLevel: 'silent',
  });
  const textOf = (ending: string) =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const css = textOf('.css');
  const animations = Array.from(css.matchAll(/^@keyframes \w*?_(\w+)/gm), ([, name]) => name);
  const module = (await import(`data:text/javascript,${encodeURIComponent(textOf('.js'))}`)) as {
    default: Readonly<Record<string, string>>;
  };
  return {
    classes: Object.keys(module.default).filter((name) => !animations.includes(name)),
    declarations: declarationsIn(css),
  };
}

/** The declarations of a sheet in esbuild's normal form: each begins a line and ends with a semicolon. */
function declarationsIn(css: string): { name: string; value: string }[] {
  return Array.from(css.matchAll(/^\s+([-\w]+):([^;{}]*);$/gm), ([, name, value]) => ({
    name: name!,
    value: value!.trim().replace(/\s+/g, ' '),
  }));
}

/** How a component uses classes. */
interface Uses {
  /** The component's name for an imported sheet → the sheet's path. */
  readonly imported: ReadonlyMap<string, string>;
  /** Classes that it reads from a sheet by name. */
  readonly classes: ReadonlySet<string>;
  /** Other class names, and other ways of using a sheet. */
  readonly faults: readonly string[];
}

function readUses(file: string, text = readFileSync(join(root, file), 'utf8')): Uses {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const imported = new Map<string, string>();
  const found = new Set<string>();
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const wanted = node.moduleSpecifier.text;
      if (!wanted.endsWith('.css')) return;
      const name = node.importClause?.name?.text;
      if (name === undefined) faults.push(node.getText());
      else imported.set(name, join(dirname(file), wanted));
      return;
    }
    if (ts.isElementAccessExpression(node) && isSheet(node.expression)) {
      // `css[side]` stands for all literals that the file declares for `side`.
      const key = node.argumentExpression;
      if (ts.isStringLiteral(key)) found.add(key.text);
      else for (const name of literalsOf(key)) found.add(name);
      return;
    }
    if (ts.isIdentifier(node) && isSheet(node)) faults.push(node.parent.getText());
    if (ts.isCallExpression(node) && node.expression.getText() === 'classes') {
      faults.push(...node.arguments.filter(isText).map((argument) => argument.getText()));
    }
    if (ts.isJsxAttribute(node) && /^class(Name)?$/.test(node.name.getText())) {
      const value = node.initializer;
      const given = value && ts.isJsxExpression(value) ? value.expression : value;
      if (given && isText(given)) faults.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  const isText = (node: ts.Node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  const isSheet = (node: ts.Node) => ts.isIdentifier(node) && imported.has(node.text);
  const literalsOf = (key: ts.Node): string[] => {
    const type = literalTypes(source, key.getText());
    if (type.length === 0) faults.push(`[${key.getText()}]`);
    return type;
  };
  visit(source);
  return { imported, classes: found, faults };
}

/** The string literals that the file declares for a property: `readonly side: 'rows' | 'columns'`. */
function literalTypes(source: ts.SourceFile, name: string): string[] {
  const literals: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.name.getText() === name && node.type) {
      const types = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
      for (const type of types) {
        if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) {
          literals.push(type.literal.text);
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return literals;
}

/** Properties whose values may hold a colour. */
const colored =
  /^(--.*|.*color|background|border(-(top|right|bottom|left))?|outline|fill|stroke|.*-shadow)$/;
/** Words in those properties that are not colours themselves. */
const plain =
  /^(none|inherit|transparent|currentcolor|solid|dashed|dotted|inset|to|right|var|color-mix|in|srgb|linear-gradient|repeating-linear-gradient|calc)$/;

/** Words of a value that may be a colour which does not come from the theme. */
function ownColors(value: string): string[] {
  const words = value.match(/#[0-9a-f]+\b|--[-\w]+|-?[\d.]+[a-z%]*|[a-z][-a-z]*/gi) ?? [];
  return words.filter((word) => !/^(--|-?[\d.])/.test(word) && !plain.test(word));
}

describe('the style sheets', () => {
  const read = new Map<string, Sheet>();
  const uses = new Map(components.map((file) => [file, readUses(file)]));
  beforeAll(async () => {
    for (const sheet of sheets) read.set(sheet, await readSheet(sheet));
  });

  it('stand beside the component whose they are, but for the one of the page', () => {
    const importers = sheets.map((sheet) => [
      sheet,
      components.filter((file) => [...uses.get(file)!.imported.values()].includes(sheet)),
    ]);
    const expected = sheets
      .filter((sheet) => sheet.endsWith(suffix))
      .map((sheet) => [sheet, [sheet.replace(suffix, '.tsx')]]);
    expect(importers).toEqual([...expected, ['webview/ui/page.css', []]].sort());
  });

  it('have a rule for every class that is used, and a use for every class that has a rule', () => {
    for (const [file, { imported, classes }] of uses) {
      const defined = [...imported.values()].flatMap((sheet) => read.get(sheet)!.classes);
      expect([...classes].sort(), file).toEqual([...defined].sort());
    }
  });

  it('are the only place that classes come from', () => {
    const faults = [...uses].flatMap(([file, { faults: all }]) =>
      all.map((fault) => `${file}: ${fault}`),
    );
    // The sheet of the pages has no class names to import, and the icons' sheet is not ours.
    expect(faults).toEqual([
      "webview/main.tsx: import '@vscode/codicons/dist/codicon.css';",
      "webview/main.tsx: import './ui/page.css';",
      "webview/ui/components/icon.tsx: 'codicon'",
      'webview/ui/components/icon.tsx: `codicon-${name}`',
      "webview/weights.tsx: import '@vscode/codicons/dist/codicon.css';",
      "webview/weights.tsx: import './ui/page.css';",
    ]);
  });

  it('give the page no class, only tokens and elements', () => {
    expect(read.get('webview/ui/page.css')!.classes).toEqual([]);
  });

  it('take colours from the theme and from the tokens of the page only', () => {
    for (const [sheet, { declarations }] of read) {
      expect(declarations.length, sheet).toBeGreaterThan(0);
      const own = declarations
        .filter(({ name }) => colored.test(name))
        .filter(({ value }) => ownColors(value).length > 0);
      expect(own, sheet).toEqual([]);
    }
  });

  it('use no token that the page does not have', () => {
    const all = [...read.values()].flatMap(({ declarations }) => declarations);
    const defined = new Set(read.get('webview/ui/page.css')!.declarations.map(({ name }) => name));
    const used = all.flatMap(({ value }) => value.match(/--lens-[-\w]+/g) ?? []);
    expect(used.filter((token) => !defined.has(token))).toEqual([]);
  });
});

describe('what reads the style sheets', () => {
  it('sees what is not allowed', () => {
    expect(ownColors('1px solid red')).toEqual(['red']);
    expect(ownColors('#fff')).toEqual(['#fff']);
    expect(ownColors('rgb(0 0 0 / 50%)')).toEqual(['rgb']);
    expect(ownColors('var(--vscode-focusBorder, blue)')).toEqual(['blue']);
    expect(ownColors('color-mix(in srgb, var(--lens-grid) 50%, transparent)')).toEqual([]);
    const { classes, faults, imported } = readUses(
      'webview/ui/a.tsx',
      `import css from './a.module.css';
       const a = <p class="b" />;
       const c = <p class={css['c']} />;
       const d = css;
       const e = <p class={'f'} id={classes('g', css['c'])} />;`,
    );
    expect([...imported]).toEqual([['css', 'webview/ui/a.module.css']]);
    expect([...classes]).toEqual(['c']);
    expect(faults).toEqual(['class="b"', 'd = css', "class={'f'}", "'g'"]);
  });
});
