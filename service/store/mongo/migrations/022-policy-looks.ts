import type { Migration } from './migration.ts';

/**
 * What the shop server reports about a page is stored beside what the service found; until now the report alone
 * counted.
 */
export const policyLooks: Migration = {
  id: '022-policy-looks',
  async up(db) {
    const bindings = db.collection('policyBindings');
    for (const { _id, source, pages } of await bindings.find().toArray()) {
      const next = (pages ?? []).map((page: { state: string; reason: string }) => ({
        seenSha256: null,
        reported: source === 'adapter' ? { state: page.state, reason: page.reason } : null,
        ...page,
      }));
      await bindings.updateOne({ _id }, { $set: { pages: next } });
    }
  },
};
