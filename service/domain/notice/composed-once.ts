import type { NoticeVersion } from '../model/notice/notice.ts';
import type { Shop } from '../model/shop/shop.ts';

/** Caches per immutable shop row and JSON of other inputs; the date is per call. */
export const composedOnce = <Input extends { shop: Shop; digest: object; now: Date }>(
  compose: (input: Input) => NoticeVersion,
): ((input: Input) => NoticeVersion) => {
  const known = new WeakMap<Shop, Map<string, NoticeVersion>>();
  return (input) => {
    const { shop, digest: _, now, ...parts } = input;
    const ofShop = known.get(shop) ?? new Map<string, NoticeVersion>();
    known.set(shop, ofShop);
    const key = JSON.stringify(parts);
    const notice = ofShop.get(key) ?? compose(input);
    ofShop.set(key, notice);
    return { ...notice, createdAt: now };
  };
};
