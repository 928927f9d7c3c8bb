import type { Stores } from '../../../service/desks/stores.ts';

/** For `makeDomainScene({ between })`; the test's own reads are not counted. */
export const countReads = () => {
  const none = { shop: 0, binding: 0, agreement: 0, current: 0, marks: 0 };
  const reads = { ...none };
  const counted =
    <A extends unknown[], R>(name: keyof typeof reads, read: (...given: A) => R) =>
    (...given: A): R => {
      reads[name] += 1;
      return read(...given);
    };
  const between = ({ shops, policyBindings, agreements, notices, erasureMarks }: Stores) => ({
    shops: { ...shops, get: counted('shop', shops.get), findByKey: counted('shop', shops.findByKey) },
    policyBindings: {
      ...policyBindings,
      get: counted('binding', policyBindings.get),
      getRecent: counted('binding', policyBindings.getRecent),
    },
    agreements: { ...agreements, get: counted('agreement', agreements.get) },
    notices: { ...notices, current: counted('current', notices.current) },
    erasureMarks: { ...erasureMarks, sentAmong: counted('marks', erasureMarks.sentAmong) },
  });
  const take = () => {
    const taken = { ...reads };
    Object.assign(reads, none);
    return taken;
  };
  return { between, take };
};
