import assert from 'node:assert/strict';
import mongoose, { type Connection } from 'mongoose';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { ensureSchema, MIGRATIONS, type SchemaGuard } from '../../service/store/mongo/migrate.ts';
import { handOver } from '../../service/store/mongo/migrations/015-hand-over.ts';
import { consentEnds } from '../../service/store/mongo/migrations/033-consent-ends.ts';
import { oneAtATime } from '../../service/store/mongo/migrations/067-one-at-a-time.ts';
import { withdrawnLeads } from '../../service/store/mongo/migrations/072-withdrawn-leads.ts';
import { namesInCards } from '../../service/store/mongo/migrations/082-names-in-cards.ts';
import { secretShownTo } from '../../service/store/mongo/migrations/088-secret-shown-to.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../support/database/database.ts';
import { BEFORE_SHARDING, SHARD_KEYS, UNSHARDED } from '../support/database/shard-keys.ts';

const START_LIMIT_MS = 180_000;

if (!isQuickRun) {
  describe('collections and indexes', () => {
    const heard: string[] = [];
    let url = '';
    let connection: Connection;
    const db = () => connection.getClient().db(connection.name);
    before(async function () {
      this.timeout(START_LIMIT_MS);
      url = await testDatabaseUrl();
      connection = await openDatabase({ url, onCommand: (name) => heard.push(name) });
    });
    after(() => connection.close());

    it('are created one after another, and each step is recorded', async () => {
      await withSchemaLock(() => ensureSchema(connection));
      const records = await db().collection('migrations').find().toArray();
      assert.deepEqual(
        records.map((record) => String(record._id)),
        MIGRATIONS.map((migration) => migration.id),
      );
      assert.equal(records[0]?.at instanceof Date, true);
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

    it('are finished by the next start when the first one was cut short', async () => {
      await db().collection('migrations').deleteMany({});
      await withSchemaLock(() => ensureSchema(connection));
      assert.equal(await db().collection('migrations').countDocuments(), MIGRATIONS.length);
    });

    it('are changed over a connection of its own, where no call has a time limit, and only while a step waits', async () => {
      let opened: Connection | null = null;
      const patient = async () => {
        opened = await openDatabase({ url, isPatient: true });
        return opened;
      };
      await ensureSchema(connection, MIGRATIONS, undefined, patient);
      assert.equal(opened, null);
      await db()
        .collection<{ _id: string }>('migrations')
        .deleteOne({ _id: MIGRATIONS.at(-1)?.id ?? '' });
      let limit: number | undefined;
      const last = {
        ...(MIGRATIONS.at(-1) ?? assert.fail()),
        up: async (own: mongoose.mongo.Db) => {
          limit = own.client.options.socketTimeoutMS;
        },
      };
      await ensureSchema(connection, [...MIGRATIONS.slice(0, -1), last], undefined, patient);
      assert.equal(limit, 0);
      assert.equal((opened as Connection | null)?.readyState, mongoose.ConnectionStates.disconnected);
    });

    it('are brought forward by new steps only', async () => {
      const ran: string[] = [];
      const step = (id: `${number}-${string}`) => ({ id, up: async () => void ran.push(id) });
      const steps = [...MIGRATIONS, step('902-next'), step('903-last')];
      await ensureSchema(connection, steps);
      await ensureSchema(connection, steps);
      assert.deepEqual(ran, ['902-next', '903-last']);
      await assert.rejects(ensureSchema(connection), /newer version of Zgoda \(902-next, 903-last\)/);
    });

    it('wait for older processes before each step that these could not work after, one start at a time', async () => {
      await db()
        .collection<{ _id: string }>('migrations')
        .deleteMany({ _id: /^9/ } as object);
      const did: string[] = [];
      const guard: SchemaGuard = {
        alone: async (_, work) => {
          did.push('alone');
          await work();
        },
        olderEnded: async (_, least) => void did.push(`older than ${least} ended`),
      };
      const up = async () => void did.push('changed');
      const steps = [...MIGRATIONS, { id: '904-adds', leastSchema: 57, up } as const];
      await ensureSchema(connection, steps, guard);
      await ensureSchema(connection, steps, guard);
      // This version works after it.
      await ensureSchema(connection);
      await ensureSchema(connection, [...steps, { id: '905-removes', up }], guard);
      assert.deepEqual(did, [
        ...['alone', 'older than 57 ended', 'changed'],
        // Once more after the mark that keeps them out.
        ...['alone', 'older than 905 ended', 'older than 905 ended', 'changed'],
      ]);
      await assert.rejects(ensureSchema(connection), /newer version of Zgoda \(905-removes\)/);
    });

    const records = () => db().collection<{ _id: string }>('migrations');
    const withoutNewer = () => records().deleteMany({ _id: /^9/ } as object);

    it('keep out a version that could not work after a step from when it begins, also when it is cut short', async () => {
      await withoutNewer();
      const refuses = () =>
        assert.rejects(ensureSchema(connection), /newer version of Zgoda \(906-removes begun\)/);
      const cut = async () => {
        await refuses();
        throw new Error('cut short');
      };
      const steps = (up: () => Promise<void>) => [...MIGRATIONS, { id: '906-removes', up } as const];
      await assert.rejects(ensureSchema(connection, steps(cut)), /cut short/);
      await refuses();
      await ensureSchema(connection, steps(refuses));
      await assert.rejects(ensureSchema(connection), /newer version of Zgoda \(906-removes\)/);
      assert.equal(await records().countDocuments({ _id: / begun$/ } as object), 0);
    });

    it('keep no version out by a step that waited in vain for older processes', async () => {
      await withoutNewer();
      const steps = [...MIGRATIONS, { id: '907-removes', up: async () => undefined } as const];
      for (const refusedAt of [1, 2]) {
        let looks = 0;
        const olderEnded = async () => {
          looks += 1;
          if (looks === refusedAt) throw new Error('an older process lives');
        };
        const guard: SchemaGuard = { alone: (_, work) => work(), olderEnded };
        await assert.rejects(ensureSchema(connection, steps, guard), /an older process lives/);
        await ensureSchema(connection);
      }
    });

    it('give requests and reports of before what the newer code reads: nothing handed over, no tasks taken', async () => {
      const [requests, bindings] = [
        db().collection<{ _id: string }>('subjectRequests'),
        db().collection<{ _id: string }>('policyBindings'),
      ];
      const waiting = { state: 'waiting', at: new Date(0), refusal: null };
      const before = [{ _id: 'old' }, { _id: 'new', handOver: waiting }];
      await requests.insertMany(before);
      const told = [
        { _id: 'old', adapter: { platform: 'x' } },
        { _id: 'typed', adapter: null },
        { _id: 'new', adapter: { platform: 'x', takesTasks: true } },
      ];
      await bindings.insertMany(told);
      for (let run = 0; run < 2; run += 1) await handOver.up(db());
      const among = { _id: { $in: ['old', 'typed', 'new'] } };
      const sorted = { sort: { _id: 1 } } as const;
      assert.deepEqual(await requests.find(among, sorted).toArray(), [
        { _id: 'new', handOver: waiting },
        { _id: 'old', handOver: null },
      ]);
      assert.deepEqual(await bindings.find(among, sorted).toArray(), [
        { _id: 'new', adapter: { platform: 'x', takesTasks: true } },
        { _id: 'old', adapter: { platform: 'x', takesTasks: false } },
        { _id: 'typed', adapter: null },
      ]);
      await requests.deleteMany(among);
      await bindings.deleteMany(among);
    });

    it('say of older consents how they came to their end [CO-9]', async () => {
      const consents = db().collection<{ _id: string }>('consents');
      const rows = [
        { _id: 'stands', action: 'granted', ofEvent: null, proofExpiresAt: null },
        { _id: 'taken', action: 'granted', ofEvent: null, proofExpiresAt: new Date(1) },
        { _id: 'gone', action: 'granted', ofEvent: null, proofExpiresAt: new Date(1) },
        { _id: 'change', action: 'withdrawn', ofEvent: 'taken', proofExpiresAt: new Date(1) },
      ].map((row, seq) => ({ ...row, kind: 'event', shopId: 'shp_old', seq }));
      await consents.insertMany(rows);
      for (let run = 0; run < 2; run += 1) await consentEnds.up(db());
      const found = await consents.find({ shopId: 'shp_old', action: 'granted' }).toArray();
      assert.deepEqual(
        new Map(found.map((row) => [row._id, (row as unknown as { endedAs: string | null }).endedAs])),
        new Map([
          ['stands', null],
          ['taken', 'withdrawn'],
          ['gone', 'ended'],
        ]),
      );
      await consents.deleteMany({ shopId: 'shp_old' } as never);
    });

    it('keep one departure and one running grant of those that an earlier version made twice [PR-5, SE-3]', async () => {
      const [departures, grants] = [
        db().collection<{ _id: string } & Record<string, unknown>>('departures'),
        db().collection<{ _id: string } & Record<string, unknown>>('grants'),
      ];
      await departures.dropIndex('held');
      await grants.dropIndex('running');
      const [shopId, agencyId] = ['shp_twice', 'org_twice'];
      await departures.insertMany([
        { _id: 'second', shopId, state: 'held', requestedAt: new Date(2) },
        { _id: 'first', shopId, state: 'held', requestedAt: new Date(1) },
      ]);
      await grants.insertMany([
        { _id: 'waits', shopId, agencyId, since: new Date(1), until: null, contractId: null },
        { _id: 'binds', shopId, agencyId, since: new Date(2), until: null, contractId: 'agc_1' },
      ]);
      for (let run = 0; run < 2; run += 1) await oneAtATime.up(db());
      const held = await departures.find({ shopId, state: 'held' }).toArray();
      const running = await grants.find({ shopId, until: null }).toArray();
      assert.deepEqual([held.map(({ _id }) => _id), running.map(({ _id }) => _id)], [['first'], ['binds']]);
      for (const rows of [departures, grants]) await rows.deleteMany({ shopId });
    });

    it('mark a held lead whose receipt says that the consent was withdrawn, and no other', async () => {
      type Row = { _id: string; [name: string]: unknown };
      const [leads, receipts] = [db().collection<Row>('leads'), db().collection<Row>('receipts')];
      const at = new Date(5);
      await leads.insertMany([
        { _id: 'held', shopId: 'x', ref: 'a', formNonce: 'a', heldAt: at },
        { _id: 'free', shopId: 'x', ref: 'b', formNonce: 'b', heldAt: null },
        { _id: 'kept', shopId: 'x', ref: 'c', formNonce: 'c', heldAt: at },
      ]);
      await receipts.insertMany([
        { _id: 'held', shopId: 'x', leadId: 'held', withdrawnAt: at },
        { _id: 'free', shopId: 'x', leadId: 'free', withdrawnAt: at },
        { _id: 'kept', shopId: 'x', leadId: 'kept', withdrawnAt: null },
      ]);
      for (let run = 0; run < 2; run += 1) await withdrawnLeads.up(db());
      const marked = await leads.find({ withdrawnAt: { $ne: null } } as object).toArray();
      assert.deepEqual(
        marked.map(({ _id, withdrawnAt }) => [_id, withdrawnAt]),
        [['held', at]],
      );
      for (const rows of [leads, receipts]) await rows.deleteMany({ shopId: 'x' });
    });

    it('take the name of a removed account out of the cards that it sent, and no other [RE-1]', async () => {
      type Row = { _id: string; [name: string]: unknown };
      const [staff, sent, events] = ['staff', 'cards', 'events'].map((name) => db().collection<Row>(name));
      const chat = { shopId: 'shp_names', conversationId: 'cnv_names' };
      await staff?.insertOne({ _id: 'stf_there', email: 'there' });
      const cards = ['stf_there', 'stf_gone', null];
      await sent?.insertMany(
        cards.map((requestedBy) => ({ _id: `crd_${requestedBy}`, ...chat, requestedBy })),
      );
      await events?.insertMany(
        [...cards, 'stf_gone'].map((staffId, seq) => ({
          ...{ _id: `evt_${seq}`, ...chat, seq, staffId },
          body: { kind: seq === 3 ? 'assigned' : 'card', name: staffId },
        })),
      );
      for (let run = 0; run < 2; run += 1) await namesInCards.up(db());
      const found = (await events?.find(chat, { sort: { seq: 1 } }).toArray()) ?? [];
      assert.deepEqual(
        found.map(({ body }) => (body as { name: string | null }).name),
        ['stf_there', '', null, 'stf_gone'],
      );
      for (const rows of [sent, events]) await rows?.deleteMany({ shopId: 'shp_names' });
      await staff?.deleteOne({ _id: 'stf_there' });
    });

    it('note who was shown a secret key, by the activity log [SE-3]', async () => {
      type Row = { _id: string; [name: string]: unknown };
      const [shops, audit] = ['shops', 'audit'].map((name) => db().collection<Row>(name));
      const acts: Record<string, [action: string, actor: string][]> = {
        shp_shown: [
          ['shop.connect', 'stf_owner'],
          ['shop.adapter_secret', 'stf_agency'],
          ['shop.adapter_secret', 'store'],
        ],
        shp_fetched: [
          ['shop.adapter_secret', 'stf_agency'],
          ['shop.connect', 'stf_owner'],
        ],
        shp_silent: [],
      };
      for (const [_id, own] of Object.entries(acts)) {
        await shops?.insertOne({ _id, key: `zgk_${_id}` });
        for (const [at, [action, actor]] of own.entries()) {
          const row = { chain: _id, seq: at + 1, shopId: _id, action, actor };
          await audit?.insertOne({ _id: `aud_${_id}${at}`, ...row });
        }
      }
      for (let run = 0; run < 2; run += 1) await secretShownTo.up(db());
      const ids = { $in: Object.keys(acts) } as never;
      const found = (await shops?.find({ _id: ids }).sort({ _id: 1 }).toArray()) ?? [];
      assert.deepEqual(
        found.map(({ _id, adapterSecretBy }) => [_id, adapterSecretBy]),
        [
          ['shp_fetched', null],
          ['shp_shown', 'stf_agency'],
          ['shp_silent', null],
        ],
      );
      await shops?.deleteMany({ _id: ids });
      await audit?.deleteMany({ shopId: ids });
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
}
