import { DAY_MS } from '../model/base/calendar.ts';
import type { Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { askedRef, type ErasureMark, recordKey } from '../model/erasure/erasure-mark.ts';
import type { Subject } from '../model/erasure/subject-source.ts';
import type { SubscriptionStore } from '../model/marketing/subscription-store.ts';
import { erasePerson } from './erase-person.ts';
import { type HideHeldDeps, hideHeldAgain } from './hide-held-again.ts';
import { type AddedSinceDeps, findAddedSince } from './sources/added-since.ts';
import { type ShopTextDeps, standingInTexts } from './sources/shop-texts.ts';
import { type FindTyped, withoutTyped } from './sources/typed-alone.ts';

export type EraseMarkedDeps = Parameters<typeof erasePerson>[0] &
  ShopTextDeps &
  AddedSinceDeps &
  HideHeldDeps & {
    subscriptions: Pick<SubscriptionStore, 'ids'>;
    digest: Digest;
    findTyped: FindTyped;
    /** Rows with destroyed keys. */
    sweepKeyless(scope: ShopScope): Promise<number>;
  };

/** Longest time without a process that runs jobs, in milliseconds. */
export const LOOK_BACK_MS = DAY_MS;

/**
 * Repeats marked erasures; keeps later data. Rule: RT-8.
 * @param textsSince skips texts for older marks; null: all
 */
export const eraseMarked = async (
  deps: EraseMarkedDeps,
  marks: readonly ErasureMark[],
  textsSince: Date | null = null,
): Promise<number> => {
  let removed = 0;
  for (const shopId of new Set(marks.map((mark) => mark.shopId))) {
    const scope = scopeOfShop(shopId);
    const own = marks.filter((mark) => mark.shopId === shopId);
    removed += await deps.sweepKeyless(scope);
    const records = new Map(own.filter(({ kind }) => kind === 'record').map((mark) => [mark.key, mark.at]));
    const ids =
      records.size === 0
        ? []
        : [
            ...(await deps.leads.ids(scope)),
            ...(await deps.conversations.ids(scope)),
            ...(await deps.subscriptions.ids(scope)),
          ];
    const moments = new Map<number, { subjectKeys: string[]; refs: string[] }>();
    const erasureAt = (at: Date) => {
      const known = moments.get(at.getTime()) ?? { subjectKeys: [], refs: [] };
      moments.set(at.getTime(), known);
      return known;
    };
    for (const { kind, key, at } of own) if (kind === 'subject') erasureAt(at).subjectKeys.push(key);
    const asked = new Map<string, Date>();
    for (const id of ids) {
      const askedAt = records.get(recordKey(deps.digest, askedRef(id)));
      if (askedAt !== undefined) asked.set(id, askedAt);
      // No longer held.
      const at = records.get(recordKey(deps.digest, id)) ?? askedAt;
      if (at !== undefined) erasureAt(at).refs.push(id);
    }
    const erasures = [...moments].map(([at, found]) => ({
      subject: { ...found, email: null, phone: null },
      at: new Date(at),
    }));
    // One pass over all messages.
    const lookedFor = erasures.filter(({ at }) => textsSince === null || at >= textsSince);
    const inTexts = await standingInTexts(deps, scope, lookedFor);
    // First: it also writes ledger and receipt.
    await hideHeldAgain(deps, scope, asked);
    for (const erasure of erasures) {
      const { at } = erasure;
      const typed = await deps.findTyped(scope, erasure.subject);
      const subject = {
        ...withoutTyped(erasure.subject, typed),
        addedSince: await findAddedSince(deps, scope, erasure.subject, at),
      };
      const whole: Subject = inTexts.has(erasure) ? subject : { ...subject, isInNoText: true };
      removed += (await erasePerson(deps, scope, whole, at, 'system')).removed;
    }
  }
  return removed;
};
