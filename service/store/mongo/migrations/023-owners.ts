import type { Migration } from './migration.ts';

/** An organisation lists its owners' memberships, so that two owners who remove each other do not both go. */
export const owners: Migration = {
  id: '023-owners',
  async up(db) {
    const organisations = db.collection<{ _id: string; owners?: string[] }>('organisations');
    const memberships = db.collection<{ _id: string; organisationId: string; role: string }>('memberships');
    for await (const { _id } of organisations.find({ owners: { $exists: false } })) {
      const found = await memberships.find({ organisationId: _id, role: 'owner' }).toArray();
      await organisations.updateOne({ _id }, { $set: { owners: found.map((row) => row._id) } });
    }
  },
};
