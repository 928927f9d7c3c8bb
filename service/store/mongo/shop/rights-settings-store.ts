import { type Connection, Schema } from 'mongoose';
import {
  defaultRightsSettings,
  type RightsSettings,
  type RightsSettingsStore,
} from '../../../domain/subject-rights/rights-settings.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` is the shop. */
type Row = RightsSettings & { _id: string };

const schema = new Schema<Row>({ _id: String, shopId: SHOP_ID, selfErasure: String }, SCHEMA_OPTIONS);

export const makeMongoRightsSettingsStore = (connection: Connection): RightsSettingsStore => {
  const rows = shopTable<Row>(connection, 'RightsSettings', schema, 'rightsSettings');
  return {
    async get(scope) {
      const { shopId } = scope;
      const row = await rows.findOne(scope, { _id: shopId });
      if (row === null) return defaultRightsSettings(shopId);
      const { _id, ...settings } = row;
      return frozenCopy(settings);
    },
    async put(scope, settings) {
      const { shopId, selfErasure } = settings;
      await rows.replace(scope, { _id: shopId }, { _id: shopId, shopId, selfErasure });
    },
  };
};
