import type { Migration } from './migration.ts';

type Card = { _id: string; shopId: string; conversationId: string; requestedBy: string | null };

/** Takes the name of a removed account out of the cards that it sent. Before, only messages and files lost it. */
export const namesInCards: Migration = {
  id: '082-names-in-cards',
  leastSchema: 61,
  async up(db) {
    const there = new Set<string>();
    for await (const { _id } of db.collection<{ _id: string }>('staff').find({}, { projection: { _id: 1 } }))
      there.add(_id);
    const sent = db
      .collection<Card>('cards')
      .find({}, { projection: { shopId: 1, conversationId: 1, requestedBy: 1 } });
    for await (const { shopId, conversationId, requestedBy: staffId } of sent) {
      if (staffId === null || there.has(staffId)) continue;
      await db
        .collection('events')
        .updateMany({ shopId, conversationId, staffId, 'body.kind': 'card' }, { $set: { 'body.name': '' } });
    }
  },
};
