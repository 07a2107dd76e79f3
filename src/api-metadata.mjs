// What the description of the API takes from the code: types, bounds and docstrings of the classes that requests and
// answers are made of, as a module for SwaggerModule.loadPluginMetadata.
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const JAPANESE = /[ぁ-ヶ一-龠]/;
const TWO_ENGLISH_WORDS = /[a-z] [a-z]/;
const BRANDED_TEXT = /\bstring & \{ readonly \[\w+\]: true \}/g;

/** The text of that module, whose place is in the compiled `src`, and the sources that were read for it. */
export function apiMetadata(root, files) {
  const pathToSource = join(root, 'src');
  const program = programOf(root, files);
  const visitor = new ReadonlyVisitor({ pathToSource, esmCompatible: true, introspectComments: true });
  for (const file of files) visitor.visit(program, program.getSourceFile(file));
  const { models } = visitor.collect();
  const orders = wordOrders(program);
  const print = (node) => ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, undefined);
  const imports = Object.entries(visitor.typeImports).map(([path, load]) => `'${path}': ${load}`);
  const classes = models.map(([load, one]) => {
    const fields = Object.entries(one).map(([name, about]) => `${name}: ${print(described(about, orders))}`);
    return `[${print(load)}, { ${fields.join(', ')} }]`;
  });
  const text = `export default async () => {
  const t = { ${imports.join(', ')} };
  return { '@nestjs/swagger': { models: [${classes.join(',\n')}] } };
};\n`;
  const sources = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
  return { text, sources: sources.map(({ fileName }) => fileName) };
}

/** Only our own sources are read: what the classes are made of is not in node_modules, and reading it takes seconds. */
function programOf(root, files) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, root);
  const host = ts.createCompilerHost(options);
  host.readFile = (file) => ts.sys.readFile(file)?.replace(BRANDED_TEXT, 'string');
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const base = resolve(from, '..', text).replace(/\.js$/, '');
      const extension = ['.ts', '.tsx'].find((one) => text.startsWith('.') && ts.sys.fileExists(base + one));
      return { resolvedModule: extension && { resolvedFileName: base + extension, extension } };
    });
  return ts.createProgram({ rootNames: files, options, host });
}

/** The API speaks Japanese; docstrings in English are for readers of the code. */
const isForApi = (docstring) => JAPANESE.test(docstring) && !TWO_ENGLISH_WORDS.test(docstring);

/**
 * Lists of words as they are declared, by their words in alphabetical order: the type checker gives the words of a union
 * in the order in which it came across them.
 */
function wordOrders(program) {
  const orders = new Map();
  const visit = (node) => {
    const parts = node.elements ?? node.properties ?? node.types ?? [];
    const words = parts.map((part) => (part.name ?? part.literal ?? part).text);
    if (words.length > 1 && words.every((word) => word !== undefined)) {
      const key = [...words].sort().join();
      if (!orders.has(key)) orders.set(key, words);
    }
    ts.forEachChild(node, visit);
  };
  program
    .getSourceFiles()
    .filter(({ isDeclarationFile }) => !isDeclarationFile)
    .forEach(visit);
  return orders;
}

/** The fields of a class as the API describes them. */
function described(fields, orders) {
  const { createObjectLiteralExpression: object, createPropertyAssignment: entry } = ts.factory;
  return object(
    fields.properties.map(({ name, initializer }) =>
      entry(name, object(keysOf(initializer.properties, orders))),
    ),
  );
}

/** Words say their type themselves. */
function keysOf(properties, orders) {
  const hasWords = properties.some(({ name }) => name.text === 'enum');
  return properties.flatMap((property) => {
    const { name, initializer } = property;
    if (name.text === 'description' && !isForApi(initializer.text)) return [];
    if (name.text === 'type' && hasWords) return [];
    return [
      name.text === 'enum'
        ? ts.factory.createPropertyAssignment(name, inOrder(initializer, orders))
        : property,
    ];
  });
}

function inOrder(words, orders) {
  const { createArrayLiteralExpression: list, createStringLiteral: text } = ts.factory;
  const order = orders.get(
    words.elements
      .map((word) => word.text)
      .sort()
      .join(),
  );
  return order ? list(order.map((word) => text(word))) : words;
}
