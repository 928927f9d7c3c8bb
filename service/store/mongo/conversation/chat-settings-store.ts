import { type Connection, Schema } from 'mongoose';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { ChatSettings, ChatSettingsStore } from '../../../domain/model/card/chat-settings.ts';
import { byLocale } from '../../../protocol/by-locale.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { makeRecentGroup, type RecentGroup } from '../../recent-reads.ts';
import { PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id`: shop. */
type Row = ChatSettings & { _id: ShopId };

const words = new Schema(
  byLocale(() => String),
  PART_OPTIONS,
);
const purposes = new Schema(
  {
    code: String,
    text: words,
    basis: String,
    fields: [String],
    retentionDays: Number,
    needed: Boolean,
    consequence: words,
  },
  PART_OPTIONS,
);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    purposes: [purposes],
    rememberDays: Number,
    giveBackMinutes: Number,
    visitorAttachments: String,
    orderLookup: String,
  },
  SCHEMA_OPTIONS,
);

/** @param recent read for each widget */
export const makeMongoChatSettingsStore = (
  connection: Connection,
  recent: RecentGroup = makeRecentGroup(0),
): ChatSettingsStore => {
  const rows = shopTable<Row>(connection, 'ChatSettings', schema, 'chatSettings');
  const ofShop = recent.reads(async (shopId: ShopId): Promise<ChatSettings | null> => {
    // From the scope.
    const row = await rows.findOne(scopeOfShop(shopId), { _id: shopId });
    if (row === null) return null;
    const { _id, ...settings } = row;
    return frozenCopy(settings);
  });
  return {
    get: (scope) => ofShop.get(scope.shopId),
    async put(scope, settings) {
      const { shopId } = scope;
      await ofShop.after(rows.replace(scope, { _id: shopId }, { _id: shopId, ...settings }));
    },
  };
};
