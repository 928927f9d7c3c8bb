import { type Connection, Schema } from 'mongoose';
import {
  defaultRightsSettings,
  type RightsSettings,
  type RightsSettingsStore,
} from '../../../domain/subject-rights/rights-settings.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard } from '../base/shop-guard.ts';

/** One row per shop, under the shop's id. */
type Row = RightsSettings & { _id: string };

const schema = new Schema<Row>({ _id: String, shopId: SHOP_ID, selfErasure: String }, SCHEMA_OPTIONS).plugin(
  shopGuard,
);

export const makeMongoRightsSettingsStore = (connection: Connection): RightsSettingsStore => {
  const rows = connection.model<Row>('RightsSettings', schema, 'rightsSettings');
  return {
    async get({ shopId }) {
      const row = await rows.findOne({ _id: shopId, shopId }).lean<Row>();
      if (row === null) return defaultRightsSettings(shopId);
      const { _id, ...settings } = row;
      return frozenCopy(settings);
    },
    async put(scope, settings) {
      requireInScope(scope, settings);
      const { shopId, selfErasure } = settings;
      await rows.updateOne({ _id: shopId, shopId }, { $set: { selfErasure } }, { upsert: true });
    },
  };
};
