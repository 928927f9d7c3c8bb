import assert from 'node:assert/strict';
import mongoose, { type Connection } from 'mongoose';
import { aloneOnSchema } from '../../service/compose/schema-lease.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { readSchemaRecord } from '../../service/store/mongo/base/schema-record.ts';
import { RESTORE_MARK, RestoreInterrupted } from '../../service/store/mongo/base/unfinished-restore.ts';
import {
  DatabaseTooNew,
  ensureSchema,
  MIGRATIONS,
  type Migration,
} from '../../service/store/mongo/migrate.ts';
import { type Index, SCHEMA } from '../../service/store/mongo/schema.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../support/database/database.ts';
import { BEFORE_SHARDING, SHARD_KEYS, UNSHARDED } from '../support/database/shard-keys.ts';

const optionsOf = ({ unique, sparse, partialFilterExpression }: Omit<Index, 'key'>) => ({
  ...{ unique: unique ?? false, sparse: sparse ?? false, rows: partialFilterExpression ?? {} },
});

if (!isQuickRun) {
  describe('collections and indexes', () => {
    const heard: string[] = [];
    let url = '';
    let connection: Connection;
    const db = () => connection.getClient().db(connection.name);
    const record = (change: mongoose.mongo.UpdateFilter<{ _id: string }>) =>
      db().collection<{ _id: string }>('migrations').updateOne({ _id: 'schema' }, change);
    before(async () => {
      url = await testDatabaseUrl();
      connection = await openDatabase({ url, onCommand: (name) => heard.push(name) });
    });
    after(() => connection.close());

    it('are all there after the first start, and no others', async () => {
      await withSchemaLock(() => ensureSchema(connection));
      const found: Record<string, unknown> = {};
      for (const { name } of await db().listCollections().toArray()) {
        const indexes = (await db().collection(name).indexes()).filter((index) => index.name !== '_id_');
        found[name] = new Map(indexes.map((index) => [JSON.stringify(index.key), optionsOf(index)]));
      }
      assert.deepEqual(
        found,
        Object.fromEntries(
          Object.entries(SCHEMA).map(([name, indexes]) => [
            name,
            new Map(indexes.map((index) => [JSON.stringify(index.key), optionsOf(index)])),
          ]),
        ),
      );
    });

    it('hold every rule of "once" that the stores rely on', async () => {
      const rules: string[] = [];
      for (const { name } of await db().listCollections().toArray()) {
        for (const index of await db().collection(name).indexes()) {
          if (index.unique) rules.push(`${name}: ${Object.keys(index.key).join(', ')}`);
        }
      }
      assert.deepEqual(rules.sort(), [
        'attachments: conversationId, ref',
        'audit: chain, seq',
        'breachNotices: shopId, breachId',
        'consents: shopId, seq',
        'conversations: shopId, openHash',
        'conversations: tokenHash',
        'customerBlocks: shopId, key',
        'departures: shopId',
        'events: shopId, conversationId, seq',
        'grants: shopId, agencyId',
        'headStatements: previous',
        'invitations: secretHash',
        'leads: shopId, formNonce',
        'leads: shopId, ref',
        'memberships: staffId, organisationId',
        'notes: conversationId, ref',
        'organisations: code',
        'pushDevices: endpointHash',
        'sessions: familyHash',
        'sessions: secretHash',
        'shops: key',
        'snapshots: shopId, sha256',
        'staff: email',
        'subscriptions: shopId, subjectKey, channel',
        'subscriptions: unsubscribeHash',
      ]);
    });

    it('could be divided by shop: each has a key or a reason, and unique keys begin with it', async () => {
      const faults: string[] = [];
      const names = (await db().listCollections().toArray()).map(({ name }) => name);
      for (const name of names.filter((one) => !one.startsWith('system.'))) {
        const key = SHARD_KEYS[name];
        if (key === undefined) {
          if (UNSHARDED[name] === undefined) faults.push(`${name} has neither key nor reason`);
          continue;
        }
        for (const index of await db().collection(name).indexes()) {
          const fields = Object.keys(index.key);
          const rule = `${name}: ${fields.join(', ')}`;
          const isCompatible = key.every((field, place) => fields[place] === field);
          if (index.unique && !isCompatible && BEFORE_SHARDING[rule] === undefined) faults.push(rule);
        }
      }
      assert.deepEqual(faults, []);
    });

    it('are left alone by a second start', async () => {
      heard.length = 0;
      await ensureSchema(connection);
      assert.deepEqual([...new Set(heard)].sort(), ['find', 'listCollections']);
    });

    const withMigrations = (...steps: readonly Migration[]) => ({
      target: { schema: SCHEMA, migrations: [...MIGRATIONS, ...steps] },
    });
    const withSchema = (schema: typeof SCHEMA) => ({ target: { schema, migrations: MIGRATIONS } });

    it('of a later version are added to those that are there', async () => {
      const shops = SCHEMA.shops ?? [];
      const later = {
        ...SCHEMA,
        shops: [...shops, { key: { name: -1 } as const }],
        parcels: [{ key: { shopId: 1 } as const, unique: true }],
      };
      await withSchemaLock(() => ensureSchema(connection, withSchema(later)));
      const namesOf = async (name: string) =>
        (await db().collection(name).indexes()).map((index) => index.name).sort();
      assert.deepEqual(await namesOf('parcels'), ['_id_', 'shopId_1']);
      assert.deepEqual(await namesOf('shops'), ['_id_', 'key_1', 'name_-1', 'organisationId_1']);
      await ensureSchema(connection);
      assert.equal((await namesOf('shops')).length, 4);
      await db().collection('shops').dropIndex('name_-1');
      await db().dropCollection('parcels');
    });

    it('are made anew where a start was interrupted while it made them', async () => {
      const audit = db().collection('audit');
      const name = 'chain_1_at_1';
      await audit.dropIndex(name);
      await audit.createIndex({ chain: 1, at: 1 }, { sparse: true });
      await record({ $set: { making: [`audit.${name}`] }, $unset: { digest: 1 } });
      await ensureSchema(connection);
      const made = (await audit.indexes()).find((index) => index.name === name);
      assert.deepEqual([made !== undefined, made?.sparse ?? false], [true, false]);
      assert.deepEqual((await readSchemaRecord(db()))?.making, []);
    });

    it('are changed over a connection of its own, where no call has a time limit, and only while something is missing', async () => {
      const opened: Connection[] = [];
      const patient = async () => {
        const own = await openDatabase({ url, isPatient: true });
        opened.push(own);
        return own;
      };
      await ensureSchema(connection, { patient });
      assert.equal(opened.length, 0);
      let limit: number | undefined;
      const migrate: Migration = async (own) => {
        limit = own.client.options.socketTimeoutMS;
      };
      await ensureSchema(connection, { ...withMigrations(migrate), patient });
      assert.equal(limit, 0);
      assert.equal(opened[0]?.readyState, mongoose.ConnectionStates.disconnected);
      await record({ $set: { number: 0 } });
    });

    it('ask the database for writes that outlive a power cut', () => {
      const { writeConcern } = connection.getClient().options;
      assert.equal(writeConcern?.w, 'majority');
      assert.equal(writeConcern?.journal, true);
    });

    it('are never created by a model', async () => {
      const probe = connection.model('Probe', new mongoose.Schema({ name: { type: String, unique: true } }));
      await assert.doesNotReject(probe.init());
      const names = (await db().listCollections().toArray()).map((one) => one.name);
      assert.equal(names.includes('probes'), false);
    });
  });

  describe('migrations', () => {
    const KNOWN = MIGRATIONS.length;
    let url = '';
    let connection: Connection;
    const db = () => connection.getClient().db(connection.name);
    const to = (...steps: readonly Migration[]) => ({
      target: { schema: SCHEMA, migrations: [...MIGRATIONS, ...steps] },
    });
    const number = async () => (await readSchemaRecord(db()))?.number;
    const neverRuns: Migration = () => assert.fail('ran');

    beforeEach(async () => {
      url = await testDatabaseUrl();
      connection = await openDatabase({ url });
      await withSchemaLock(() => ensureSchema(connection));
    });
    afterEach(() => connection.close());

    it('run once, in order, and before the new indexes are made', async () => {
      const ran: string[] = [];
      const rows = db().collection<{ _id: string; code: string }>('organisations');
      await rows.dropIndex('code_1');
      await rows.insertMany([
        { _id: 'a', code: 'same' },
        { _id: 'b', code: 'same' },
      ]);
      const first: Migration = async () => void ran.push('first');
      const second: Migration = async () => {
        ran.push('second');
        await rows.updateOne({ _id: 'b' }, { $set: { code: 'other' } });
      };
      await ensureSchema(connection, { target: { ...to(first).target, schema: {} } });
      await ensureSchema(connection, to(first, second));
      await ensureSchema(connection, to(first, second));
      assert.deepEqual(ran, ['first', 'second']);
      assert.equal(await number(), KNOWN + 2);
      assert.equal((await rows.indexes()).find(({ name }) => name === 'code_1')?.unique, true);
    });

    it('do not run on an empty database', async () => {
      const empty = await openDatabase({ url: await testDatabaseUrl() });
      try {
        await withSchemaLock(() => ensureSchema(empty, to(neverRuns)));
        const record = await readSchemaRecord(empty.getClient().db(empty.name));
        assert.equal(record?.number, KNOWN + 1);
      } finally {
        await empty.close();
      }
    });

    it('go on where they were interrupted', async () => {
      const ran: string[] = [];
      const first: Migration = async () => void ran.push('first');
      const second: Migration = async () => {
        ran.push('second');
        if (ran.length < 3) throw new Error('interrupted');
      };
      await assert.rejects(ensureSchema(connection, to(first, second)), /interrupted/);
      assert.equal(await number(), KNOWN + 1);
      await ensureSchema(connection, to(first, second));
      assert.deepEqual(ran, ['first', 'second', 'second']);
    });

    it('run at one of two processes that start at the same time', async () => {
      let runs = 0;
      const step: Migration = async () => {
        runs += 1;
      };
      const other = await openDatabase({ url });
      try {
        const options = { ...to(step), alone: aloneOnSchema };
        await Promise.all([ensureSchema(connection, options), ensureSchema(other, options)]);
        assert.equal(runs, 1);
      } finally {
        await other.close();
      }
    });

    it('keep out a version that does not know them', async () => {
      await ensureSchema(
        connection,
        to(async () => undefined),
      );
      await assert.rejects(ensureSchema(connection), (error) => {
        assert.ok(error instanceof DatabaseTooNew);
        assert.match(error.message, /newer version of Zgoda \(schema 1, this one knows 0\)/);
        return true;
      });
    });

    it('are not noted as done where a restore has replaced the database meanwhile', async () => {
      const records = db().collection<{ _id: string }>('migrations');
      const overtaken: Migration = async () => void (await records.insertOne({ _id: RESTORE_MARK }));
      await assert.rejects(ensureSchema(connection, to(overtaken)), RestoreInterrupted);
      assert.equal(await number(), KNOWN);
    });
  });
}
