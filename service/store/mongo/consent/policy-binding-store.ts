import { type Connection, Schema, trusted } from 'mongoose';
import { scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { PolicyBindingStore } from '../../../domain/model/notice/notice-store.ts';
import type { PolicyBinding } from '../../../domain/model/notice/policy-binding.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { makeGroupedReads } from '../../grouped-reads.ts';
import { makeRecentGroup, type RecentGroup } from '../../recent-reads.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import { PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id`: shop. */
type Row = PolicyBinding & { _id: PolicyBinding['shopId'] };

const page = new Schema(
  {
    locale: String,
    isDefault: Boolean,
    state: String,
    reason: String,
    url: String,
    title: String,
    pageId: String,
    revision: String,
    modifiedAt: Date,
    contentSha256: String,
    checkedAt: Date,
    failingSince: Date,
    failures: Number,
    reported: new Schema({ state: String, reason: String }, PART_OPTIONS),
    seenSha256: String,
  },
  PART_OPTIONS,
);
const door = new Schema({ url: String, answers: [String] }, PART_OPTIONS);
const adapter = new Schema(
  { platform: String, version: String, platformVersion: String, takesTasks: Boolean, door },
  PART_OPTIONS,
);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    source: String,
    pages: [page],
    adapter,
    pushedAt: Number,
    lastPushAt: Date,
  },
  SCHEMA_OPTIONS,
);

const bindingOf = ({ _id, ...binding }: Row): PolicyBinding => frozenCopy(binding);

const PAGE_MARKS = ['locale', 'url', 'state', 'reason', 'contentSha256', 'checkedAt'] as const;

const asItWasRead = ({ source, pages, pushedAt, lastPushAt }: PolicyBinding) => ({
  source,
  pushedAt,
  lastPushAt,
  pages: trusted({ $size: pages.length }),
  ...Object.fromEntries(
    pages.flatMap((one, place) => PAGE_MARKS.map((mark) => [`pages.${place}.${mark}`, one[mark]])),
  ),
});

/** @param recent read for every form and widget */
export const makeMongoPolicyBindingStore = (
  connection: Connection,
  recent: RecentGroup = makeRecentGroup(0),
): PolicyBindingStore => {
  const rows = shopTable<Row>(connection, 'PolicyBinding', schema, 'policyBindings');
  const { inTime } = answerGuard(connection);
  const ofShop = makeGroupedReads(async (shopIds: readonly ShopId[]) => {
    // From the scopes.
    const found = await inTime(rows.find(scopeOfShops(shopIds), { _id: trusted({ $in: [...shopIds] }) }));
    return new Map(found.map((row) => [row._id, bindingOf(row)]));
  });
  const recently = recent.reads(ofShop);
  return {
    get: (scope) => ofShop(scope.shopId),
    ofShops: async (scope) =>
      (await rows.find(scope, { _id: trusted({ $in: [...scope.shopIds] }) })).map(bindingOf),
    getRecent: (scope) => recently.get(scope.shopId),
    async put(scope, binding, newerThan) {
      const { shopId } = scope;
      const replaceable = {
        _id: shopId,
        ...(newerThan === undefined ? {} : { pushedAt: trusted({ $lt: newerThan }) }),
      };
      try {
        await rows.replace(scope, replaceable, { _id: shopId, ...binding });
        return true;
      } catch (error) {
        // The existing one is not older.
        if (newerThan !== undefined && isDuplicate(error)) return false;
        throw error;
      } finally {
        recently.forget();
      }
    },
    async replace(scope, read, binding) {
      const { shopId } = scope;
      const unchanged = { _id: shopId, ...asItWasRead(read) };
      try {
        return await rows.replaceOnly(scope, unchanged, { _id: shopId, ...binding });
      } finally {
        recently.forget();
      }
    },
    async remove(scope) {
      await recently.after(rows.remove(scope, { _id: scope.shopId }));
    },
  };
};
