import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Validator } from '@seriousme/openapi-schema-validator';
import mongoose, { Schema } from 'mongoose';
import { adapterSchema } from '../../scripts/docs/adapter-manifest.ts';
import { capabilityTable, conformanceTable } from '../../scripts/docs/adapter-tables.ts';
import { dataMapPage, mappedFields } from '../../scripts/docs/data-map.ts';
import { decisionTable } from '../../scripts/docs/decision-table.ts';
import { environmentTable } from '../../scripts/docs/environment-table.ts';
import { frameTables } from '../../scripts/docs/frame-tables.ts';
import { openApi } from '../../scripts/docs/open-api.ts';
import { periodTable } from '../../scripts/docs/period-table.ts';
import { ruleTable } from '../../scripts/docs/rule-table.ts';
import { DATA_TYPES } from '../../service/domain/model/agreement/agreement-variables.ts';
import { keyDatabaseName } from '../../service/store/mongo/base/key-database.ts';
import { storesOver } from '../../service/store/mongo/mongo-stores.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const sectionOf = (file: string, name: string): string => {
  const found = new RegExp(`<!-- generated:${name} -->\\n([\\s\\S]*?)<!-- /generated -->`).exec(read(file));
  assert.ok(found, `${file} has no section generated:${name}`);
  return (found[1] ?? '').trim();
};

const fieldsOf = (schema: Schema, prefix = ''): string[] =>
  Object.entries(schema.paths).flatMap(([name, path]) =>
    path.schema instanceof Schema ? fieldsOf(path.schema, `${prefix}${name}.`) : [`${prefix}${name}`],
  );

const storedFields = (): Map<string, string[]> => {
  const connection = mongoose.createConnection();
  const client = new mongoose.mongo.MongoClient('mongodb://127.0.0.1:1/none');
  connection.getClient = () => client;
  storesOver(connection);
  const databases = [connection, connection.useDb(keyDatabaseName(connection.name), { useCache: true })];
  return new Map(
    databases
      .flatMap(({ models }) => Object.values(models))
      .map((model) => [model.collection.collectionName, fieldsOf(model.schema)]),
  );
};

describe('the documents', () => {
  it('are in step with frames, limits, close codes, refusals, environment and tests', () => {
    const sections = [
      ...Object.entries(frameTables()).map(([name, table]) => ['docs/protocol.md', name, table] as const),
      ['docs/decisions/README.md', 'decisions', decisionTable(join(root, 'docs/decisions'))] as const,
      ['docs/data-map.md', 'fields', dataMapPage(root)] as const,
      ['docs/operations.md', 'environment', environmentTable()] as const,
      ['docs/privacy.md', 'periods', periodTable()] as const,
      ['docs/rules.md', 'rules', ruleTable(join(root, 'test'))] as const,
      ['docs/adapters.md', 'capabilities', capabilityTable(root)] as const,
      ['docs/adapters.md', 'conformance', conformanceTable(root)] as const,
    ];
    const stale = sections.filter(([file, name, text]) => sectionOf(file, name) !== text);
    assert.deepEqual(
      stale.map(([file, name]) => `${file}, ${name}: run npm run docs`),
      [],
    );
  });

  it('describe every route that is served in a valid OpenAPI document', async () => {
    const document = JSON.parse(read('docs/openapi.json'));
    assert.ok(isDeepStrictEqual(document, JSON.parse(JSON.stringify(await openApi()))), 'run npm run docs');
    const verdict = await new Validator().validate(document);
    assert.deepEqual(verdict.errors ?? [], []);
    assert.ok(verdict.valid);
  });

  it('give the schema of an adapter’s manifest to people who write adapters elsewhere', () => {
    const written = JSON.parse(read('shop-adapters/contract/adapter.schema.json'));
    assert.ok(isDeepStrictEqual(written, JSON.parse(JSON.stringify(adapterSchema()))), 'run npm run docs');
  });

  it('say of every frame what it means and what the receiver does', () => {
    const text = read('docs/protocol.md').replace(/<!-- generated[\s\S]*?<!-- \/generated -->/g, '');
    const explained = new Set(
      [...text.matchAll(/^\*\*(.+?)\*\*/gm)].flatMap(([, title]) =>
        [...(title ?? '').matchAll(/`([a-z]+\.?[a-z]+)`/g)].map(([, name]) => name),
      ),
    );
    const frames = Object.entries(frameTables())
      .filter(([name]) => /^(visitor|staff)-/.test(name))
      .flatMap(([, table]) => [...table.matchAll(/^\| `([a-z.]+)` \|/gm)].map(([, frame]) => frame));
    assert.ok(frames.length > 20);
    assert.deepEqual(
      frames.filter((frame) => !explained.has(frame)),
      [],
    );
  });

  it('say what stands in every nested field of a frame, and what each kind of event says', () => {
    const tables = frameTables();
    const vague = Object.entries(tables).flatMap(([name, table]) =>
      [...table.matchAll(/`([\w?]+)`: (?:object|any|\[\])/g)].map(([, field]) => `${name}: ${field}`),
    );
    assert.deepEqual(vague, []);
    const kinds = [...(tables.shapes ?? '').matchAll(/^\| `(\w+)` \| `seq`/gm)].map(([, kind]) => kind ?? '');
    assert.ok(kinds.length > 3);
    const said = read('docs/protocol.md').replace(/<!-- generated[\s\S]*?<!-- \/generated -->/g, '');
    assert.deepEqual(
      kinds.filter((kind) => !said.includes(`| \`${kind}\` | `)),
      [],
    );
  });

  it('have a row in the data map for every stored field, and none for a field that is not stored', () => {
    const stored = storedFields();
    const mapped = mappedFields(root);
    for (const [collection, fields] of stored) {
      const rows = (mapped.get(collection) ?? []).map(({ field }) => field);
      assert.deepEqual(
        fields.filter((field) => !rows.includes(field)),
        [],
        `${collection}: no row`,
      );
      const isStored = (row: string) => fields.some((field) => row === field || row.startsWith(`${field}.`));
      assert.deepEqual(
        rows.filter((row) => !isStored(row)),
        [],
        `${collection}: not stored`,
      );
    }
    assert.deepEqual(
      [...mapped.keys()].filter((name) => !stored.has(name)),
      ['migrations'],
    );
  });

  it('name the text that tells of every stored personal field, and a field for every such text', () => {
    const rows = [...mappedFields(root).values()].flat();
    const texts = new Set<string>([...DATA_TYPES, 'own']);
    assert.deepEqual(
      rows.filter(({ basis, told }) => (basis === '–' ? told !== '–' : !texts.has(told))),
      [],
    );
    const told = new Set(rows.map((row) => row.told));
    // The visitor list is in memory only.
    assert.deepEqual(
      DATA_TYPES.filter((type) => !told.has(type)),
      ['visit'],
    );
  });
});
