import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { DAY_MS } from '../../service/domain/model/base/calendar.ts';
import { makeJobs } from '../../service/jobs/jobs.ts';
import { noMeters } from '../../service/telemetry/metrics/meters.ts';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import { openStoresAt } from '../support/database/prepared-database.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import { call, leadBody, makeMerchant, openSession } from '../support/scenes/chat-actors.ts';
import { makeRouteScene } from '../support/scenes/route-scene.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/**
 * How an erasure reaches visitor data in each collection. A new collection needs a row in one of the two
 * tables.
 */
const OF_VISITORS: Record<string, { erasedBy: string; endsBy: string }> = {
  leads: { erasedBy: 'leads', endsBy: 'expiresAt' },
  receipts: { erasedBy: 'leads', endsBy: 'expiresAt' },
  conversations: { erasedBy: 'conversations', endsBy: 'expiresAt' },
  searchRows: { erasedBy: 'conversations', endsBy: 'its conversation or lead' },
  events: { erasedBy: 'conversations', endsBy: 'its conversation' },
  chatReceipts: { erasedBy: 'conversations', endsBy: 'expiresAt' },
  cards: { erasedBy: 'cards', endsBy: 'expiresAt' },
  attachments: { erasedBy: 'attachments', endsBy: 'its conversation' },
  attachmentParts: { erasedBy: 'attachments', endsBy: 'its conversation' },
  notes: { erasedBy: 'notes', endsBy: 'expiresAt' },
  conversationTags: { erasedBy: 'tags', endsBy: 'expiresAt' },
  customerBlocks: { erasedBy: 'blocks', endsBy: 'expiresAt' },
  consents: { erasedBy: 'consents', endsBy: 'proofExpiresAt' },
  mails: { erasedBy: 'mails', endsBy: 'expiresAt' },
  confirmations: { erasedBy: 'confirmations', endsBy: 'expiresAt' },
  subscriptions: { erasedBy: 'marketing', endsBy: 'expiresAt' },
  suppressions: { erasedBy: 'marketing', endsBy: 'a new consent, or the shop' },
  subjectRequests: { erasedBy: 'requests', endsBy: 'expiresAt' },
  audit: { erasedBy: 'audit', endsBy: 'the period of the log' },
};
/** Collections without visitor data. */
const OF_NO_VISITOR: Record<string, string> = {
  organisations: 'until an owner or the operator closes it',
  staff: '30 days after the last membership',
  memberships: 'until removed, or the company is closed',
  grants: 'with the shop',
  agencyContracts: 'expiresAt',
  invitations: 'expiresAt',
  alerts: 'expiresAt',
  pushDevices: 'with the session',
  sessions: 'expiresAt',
  signInFailures: 'with the next run, 15 minutes after the first failure',
  registrations: 'expiresAt',
  shops: 'with the shop',
  shopKeys: 'with the shop',
  chatSettings: 'with the shop',
  cannedReplies: 'with the shop',
  shopTags: 'with the shop',
  shopTeams: 'with the shop, members with their account',
  organisationReplies: 'with the company',
  replyUses: 'with the shop',
  rightsSettings: 'with the shop',
  policyBindings: 'with the shop',
  policyChanges: 'with the shop',
  notices: 'when no consent, lead or card names it',
  currentNotices: 'with the shop',
  snapshots: 'when no notice needs it',
  consentHeads: 'with the shop',
  retentionRuns: 'expiresAt',
  connectCodes: 'expiresAt',
  identityNonces: 'expiresAt',
  requestNonces: 'expiresAt',
  mailPauses: 'expiresAt',
  auditMarks: 'with the shop',
  agreements: 'with the shop',
  agreementDocuments: '6 years after its end',
  agreementFiles: 'with its document',
  subProcessorLists: 'public, the list of the service',
  subProcessorObjections: 'with the shop',
  breaches: 'expiresAt',
  breachNotices: 'with its breach',
  departures: 'expiresAt',
  closedShops: 'expiresAt',
  tombstones: 'expiresAt',
  installation: 'a check value of the pepper, and the time of the clock',
  staleConversations: 'ids, until the row of the conversation was written',
  screenNotes: 'ids, for 15 minutes',
  headStatements: 'hashes over all ledgers',
  witnessedSpans: 'with the shop',
  leases: 'which process runs',
  processes: 'which processes run',
  migrations: 'numbers of changes to the database',
};

/** The scene creates no row here; tests of the sweep cover these. */
const NO_ROW: Record<string, string> = {
  cards: 'test/http/conversations/cards.test.ts',
};
const FAR_AHEAD = new Date(5e12);

