import { type Connection, Schema, trusted } from 'mongoose';
import type { ConversationTags, Tag } from '../../../domain/model/tag/tag.ts';
import type { ConversationTagStore, ShopTagStore } from '../../../domain/model/tag/tag-store.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

type ShopRow = { _id: ShopId; shopId: ShopId; tags: Tag[] };
const tag = new Schema({ id: String, name: String, colour: String }, PART_OPTIONS);
const shopSchema = new Schema<ShopRow>({ _id: String, shopId: SHOP_ID, tags: [tag] }, SCHEMA_OPTIONS);
const tagOf = ({ id, name, colour }: Tag): Tag => ({ id, name, colour });

export const makeMongoShopTagStore = (connection: Connection): ShopTagStore => {
  const rows = shopTable<ShopRow>(connection, 'ShopTags', shopSchema, 'shopTags');
  return {
    async get(scope) {
      return ((await rows.findOne(scope, { _id: scope.shopId }))?.tags ?? []).map(tagOf);
    },
    async list(scope) {
      return (await rows.find(scope)).map(({ shopId, tags }) => ({ shopId, tags: tags.map(tagOf) }));
    },
    put: (scope, tags) =>
      rows.replace(
        scope,
        { _id: scope.shopId },
        {
          _id: scope.shopId,
          shopId: scope.shopId,
          tags: tags.map(tagOf),
        },
      ),
  };
};

type Row = Omit<ConversationTags, 'conversationId'> & { _id: ConversationId };
const schema = new Schema<Row>(
  { _id: String, shopId: SHOP_ID, tagIds: [String], changedAt: Date, expiresAt: Date },
  SCHEMA_OPTIONS,
);
const tagsOf = ({ _id, shopId, tagIds, changedAt, expiresAt }: Row): ConversationTags => ({
  conversationId: _id,
  shopId,
  tagIds: [...tagIds],
  changedAt,
  expiresAt,
});

export const makeMongoConversationTagStore = (connection: Connection): ConversationTagStore => {
  const rows = shopTable<Row>(connection, 'ConversationTags', schema, 'conversationTags');
  return {
    async get(scope, id) {
      return (await rows.findOne(scope, { _id: id }))?.tagIds ?? [];
    },
    async list(scope, limit) {
      return (await rows.find(scope, {}, { sort: { changedAt: -1 }, limit })).map(tagsOf);
    },
    async change(scope, { conversationId, add, remove: less, ...row }) {
      const where = { _id: conversationId };
      const dates = { changedAt: row.changedAt, expiresAt: row.expiresAt };
      const more = { $addToSet: { tagIds: { $each: [...add] } }, $set: dates };
      while (add.length > 0 && !(await rows.update(scope, where, more))) {
        // No row yet; on a duplicate the concurrent row is changed instead.
        if (await rows.insertOnce(scope, { _id: conversationId, ...row, tagIds: [...add] })) break;
      }
      if (less.length > 0) {
        await rows.updateAll(scope, where, { $pull: { tagIds: trusted({ $in: [...less] }) }, $set: dates });
        await rows.removeAll(scope, { ...where, tagIds: trusted({ $size: 0 }) });
      }
      return (await rows.findOne(scope, where))?.tagIds ?? [];
    },
    async dropTags(scope, tagIds) {
      for (const one of tagIds) await rows.updateAll(scope, { tagIds: one }, { $pull: { tagIds: one } });
      await rows.removeAll(scope, { tagIds: trusted({ $size: 0 }) });
    },
    removeByConversation: (scope, id) => rows.removeAll(scope, { _id: id }),
    async expiredConversations(scope, now) {
      const found = await rows.find<Pick<Row, '_id'>>(
        scope,
        { expiresAt: trusted({ $lte: now }) },
        { select: ['_id'] },
      );
      return found.map(({ _id }) => _id);
    },
  };
};
