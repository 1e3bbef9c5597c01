// Translates the AssemblyScript kernels to TypeScript for hosts without WebAssembly. A vector of two
// doubles becomes two variables, a vector of four single-precision numbers becomes four, and a byte address
// becomes an array index. Operations and the order of additions are unchanged, so both versions agree to
// the last bit.
//
// It supports only the part of the language that the kernels use, and fails on anything else.
import ts from 'typescript';

const { SyntaxKind } = ts;

/** Vectors are two doubles or four single-precision numbers. */
const PAIR = { lanes: 2, array: 'f64', bytes: 8 };
const QUAD = { lanes: 4, array: 'f32', bytes: 4 };

/** The only name that depends on the build: without WebAssembly there is no fused multiply-add. */
const FEATURE = 'ASC_FEATURE_RELAXED_SIMD';

/** Operations on one lane; the arguments are the texts of that lane. */
const PAIR_OPERATIONS = {
  add: (a, b) => `(${a} + ${b})`,
  sub: (a, b) => `(${a} - ${b})`,
  mul: (a, b) => `(${a} * ${b})`,
  div: (a, b) => `(${a} / ${b})`,
  abs: (a) => `Math.abs(${a})`,
  max: (a, b) => `Math.max(${a}, ${b})`,
  pmin: (a, b) => `(${b} < ${a} ? ${b} : ${a})`,
  pmax: (a, b) => `(${a} < ${b} ? ${b} : ${a})`,
  gt: (a, b) => `(${a} > ${b})`,
  ge: (a, b) => `(${a} >= ${b})`,
};
const QUAD_OPERATIONS = {
  add: (a, b) => `fround(${a} + ${b})`,
  mul: (a, b) => `fround(${a} * ${b})`,
};
/** Masks are comparisons, with a boolean in each lane. */
const MASK_OPERATIONS = {
  and: (a, b) => `(${a} && ${b})`,
  andnot: (a, b) => `(${a} && !${b})`,
  bitselect: (a, b, mask) => `(${mask} ? ${a} : ${b})`,
};
const LOADS = new Set(['load', 'load64_splat', 'load32_splat', 'load64_zero']);
const SPLATS = new Set(['f64x2.splat', 'f32x4.splat', 'v128.load64_splat', 'v128.load32_splat']);

/**
 * @param {ReadonlyMap<string, string>} sources by file name, `index.ts` among them
 * @returns {string} a TypeScript module
 */
export function scalarModule(sources) {
  const files = new Map();
  const order = [];
  const visit = (name) => {
    if (files.has(name)) return;
    const file = ts.createSourceFile(name, sources.get(name), ts.ScriptTarget.Latest, true);
    files.set(name, file);
    for (const statement of file.statements) {
      const from = statement.moduleSpecifier?.text;
      if (from) visit(`${from.replace('./', '')}.ts`);
    }
    order.push(name);
  };
  visit('index.ts');

  const functions = new Map();
  const writers = order.map((name) => new FileWriter(files.get(name), functions));
  const index = writers.at(-1);
  for (const writer of writers) if (writer !== index) writer.prepare();
  for (const name of index.gathered()) keepAlive(name, functions);
  const text = (some) => some.map((writer) => writer.write()).join('\n');
  const constants = text(writers.filter((writer) => writer !== index && !writer.hasFunctions));
  const blocks = text(writers.filter((writer) => writer.hasFunctions));
  const members = index.gathered().map((key) => `${key.split('.')[1]}: ${key}`);
  return `// @ts-nocheck
import type { Kernels } from './kernels.js';

${constants}
${index.constants()}
/** All offsets count from the memory's start; the first \`arenaStart\` doubles belong to the kernels. */
export function plainKernels(memory: Float64Array): Kernels {
  const f64 = memory;
  const f32 = new Float32Array(memory.buffer, memory.byteOffset, 2 * memory.length);
  const bytes = new Uint8Array(memory.buffer, memory.byteOffset, 8 * memory.length);
  const fround = Math.fround;
${blocks}
  return { ${members.join(', ')} };
}
`;
}