describe('every collection of the database', () => {
  let service: TestService;
  let fields: Map<string, string[]>;
  let collections: readonly mongoose.Collection[];
  const clock = makeFakeClock(new Date().toISOString());
  before(async function () {
    if (isQuickRun) return this.skip();
    const url = await testDatabaseUrl();
    const known = new Set(mongoose.connections);
    service = await startTestService({
      stores: await openStoresAt(url),
      // The database's clock does not move with the test's.
      dress: (stores) => ({
        ...stores,
        installation: { ...stores.installation, databaseTime: async () => null },
      }),
      overrides: { clock },
    });
    const own = mongoose.connections.find((connection) => !known.has(connection));
    collections = Object.values(own?.models ?? {}).map(({ collection }) => collection);
    fields = new Map(
      Object.values(own?.models ?? {}).map(({ collection, schema }) => [
        collection.collectionName,
        Object.keys(schema.paths),
      ]),
    );
  });
  after(() => service?.stop());

  it('says how erasure and time reach what it holds [RT-2, RE-1]', () => {
    assert.ok(fields.size > 40, `${fields.size} collections`);
    const told = { ...OF_VISITORS, ...OF_NO_VISITOR };
    assert.deepEqual(
      [...fields.keys()].filter((name) => told[name] === undefined),
      [],
      'a collection without a row',
    );
    const ends = Object.entries({
      ...Object.fromEntries(Object.entries(OF_VISITORS).map(([name, { endsBy }]) => [name, endsBy])),
      ...OF_NO_VISITOR,
    });
    for (const [name, end] of ends) {
      if (/^\w*[eE]xpiresAt$/.test(end) && fields.has(name))
        assert.ok(fields.get(name)?.includes(end), `${name} has no ${end}`);
    }
  });

  it('is erased by a source of that name where a person can be found in it [RT-2]', () => {
    const sources = service.useCases.subjectSources.map(({ name }) => name);
    for (const [name, { erasedBy }] of Object.entries(OF_VISITORS))
      assert.ok(sources.includes(erasedBy), `${name}: no source ${erasedBy}`);
    for (const name of sources)
      assert.ok(
        Object.values(OF_VISITORS).some(({ erasedBy }) => erasedBy === name),
        name,
      );
    const findable = [...fields]
      .filter(([, names]) => names.some((field) => /^subjectKeys?$/.test(field)))
      .map(([name]) => name);
    assert.ok(findable.length > 6);
    for (const name of findable)
      assert.ok(OF_VISITORS[name] !== undefined, `${name} holds keys of people, and no source erases it`);
  });

  it('is empty of whatever has an end, once that has come [RE-1]', async () => {
    await makeMerchant(service);
    const { merchant } = await makeRouteScene(service);
    const { shop } = merchant;
    const sent = { body: leadBody(shop, await openSession(service, shop)) };
    const { receiptSecret } = (await call(service, 'POST', '/v1/visitor/leads', sent)).body;
    await call(service, 'POST', '/v1/visitor/receipt/erase', { body: { secret: receiptSecret } });
    const tomorrow = new Date(clock.now().getTime() + DAY_MS);
    const ending = collections.filter(
      ({ collectionName: name }) => fields.get(name)?.includes('expiresAt') && !(name in NO_ROW),
    );
    assert.ok(ending.length > 25, String(ending.length));
    for (const rows of ending) {
      const bare = { _id: `${rows.collectionName}_ends`, shopId: shop.id, expiresAt: tomorrow };
      if ((await rows.countDocuments({ expiresAt: { $ne: null } })) === 0)
        await rows.insertOne(bare as never);
      else await rows.updateMany({ expiresAt: { $gt: FAR_AHEAD } }, { $set: { expiresAt: tomorrow } });
    }
    clock.forward(12 * 365 * DAY_MS);
    await service.stores.installation.setSeenTime({ settledAt: clock.now(), jumpedTo: null });
    const load = { eventsSince: () => 1, isUnderWay: () => false };
    const settings = { meters: noMeters, sweepIntervalMs: 1, load, isStopping: () => false };
    for (const job of makeJobs({ ...settings, desk: service.desks.jobs, logger: service.logger }))
      await job.run();
    const left: string[] = [];
    for (const rows of ending)
      for (const { _id } of await rows.find({ expiresAt: { $lte: clock.now() } }).toArray())
        left.push(`${rows.collectionName}: ${_id}`);
    assert.deepEqual(left, []);
  });
});
