import { type Connection, Schema } from 'mongoose';
import type { CannedReplyList, CannedReplyUse } from '../../../domain/canned-reply/canned-reply.ts';
import type {
  CannedReplyStore,
  OrganisationReplyStore,
  ReplyUseStore,
} from '../../../domain/canned-reply/canned-reply-store.ts';
import { byLocale } from '../../../protocol/by-locale.ts';
import type { OrganisationId, ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { isDuplicate } from '../base/database-error.ts';
import { PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';
import { shopTable } from '../base/shop-table.ts';

const replies = new Schema(
  {
    id: String,
    shortcut: String,
    title: String,
    texts: new Schema(
      byLocale(() => String),
      PART_OPTIONS,
    ),
  },
  PART_OPTIONS,
);
const listOf = (row: CannedReplyList | null): CannedReplyList | null =>
  row === null ? null : frozenCopy({ version: row.version, replies: row.replies });

/** `_id` is the shop. */
type ShopRow = CannedReplyList & { _id: ShopId; shopId: ShopId };

export const makeMongoCannedReplyStore = (connection: Connection): CannedReplyStore => {
  const schema = new Schema<ShopRow>(
    { _id: String, shopId: SHOP_ID, version: Number, replies: [replies] },
    SCHEMA_OPTIONS,
  );
  const rows = shopTable<ShopRow>(connection, 'CannedReplies', schema, 'cannedReplies');
  return {
    get: async (scope) => listOf(await rows.findOne(scope, { _id: scope.shopId })),
    async put(scope, { shopId, replies: next }, versionRead) {
      const row = { _id: shopId, shopId, version: versionRead + 1, replies: next };
      return versionRead === 0
        ? rows.insertOnce(scope, row)
        : rows.replaceOnly(scope, { _id: shopId, version: versionRead }, row);
    },
  };
};

type OrganisationRow = CannedReplyList & { _id: OrganisationId };

export const makeMongoOrganisationReplyStore = (connection: Connection): OrganisationReplyStore => {
  const schema = new Schema<OrganisationRow>(
    { _id: String, version: Number, replies: [replies] },
    SCHEMA_OPTIONS,
  );
  const rows = serviceTable<OrganisationRow>(
    connection,
    'OrganisationReplies',
    schema,
    'organisationReplies',
  );
  return {
    get: async (organisationId) =>
      listOf(await rows.findOne({ _id: organisationId }).lean<OrganisationRow>()),
    async put(organisationId, next, versionRead) {
      const row = { _id: organisationId, version: versionRead + 1, replies: next };
      if (versionRead > 0) {
        const { matchedCount } = await rows.replaceOne(
          { _id: organisationId, version: versionRead },
          row as never,
        );
        return matchedCount === 1;
      }
      try {
        await rows.create(row as never);
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    async remove(organisationId) {
      await rows.deleteOne({ _id: organisationId });
    },
  };
};

type UseRow = CannedReplyUse & { _id: string; shopId: ShopId };

export const makeMongoReplyUseStore = (connection: Connection): ReplyUseStore => {
  const schema = new Schema<UseRow>(
    { _id: String, shopId: SHOP_ID, replyId: String, inserted: Number, sent: Number },
    SCHEMA_OPTIONS,
  );
  const rows = shopTable<UseRow>(connection, 'ReplyUse', schema, 'replyUses');
  return {
    async count(scope, replyId, act) {
      const { shopId } = scope;
      const _id = `${shopId}/${replyId}`;
      const again = () => rows.update(scope, { _id }, { $inc: { [act]: 1 } });
      if (await again()) return;
      const row = { _id, shopId, replyId, inserted: 0, sent: 0, [act]: 1 };
      if (!(await rows.insertOnce(scope, row))) await again();
    },
    async list(scope) {
      const found = await rows.find(scope);
      return found.map(({ replyId, inserted, sent }) => ({ replyId, inserted, sent }));
    },
    async forget(scope, replyId) {
      await rows.removeAll(scope, { replyId });
    },
  };
};