/** Marks a function and everything it calls. Functions that only the other build calls are left out. */
function keepAlive(key, functions) {
  const known = functions.get(key);
  if (!known || known.alive) return;
  known.alive = true;
  for (const called of known.calls) keepAlive(called, functions);
}

/** `./two-words` → the name of the block for that file. */
const blockOf = (specifier) => `in_${specifier.replace('./', '').replaceAll('-', '_')}`;

class FileWriter {
  #file;
  /** All functions by `block.name`, with the kinds of their parameters and results. */
  #functions;
  #block;
  #exports = [];
  #imports = new Map();
  /** The vector variables of the current function. */
  #vectors = new Map();
  /**
   * In a function that returns a vector, each vector is a single number: the function is called once per
   * lane.
   */
  #oneLane = false;
  #calls = new Set();
  #temporary = 0;

  constructor(file, functions) {
    this.#file = file;
    this.#block = blockOf(file.fileName.replace(/\.ts$/, ''));
    this.#functions = functions;
  }

  get hasFunctions() {
    return this.#file.statements.some(ts.isFunctionDeclaration);
  }

  /** The constants of `index.ts`, which all blocks use. */
  constants() {
    const { statements } = this.#file;
    return statements
      .filter((each) => ts.isImportDeclaration(each) || ts.isVariableStatement(each))
      .map((each) => `${ts.isVariableStatement(each) ? 'export ' : ''}${this.#top(each)}`)
      .join('');
  }

