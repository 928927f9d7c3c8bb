import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParseResult, parse } from '@babel/parser';
import { filesBelow, root } from '../imports.ts';

/** `place` is file:line. */
export type FoundExpression = { place: string; source: string; flags: string };

/** The used part of babel's tree. */
type Node = { type: string; start: number; end: number; loc: { start: { line: number } } } & Record<
  string,
  unknown
>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const nameOf = (value: unknown): string | null =>
  isNode(value) && (value.type === 'Identifier' || value.type === 'StringLiteral')
    ? String(value.name ?? value.value)
    : null;

const below = (value: unknown, found: Node[] = []): Node[] => {
  if (Array.isArray(value)) for (const one of value) below(one, found);
  if (!isNode(value)) return found;
  found.push(value);
  for (const key in value) {
    const child = value[key];
    if (typeof child === 'object' && key !== 'loc' && !key.endsWith('Comments')) below(child, found);
  }
  return found;
};

/** Strips type syntax such as `{…} as const`. */
const plain = (value: unknown): unknown =>
  isNode(value) && /^TS(?:As|Satisfies)Expression$/.test(value.type) ? plain(value.expression) : value;

/** All texts of an expression built from the file's own constants; else null. */
const constantTexts = (given: unknown, constants: ReadonlyMap<string, Node>): string[] | null => {
  const value = plain(given);
  if (!isNode(value)) return null;
  const joined = (lists: (string[] | null)[], between: string): string[] | null =>
    lists.reduce<string[] | null>(
      (heads, tails, index) =>
        heads === null || tails === null
          ? null
          : index === 0
            ? tails
            : heads.flatMap((head) => tails.map((tail) => head + between + tail)),
      [''],
    );
  switch (value.type) {
    case 'StringLiteral':
      return [String(value.value)];
    case 'Identifier': {
      const constant = constants.get(String(value.name));
      return constant === undefined ? null : constantTexts(constant, constants);
    }
    case 'TemplateLiteral': {
      const gaps = nodes(value.expressions).map((one) => constantTexts(one, constants));
      const quasis = nodes(value.quasis).map((one) => [(one.value as { cooked: string }).cooked]);
      return joined(
        quasis.flatMap((quasi, index) => (index === 0 ? [quasi] : [gaps[index - 1] ?? null, quasi])),
        '',
      );
    }
    // ['a', 'b'].join('|')
    case 'CallExpression': {
      const callee = value.callee;
      const [by] = nodes(value.arguments);
      if (!isNode(callee) || nameOf(callee.property) !== 'join' || by?.type !== 'StringLiteral') return null;
      const list = callee.object;
      const array = isNode(list) && list.type === 'Identifier' ? constants.get(String(list.name)) : list;
      if (!isNode(array) || array.type !== 'ArrayExpression') return null;
      return joined(
        nodes(array.elements).map((one) => constantTexts(one, constants)),
        String(by.value),
      );
    }
    // WORDS[key]: any of them
    case 'MemberExpression': {
      const object = constants.get(nameOf(value.object) ?? '');
      if (object?.type !== 'ObjectExpression') return null;
      const texts = nodes(object.properties).map((one) => constantTexts(one.value, constants));
      return texts.every((one) => one !== null) ? texts.flat() : null;
    }
    default:
      return null;
  }
};

const constantsOf = (program: Node): Map<string, Node> => {
  const constants = new Map<string, Node>();
  for (const statement of nodes(program.body)) {
    const declaration = statement.type.startsWith('Export') ? statement.declaration : statement;
    if (!isNode(declaration) || declaration.type !== 'VariableDeclaration' || declaration.kind !== 'const')
      continue;
    for (const { id, init } of nodes(declaration.declarations)) {
      const name = nameOf(id);
      const value = plain(init);
      if (name !== null && isNode(value)) constants.set(name, value);
    }
  }
  return constants;
};

const parsed = (file: string, text: string): ParseResult =>
  parse(text, {
    sourceType: 'module',
    plugins: [
      ...(/\.tsx?$/.test(file) ? (['typescript'] as const) : []),
      ...(file.endsWith('x') ? (['jsx'] as const) : []),
    ],
  });

/** Regular expressions of a file, and places that build one from other values. */
export const expressionsIn = (
  file: string,
  text: string,
): { found: FoundExpression[]; notConstant: string[] } => {
  const program = parsed(file, text).program as unknown as Node;
  const constants = constantsOf(program);
  const found: FoundExpression[] = [];
  const notConstant: string[] = [];
  const all = below(program);
  // Any use of RegExp other than a call cannot be followed.
  const followed = new Set(
    all.flatMap((node) => [isMaking(node) ? node.callee : null, node.typeName ?? null]),
  );
  for (const node of all) {
    const place = `${file}:${node.loc.start.line}`;
    if (node.type === 'RegExpLiteral') {
      found.push({ place, source: String(node.pattern), flags: String(node.flags) });
    } else if (node.type === 'Identifier' && node.name === 'RegExp' && !followed.has(node)) {
      notConstant.push(place);
    } else if (isMaking(node)) {
      const [source, flags] = nodes(node.arguments);
      const sources = constantTexts(source, constants);
      const own = flags === undefined ? [''] : constantTexts(flags, constants);
      if (sources === null || own === null) notConstant.push(place);
      else for (const one of sources) for (const flag of own) found.push({ place, source: one, flags: flag });
    }
  }
  return { found, notConstant };
};
const isMaking = (node: Node): boolean =>
  (node.type === 'NewExpression' || node.type === 'CallExpression') && nameOf(node.callee) === 'RegExp';

export const sourceFiles = (folder: string): { file: string; text: string }[] =>
  filesBelow(folder)
    .filter((file) => /\.(?:tsx?|[cm]?js)$/.test(file))
    .filter((file) => !file.includes('node_modules/') && !file.includes('/vendor/'))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
