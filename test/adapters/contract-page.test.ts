import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { conformanceTable } from '../../scripts/docs/adapter-tables.ts';
import { openApi } from '../../scripts/docs/open-api.ts';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'shop-adapters/contract/README.md'), 'utf8');
const rules = [...page.matchAll(/^- \*\*(AD-\d+)\*\* (.+)$/gm)].map(([, id = '', text = '']) => ({
  id,
  text,
}));

type Schema = { properties?: Record<string, Schema>; items?: Schema };
const namesIn = (schema: Schema): string[] => [
  ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [name, ...namesIn(field)]),
  ...(schema.items === undefined ? [] : namesIn(schema.items)),
];
type Content = { content?: { 'application/json'?: { schema: Schema } } };
type Operation = {
  security?: Record<string, unknown>[];
  requestBody?: Content;
  responses: Record<string, Content>;
};
type Api = {
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, { name?: string }> };
};

describe('the page of the adapter contract', () => {
  let api: Api;
  let operations: { method: string; path: string; operation: Operation }[];
  before(async () => {
    api = (await openApi()) as Api;
    operations = Object.entries(api.paths)
      .filter(([path]) => path.startsWith('/v1/adapter/'))
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
      );
  });

  it('counts its sections without a gap, and is pointed to by numbers that are there', () => {
    const titles = [...page.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number));
    assert.deepEqual(
      titles,
      titles.map((_, index) => index + 1),
    );
    const adapters = join(root, 'shop-adapters');
    const sources = readdirSync(adapters, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(php|mjs|py|ts|json|md)$/.test(name))
      .map((name) => join(adapters, name));
    const pointers = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:README\.md, |contract, )sections? (\d+)/g)].map(
        ([, number]) => ({
          file: relative(root, file),
          number: Number(number),
        }),
      ),
    );
    assert.ok(pointers.length >= 8);
    assert.deepEqual(
      pointers.filter(({ number }) => !titles.includes(number)),
      [],
    );
  });

  it('names every file that stands beside it, and no other', () => {
    const [list = ''] = page.split('## 1.');
    const named = [...list.matchAll(/^\| `([a-z./-]+)` +\|/gm)].map(([, name = '']) => name.replace('/', ''));
    const there = readdirSync(join(root, 'shop-adapters/contract')).filter((name) => name !== 'README.md');
    assert.deepEqual(named.sort(), there.sort());
  });

  it('counts its rules without a gap, and says of each how binding it is', () => {
    const numbers = rules.map(({ id }) => Number(id.slice(3))).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
    assert.deepEqual(
      rules.filter(({ text }) => !/\b(MUST|SHOULD)\b/.test(text)).map(({ id }) => id),
      [],
    );
  });

  it('holds each adapter to each rule by a test, or by a reason why it is not concerned', () => {
    assert.doesNotMatch(conformanceTable(root), /\*\*no test\*\*/);
  });

  it('names every address that the service keeps for adapters, with its method', () => {
    assert.ok(operations.length >= 8);
    for (const { method, path } of operations) {
      assert.ok(page.includes(`${method.toUpperCase()} ${path}`), `${method} ${path}`);
    }
  });

  it('names every field of every request and answer, and every header of a signed request', () => {
    const code = [...page.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].join('\n');
    const known = new Set([...code.matchAll(/[A-Za-z0-9-]+/g)].map(([word]) => word));
    for (const { path, operation } of operations) {
      const bodies = [operation.requestBody, ...Object.values(operation.responses)];
      const names = bodies.flatMap((body) => namesIn(body?.content?.['application/json']?.schema ?? {}));
      assert.deepEqual(
        [...new Set(names)].filter((name) => !known.has(name)),
        [],
        path,
      );
      for (const scheme of (operation.security ?? []).flatMap((entry) => Object.keys(entry))) {
        const header = api.components.securitySchemes[scheme]?.name ?? scheme;
        assert.ok(page.includes(`${header}: `), header);
      }
    }
  });

  it('signs every request but the one that fetches the keys', () => {
    const open = operations.filter(({ operation }) => operation.security === undefined);
    assert.deepEqual(
      open.map(({ path }) => path),
      ['/v1/adapter/connect'],
    );
  });
});
