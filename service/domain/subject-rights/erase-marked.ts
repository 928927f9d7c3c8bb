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
    /** Removes rows whose key was destroyed. */
    sweepKeyless(scope: ShopScope): Promise<number>;
  };

/**
 * Longer than no process runs the jobs while others serve. What older marks name was looked for by somebody, unless a
 * backup was restored since.
 */
export const LOOK_BACK_MS = DAY_MS;

/**
 * Erases what is still there of what the marks name. Data stored after an erasure is kept, and so is what holds the
 * person's address only since then. Rule: RT-8.
 * @param textsSince persons who were erased before are not looked for in the texts of others; null: all are
 * @returns how many records were erased
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
    // What was erased has no key any more: it is found by no search, and goes as a row.
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
    // The keys of one erasure have the same moment.
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
      // One that is not held any more goes like every other.
      const at = records.get(recordKey(deps.digest, id)) ?? askedAt;
      if (at !== undefined) erasureAt(at).refs.push(id);
    }
    const erasures = [...moments].map(([at, found]) => ({
      subject: { ...found, email: null, phone: null },
      at: new Date(at),
    }));
    // Every message of the shop is read: once for all, and not once for each, since as a rule nothing is found.
    const lookedFor = erasures.filter(({ at }) => textsSince === null || at >= textsSince);
    const inTexts = await standingInTexts(deps, scope, lookedFor);
    // First: what a person pressed is written into ledger and receipt too, which an erasure alone does not do.
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
