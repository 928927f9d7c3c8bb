import type { Migration } from './migration.ts';

/** Requests can be handed over to the shop server, by adapters that support it. */
export const handOver: Migration = {
  id: '015-hand-over',
  async up(db) {
    const requests = db.collection('subjectRequests');
    await requests.updateMany({ handOver: { $exists: false } }, { $set: { handOver: null } });
    await requests.createIndex({ shopId: 1, 'handOver.state': 1 });
    await db
      .collection('policyBindings')
      .updateMany(
        { adapter: { $type: 'object' }, 'adapter.takesTasks': { $exists: false } },
        { $set: { 'adapter.takesTasks': false } },
      );
  },
};
