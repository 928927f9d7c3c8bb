import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@babel/parser';
import { root, sources } from '../support/imports.ts';
import { LONG_FILES, LONG_FUNCTIONS } from './long-on-purpose.ts';

const MAX_FUNCTION_LINES = 120;
const MAX_FILE_LINES = 250;
const files = ['service', 'plugin-assets', 'scripts', 'shop-adapters'].flatMap(sources);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const isLonger = (file: string, lines: number): boolean => textOf(file).split('\n').length > lines;

type Node = {
  type: string;
  loc?: { start: { line: number }; end: { line: number } } | null | undefined;
  id?: { name?: string } | null;
  key?: { name?: string };
};
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const FUNCTION =
  /^(ArrowFunctionExpression|Function(Declaration|Expression)|(Object|Class)(Private)?Method)$/;

const functionsOf = (file: string): { name: string; lines: number }[] => {
  const found: { name: string; lines: number }[] = [];
  const visit = (node: Node, outerName: string): void => {
    const name = node.id?.name ?? node.key?.name ?? outerName;
    if (FUNCTION.test(node.type) && node.loc)
      found.push({ name, lines: node.loc.end.line - node.loc.start.line + 1 });
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, name);
  };
  const jsx = file.endsWith('x') ? (['jsx'] as const) : [];
  visit(parse(textOf(file), { sourceType: 'module', plugins: ['typescript', ...jsx] }).program, '');
  return found;
};

describe('what is long', () => {
  it(`gives a reason for each function of over ${MAX_FUNCTION_LINES} lines`, () => {
    const long = files
      .filter((file) => isLonger(file, MAX_FUNCTION_LINES))
      .flatMap((file) =>
        functionsOf(file)
          .filter(({ lines }) => lines > MAX_FUNCTION_LINES)
          .map(({ name }) => `${file} ${name}`),
      );
    assert.deepEqual([...new Set(long)].sort(), Object.keys(LONG_FUNCTIONS).sort());
  });

  it(`gives a reason for each file of over ${MAX_FILE_LINES} lines, unless it is a list of texts`, () => {
    const long = files.filter((file) => !/\/(words|texts)\//.test(file) && isLonger(file, MAX_FILE_LINES));
    assert.deepEqual(long.sort(), Object.keys(LONG_FILES).sort());
  });

  it('sees a function by its name, in whatever way it is written', () => {
    const names = functionsOf('service/store/mongo/audit/audit-store.ts').map(({ name }) => name);
    assert.ok(names.includes('makeMongoAuditStore') && names.includes('removeBefore'));
  });
});