  /** The functions that `index.ts` re-exports, as `block.function`. */
  gathered() {
    return this.#file.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
      const block = blockOf(statement.moduleSpecifier.text);
      return statement.exportClause.elements.map(({ name }) => `${block}.${name.text}`);
    });
  }

  /** Translates the functions. Which of them are needed is known only after all files are translated. */
  prepare() {
    for (const statement of this.#file.statements) {
      if (ts.isImportDeclaration(statement)) this.#import(statement);
      if (ts.isFunctionDeclaration(statement)) this.#declare(statement);
    }
    const own = this.#own();
    // Twice, because a function may call one that is declared later.
    for (const known of [...own, ...own]) this.#inferKinds(known);
    for (const known of own) this.#settleKinds(known);
    for (const known of own) this.#translate(known);
  }

  write() {
    const body = this.#file.statements.map((statement) => this.#top(statement)).join('');
    return `const ${this.#block} = (() => {\n${body}return { ${this.#exports.join(', ')} };\n})();`;
  }

  #own() {
    return this.#file.statements
      .filter(ts.isFunctionDeclaration)
      .map(({ name }) => this.#known(name.text));
  }

  #fail(node, why) {
    const { line } = this.#file.getLineAndCharacterOfPosition(node.getStart());
    throw new Error(`${this.#file.fileName}:${line + 1}: ${why}: ${node.getText().slice(0, 80)}`);
  }

  #import({ importClause, moduleSpecifier }) {
    for (const { name } of importClause.namedBindings.elements) {
      this.#imports.set(name.text, blockOf(moduleSpecifier.text));
    }
  }

  #top(statement) {
    if (ts.isImportDeclaration(statement)) {
      const names = statement.importClause.namedBindings.elements
        .map(({ name }) => name.text)
        .filter((name) => this.#known(name)?.alive !== false);
      if (names.length === 0) return '';
      return `const { ${names.join(', ')} } = ${blockOf(statement.moduleSpecifier.text)};\n`;
    }
    const exported = statement.modifiers?.some(({ kind }) => kind === SyntaxKind.ExportKeyword);
    if (ts.isFunctionDeclaration(statement)) {
      const known = this.#known(statement.name.text);
      if (exported && known.alive) this.#exports.push(statement.name.text);
      return known.alive ? known.text : '';
    }
    if (ts.isVariableStatement(statement)) {
      if (exported) {
        for (const { name } of statement.declarationList.declarations)
          this.#exports.push(name.text);
      }
      return this.#statement(statement);
    }
    return this.#fail(statement, 'unknown at the top of a file');
  }

  // Functions

  #declare(node) {
    const isVector = (type) => type?.getText() === 'v128';
    this.#functions.set(`${this.#block}.${node.name.text}`, {
      node,
      alive: false,
      calls: new Set(),
      returnsVector: isVector(node.type),
      parameters: node.parameters.map(({ name, type }) => ({
        name: name.text,
        vector: isVector(type),
        kind: undefined,
      })),
    });
  }

  #known(name) {
    return this.#functions.get(this.#key(name));
  }

  #key(name) {
    return `${this.#imports.get(name) ?? this.#block}.${name}`;
  }

  #translate(known) {
    const { node } = known;
    this.#calls = known.calls;
    this.#vectors = known.vectors;
    this.#oneLane = known.returnsVector;
    const names = known.parameters.flatMap(({ name, vector }) =>
      vector && !this.#oneLane ? this.#lanesOf(name) : [name],
    );
    known.text = `function ${node.name.text}(${names.join(', ')}) ${this.#statement(node.body)}\n`;
    known.inline = this.#oneLane ? this.#inlined(node, known) : undefined;
  }

  /** Inlines calls of a function with a single expression; undefined for other functions. */
  #inlined(node, known) {
    const returned = node.body.statements.flatMap((statement) =>
      ts.isIfStatement(statement) && this.#feature(statement.expression) ? [] : [statement],
    );
    if (returned.length !== 1 || !ts.isReturnStatement(returned[0])) return undefined;
    const text = this.#lane(returned[0].expression, 0);
    const names = known.parameters.map(({ name }) => name);
    const pattern = new RegExp(`\\b(${names.join('|')})\\b`, 'g');
    return (values) => text.replace(pattern, (name) => values[names.indexOf(name)]);
  }

  // Kinds of vectors: pairs or quads

  #inferKinds(known) {
    const { node } = known;
    const vectors = new Map();
    this.#vectors = vectors;
    known.vectors = vectors;
    for (const { name, vector } of known.parameters) {
      if (vector) vectors.set(name, { kind: undefined, uniform: false });
    }
    const declarations = [];
    const assignments = [];
    const calls = [];
    const walk = (child) => {
      if (ts.isVariableDeclaration(child)) declarations.push(child);
      if (
        ts.isBinaryExpression(child) &&
        child.operatorToken.kind === SyntaxKind.EqualsToken &&
        ts.isIdentifier(child.left)
      ) {
        assignments.push(child);
      }
      if (ts.isCallExpression(child)) calls.push(child);
      ts.forEachChild(child, walk);
    };
    walk(node.body);
    for (const { name, initializer } of declarations) {
      if (!initializer || !this.#isVector(initializer)) continue;
      // Another block may use the same name again, but only for a vector of the same kind.
      const uniform = this.#isSplat(initializer) && vectors.get(name.text)?.uniform !== false;
      vectors.set(name.text, { kind: undefined, uniform });
    }
    for (const declaration of declarations) {
      const { name, initializer } = declaration;
      if (vectors.has(name.text) && !(initializer && this.#isVector(initializer))) {
        this.#fail(declaration, 'a vector and a number of the same name');
      }
    }
    for (const { left, right } of assignments) {
      const variable = vectors.get(left.text);
      if (variable && !this.#isSplat(right)) variable.uniform = false;
    }
    const settle = (expression, kind) => {
      if (!kind || !ts.isIdentifier(expression)) return false;
      const variable = vectors.get(expression.text);
      if (!variable || variable.kind) return false;
      variable.kind = kind;
      return true;
    };
    for (let changed = true; changed;) {
      changed = false;
      for (const { name, initializer } of declarations) {
        if (vectors.has(name.text) && initializer) {
          changed = settle(name, this.#kind(initializer)) || changed;
          changed = settle(initializer, this.#kind(name)) || changed;
        }
      }
      for (const { left, right } of assignments) {
        if (vectors.has(left.text)) changed = settle(left, this.#kind(right)) || changed;
      }
      for (const call of calls) {
        call.arguments.forEach((argument, index) => {
          changed = settle(argument, this.#argumentKind(call, index)) || changed;
        });
      }
    }
    for (const parameter of known.parameters) {
      if (parameter.vector) parameter.kind = vectors.get(parameter.name).kind;
    }
  }

  /** A vector that is only moved is moved as two doubles. */
  #settleKinds(known) {
    for (const variable of known.vectors.values()) variable.kind ??= PAIR;
    for (const parameter of known.parameters) if (parameter.vector) parameter.kind ??= PAIR;
  }

  #isSplat(expression) {
    return ts.isCallExpression(expression) && SPLATS.has(expression.expression.getText());
  }

  #isVector(expression) {
    if (ts.isIdentifier(expression)) return this.#vectors.has(expression.text);
    if (ts.isParenthesizedExpression(expression)) return this.#isVector(expression.expression);
    if (ts.isConditionalExpression(expression)) return this.#isVector(expression.whenTrue);
    if (!ts.isCallExpression(expression)) return false;
    const [family, operation] = this.#callee(expression);
    if (family === undefined) return this.#known(operation)?.returnsVector ?? false;
    return (
      ['f64x2', 'f32x4', 'v128'].includes(family) &&
      operation !== 'extract_lane' &&
      !operation.startsWith('store')
    );
  }

  /** The two words of `f64x2.add`; for a plain function, undefined and its name. */
  #callee({ expression }) {
    if (!ts.isPropertyAccessExpression(expression)) return [undefined, expression.getText()];
    return [expression.expression.getText(), expression.name.text];
  }

  #kind(expression) {
    if (ts.isIdentifier(expression)) return this.#vectors.get(expression.text)?.kind;
    if (ts.isParenthesizedExpression(expression)) return this.#kind(expression.expression);
    if (ts.isConditionalExpression(expression)) {
      return this.#kind(expression.whenTrue) ?? this.#kind(expression.whenFalse);
    }
    if (!ts.isCallExpression(expression)) return undefined;
    const [family, operation] = this.#callee(expression);
    if (family === 'f64x2') return PAIR;
    if (family === 'f32x4') return QUAD;
    if (family === 'v128') {
      if (operation === 'shuffle') return this.#element(expression) === 'f32' ? QUAD : PAIR;
      if (operation.startsWith('load64')) return PAIR;
      if (operation.startsWith('load32')) return QUAD;
      if (operation === 'load') return undefined;
      return expression.arguments.map((each) => this.#kind(each)).find(Boolean);
    }
    return this.#known(operation)?.parameters.find(({ vector }) => vector)?.kind;
  }

  #argumentKind(call, index) {
    const [family, operation] = this.#callee(call);
    if (family === undefined) return this.#known(operation)?.parameters[index]?.kind;
    if (operation === 'demote_f64x2_zero') return PAIR;
    if (operation.startsWith('store') || operation.startsWith('load')) return undefined;
    return this.#kind(call);
  }

  #element(call) {
    return call.typeArguments[0].getText();
  }

  // Statements

  #statement(node) {
    if (ts.isBlock(node)) {
      return `{\n${node.statements.map((statement) => this.#statement(statement)).join('')}}\n`;
    }
    if (ts.isVariableStatement(node)) return this.#declarations(node.declarationList);
    if (ts.isExpressionStatement(node)) return this.#effect(node.expression);
    if (ts.isReturnStatement(node)) {
      if (!node.expression) return 'return;\n';
      const value = this.#oneLane ? this.#lane(node.expression, 0) : this.#scalar(node.expression);
      return `return ${value};\n`;
    }
    if (ts.isIfStatement(node)) {
      if (this.#feature(node.expression)) {
        return node.elseStatement ? this.#statement(node.elseStatement) : '';
      }
      const otherwise = node.elseStatement ? `else ${this.#statement(node.elseStatement)}` : '';
      const then = this.#statement(node.thenStatement);
      const body = ts.isBlock(node.thenStatement) ? then : `{\n${then}}\n`;
      return `if (${this.#scalar(node.expression)}) ${body}${otherwise}`;
    }
    if (ts.isForStatement(node)) {
      const { initializer, condition, incrementor, statement } = node;
      const first = !initializer
        ? ''
        : ts.isVariableDeclarationList(initializer)
          ? this.#scalarDeclarations(initializer)
          : this.#scalar(initializer);
      const test = condition ? this.#scalar(condition) : '';
      const next = incrementor ? this.#scalar(incrementor) : '';
      const body = this.#statement(statement);
      return `for (${first}; ${test}; ${next}) ${ts.isBlock(statement) ? body : `{\n${body}}\n`}`;
    }
    if (ts.isWhileStatement(node)) {
      return `while (${this.#scalar(node.expression)}) ${this.#statement(node.statement)}`;
    }
    if (ts.isBreakStatement(node)) return 'break;\n';
    if (ts.isContinueStatement(node)) return 'continue;\n';
    return this.#fail(node, 'unknown statement');
  }

  #scalarDeclarations(list) {
    const word = list.flags & ts.NodeFlags.Const ? 'const' : 'let';
    const each = list.declarations.map(({ name, initializer }) => {
      if (initializer && this.#isVector(initializer)) this.#fail(list, 'a vector in a head');
      return initializer ? `${name.text} = ${this.#scalar(initializer)}` : name.text;
    });
    return `${word} ${each.join(', ')}`;
  }

  #declarations(list) {
    const { declarations } = list;
    const vector = declarations.some(({ initializer }) => this.#isVector(initializer));
    if (!vector) return `${this.#scalarDeclarations(list)};\n`;
    const word = list.flags & ts.NodeFlags.Const ? 'const' : 'let';
    return declarations
      .map(({ name, initializer }) => {
        const { uniform } = this.#vectors.get(name.text);
        if (uniform || this.#oneLane) {
          return `${word} ${name.text} = ${this.#lane(initializer, 0)};\n`;
        }
        const { before, values } = this.#values(initializer, this.#kind(name));
        const names = this.#lanesOf(name.text);
        return `${before}${word} ${names.map((each, i) => `${each} = ${values[i]}`).join(', ')};\n`;
      })
      .join('');
  }

  /** The lanes of an expression as texts. A value that is the same in all lanes is computed once before. */
  #values(expression, kind) {
    if (this.#isSplat(expression)) {
      const value = this.#lane(expression, 0);
      if (/^-?[\w.]+$/.test(value)) return { before: '', values: Array(kind.lanes).fill(value) };
      const name = `held${this.#temporary++}`;
      return { before: `const ${name} = ${value};\n`, values: Array(kind.lanes).fill(name) };
    }
    const values = Array.from({ length: kind.lanes }, (_, i) => this.#lane(expression, i, kind));
    return { before: '', values };
  }

  #effect(node) {
    if (ts.isBinaryExpression(node) && ts.isIdentifier(node.left)) {
      const variable = this.#vectors.get(node.left.text);
      if (variable && node.operatorToken.kind === SyntaxKind.EqualsToken) {
        const name = node.left.text;
        if (variable.uniform || this.#oneLane) return `${name} = ${this.#lane(node.right, 0)};\n`;
        if (/shuffle|extract_lane/.test(node.right.getText())) {
          this.#fail(node, 'lanes may not cross in an assignment');
        }
        const { before, values } = this.#values(node.right, variable.kind);
        const names = this.#lanesOf(name);
        return before + names.map((each, i) => `${each} = ${values[i]};\n`).join('');
      }
    }
    if (ts.isCallExpression(node)) {
      const [family, operation] = this.#callee(node);
      if (family === 'v128' && operation === 'store') return this.#storeVector(node);
      if (family === 'v128' && operation === 'store64_lane') {
        const [address, value, lane] = node.arguments;
        return `${this.#at(PAIR, address, 0)} = ${this.#lane(value, Number(lane.text), PAIR)};\n`;
      }
      if (family === undefined && operation === 'store') {
        const [address, value, offset] = node.arguments;
        const kind = this.#element(node) === 'f32' ? QUAD : PAIR;
        return `${this.#at(kind, address, this.#offset(offset))} = ${this.#scalar(value)};\n`;
      }
      if (family === 'memory' && operation === 'fill') {
        const [from, value, count] = node.arguments.map((each) => this.#scalar(each));
        return `bytes.fill(${value}, ${from}, ${from} + ${count});\n`;
      }
    }
    return `${this.#scalar(node)};\n`;
  }

  #storeVector(node) {
    const [address, value, offset] = node.arguments;
    const kind = this.#kind(value) ?? PAIR;
    const { before, values } = this.#values(value, kind);
    const target = (i) => this.#at(kind, address, this.#offset(offset) + i * kind.bytes);
    // All lanes are read before the first one is written.
    if (values.every((each) => /^[\w.]+$/.test(each))) {
      return before + values.map((each, i) => `${target(i)} = ${each};\n`).join('');
    }
    const names = values.map(() => `held${this.#temporary++}`);
    const reads = names.map((name, i) => `${name} = ${values[i]}`).join(', ');
    const writes = names.map((name, i) => `${target(i)} = ${name};\n`).join('');
    return `${before}const ${reads};\n${writes}`;
  }

  #offset(node) {
    if (!node) return 0;
    if (!ts.isNumericLiteral(node)) this.#fail(node, 'an offset is a number');
    return Number(node.text);
  }

  /** The array element at a byte address plus a byte offset. */
  #at(kind, address, offset) {
    const index = `${this.#scalar(address)} >>> ${Math.log2(kind.bytes)}`;
    if (offset === 0) return `${kind.array}[${index}]`;
    return `${kind.array}[(${index}) + ${offset / kind.bytes}]`;
  }

  // Expressions

  #lanesOf(name) {
    const { kind } = this.#vectors.get(name);
    return Array.from({ length: kind.lanes }, (_, i) => `${name}_${i}`);
  }

  /** One lane of a vector. `wanted` is the kind for a load, which does not have a kind itself. */
  #lane(node, i, wanted) {
    const kind = this.#kind(node) ?? wanted ?? PAIR;
    if (ts.isIdentifier(node)) {
      const { uniform } = this.#vectors.get(node.text);
      return uniform || this.#oneLane ? node.text : this.#lanesOf(node.text)[i];
    }
    if (ts.isParenthesizedExpression(node)) return this.#lane(node.expression, i, kind);
    if (ts.isConditionalExpression(node)) {
      if (this.#feature(node.condition)) return this.#lane(node.whenFalse, i, kind);
      const [yes, no] = [node.whenTrue, node.whenFalse].map((each) => this.#lane(each, i, kind));
      return `(${this.#scalar(node.condition)} ? ${yes} : ${no})`;
    }
    if (!ts.isCallExpression(node)) return this.#fail(node, 'no vector');
    const [family, operation] = this.#callee(node);
    const args = node.arguments;
    const lane = (each) => this.#lane(each, i, kind);
    if (family === 'v128' && LOADS.has(operation)) return this.#load(operation, args, i, kind);
    if (family === 'v128' && operation === 'shuffle') {
      const from = Number(args[2 + i].text);
      const of = this.#element(node) === 'f32' ? QUAD : PAIR;
      return from < of.lanes
        ? this.#lane(args[0], from, of)
        : this.#lane(args[1], from - of.lanes, of);
    }
    if (family === 'f32x4' && operation === 'demote_f64x2_zero') {
      return i < 2 ? `fround(${this.#lane(args[0], i, PAIR)})` : '0';
    }
    if (operation === 'splat') {
      const value = this.#scalar(args[0]);
      return kind === QUAD && !ts.isNumericLiteral(args[0]) ? `fround(${value})` : value;
    }
    const operations = { f64x2: PAIR_OPERATIONS, f32x4: QUAD_OPERATIONS, v128: MASK_OPERATIONS };
    const write = operations[family]?.[operation];
    if (write) return write(...args.map(lane));
    const known = family === undefined ? this.#known(operation) : undefined;
    if (!known?.returnsVector) return this.#fail(node, 'unknown operation');
    const values = args.map((each, index) =>
      known.parameters[index].vector ? lane(each) : this.#scalar(each),
    );
    if (known.inline) return known.inline(values);
    this.#calls.add(this.#key(operation));
    return `${operation}(${values.join(', ')})`;
  }

  #load(operation, [address, offset], i, kind) {
    const start = this.#offset(offset);
    if (operation === 'load64_zero' && i > 0) return '0';
    return this.#at(kind, address, operation === 'load' ? start + i * kind.bytes : start);
  }

  /** Whether this is the build feature, which this build does not have. */
  #feature(node) {
    return ts.isIdentifier(node) && node.text === FEATURE;
  }

  #scalar(node) {
    if (ts.isIdentifier(node) || ts.isNumericLiteral(node)) return node.text;
    if (node.kind === SyntaxKind.TrueKeyword) return 'true';
    if (node.kind === SyntaxKind.FalseKeyword) return 'false';
    if (ts.isParenthesizedExpression(node)) return `(${this.#scalar(node.expression)})`;
    if (ts.isTypeAssertionExpression(node)) return this.#converted(node);
    if (ts.isPrefixUnaryExpression(node)) {
      return `${ts.tokenToString(node.operator)}${this.#scalar(node.operand)}`;
    }
    if (ts.isPostfixUnaryExpression(node)) {
      return `${this.#scalar(node.operand)}${ts.tokenToString(node.operator)}`;
    }
    if (ts.isConditionalExpression(node)) {
      if (this.#feature(node.condition)) return this.#scalar(node.whenFalse);
      const parts = [node.condition, node.whenTrue, node.whenFalse];
      const [test, yes, no] = parts.map((each) => this.#scalar(each));
      return `${test} ? ${yes} : ${no}`;
    }
    if (ts.isBinaryExpression(node)) {
      const [left, right] = [this.#scalar(node.left), this.#scalar(node.right)];
      // A left shift of an address would overflow at 2 GB, so multiply instead.
      if (node.operatorToken.kind === SyntaxKind.LessThanLessThanToken) {
        return `${left} * ${2 ** Number(right)}`;
      }
      return `${left} ${node.operatorToken.getText()} ${right}`;
    }
    if (ts.isCallExpression(node)) return this.#call(node);
    return this.#fail(node, 'unknown expression');
  }

  #converted({ type, expression }) {
    const value = this.#scalar(expression);
    switch (type.getText()) {
      case 'usize':
      case 'f64':
        return value;
      case 'f32':
        return `fround(${value})`;
      case 'i32':
        return `(${value} | 0)`;
      default:
        return this.#fail(expression, `no conversion to ${type.getText()}`);
    }
  }

  #call(node) {
    const [family, operation] = this.#callee(node);
    const args = node.arguments;
    if (family === 'Math') return `Math.${operation}(${this.#list(args)})`;
    if (family === 'f64x2' && operation === 'extract_lane') {
      return this.#lane(args[0], Number(args[1].text), PAIR);
    }
    if (family !== undefined) return this.#fail(node, 'unknown function');
    if (operation === 'load') {
      const kind = this.#element(node) === 'f32' ? QUAD : PAIR;
      return this.#at(kind, args[0], this.#offset(args[1]));
    }
    if (['abs', 'min', 'max'].includes(operation)) return `Math.${operation}(${this.#list(args)})`;
    const known = this.#known(operation);
    if (!known) return this.#fail(node, 'unknown function');
    const values = args.flatMap((each, index) => {
      const { vector, kind } = known.parameters[index];
      if (!vector) return [this.#scalar(each)];
      return Array.from({ length: kind.lanes }, (_, i) => this.#lane(each, i, kind));
    });
    this.#calls.add(this.#key(operation));
    return `${operation}(${values.join(', ')})`;
  }

  #list(args) {
    return args.map((each) => this.#scalar(each)).join(', ');
  }
}
