import { ALWAYS_OPEN } from '../../../domain/model/hours/opening-hours.ts';
import { DEFAULT_FORM_OFFER_SECONDS } from '../../../domain/model/shop/shop.ts';
import type { Migration } from './migration.ts';

/**
 * Shops of earlier versions have no opening hours: chat or form, by who is there. Their visitors are offered the form
 * after the usual time.
 */
export const openingHours: Migration = {
  id: '047-opening-hours',
  async up(db) {
    const shops = db.collection('shops');
    await shops.updateMany({ hours: { $exists: false } }, { $set: { hours: ALWAYS_OPEN } });
    await shops.updateMany(
      { formOfferSeconds: { $exists: false } },
      { $set: { formOfferSeconds: DEFAULT_FORM_OFFER_SECONDS } },
    );
  },
};
