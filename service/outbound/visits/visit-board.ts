import type { Visit, VisitInvitation } from '../../domain/model/visit/visit.ts';
import type { VisitBoard } from '../../domain/model/visit/visit-board.ts';
import type { VisitId } from '../../protocol/visit-lists.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';
import { alone, type Sharing } from '../shared/sharing.ts';
import { makeVisitsInMemory } from './visits-in-memory.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

type ToldVisit = Omit<Visit, 'since' | 'seenAt' | 'pages'> & {
  readonly since: Date | string;
  readonly seenAt: Date | string;
  readonly pages: readonly { readonly page: string; readonly at: Date | string }[];
};
type Told =
  | { kind: 'seen'; visit: ToldVisit }
  | { kind: 'invited'; shopId: ShopId; id: VisitId; invitation: VisitInvitation }
  | { kind: 'forgotten'; shopId: ShopId; id: VisitId; at: Date | string }
  | { kind: 'off'; shopId: ShopId };

const visitOf = ({ since, seenAt, pages, ...visit }: ToldVisit): Visit => ({
  ...visit,
  since: new Date(since),
  seenAt: new Date(seenAt),
  pages: pages.map(({ page, at }) => ({ page, at: new Date(at) })),
});

/** Gaps heal with the next report, or expire. */
export const makeVisitBoard = ({ share, join }: Sharing = alone): VisitBoard => {
  const visits = makeVisitsInMemory();
  const pages = share<Readonly<Record<number, number>>>('pages');

  const take = (told: Told): void => {
    switch (told.kind) {
      case 'seen':
        visits.put(visitOf(told.visit));
        return;
      case 'invited':
        return visits.invite(told.shopId, told.id, told.invitation);
      case 'forgotten':
        return visits.forget(told.shopId, told.id, new Date(told.at));
      case 'off':
        return visits.forgetAll(told.shopId);
    }
  };
  const tell = join('visits', {
    whole: () =>
      [...visits.shops()].flatMap(([shopId, { visits: seen, forgotten }]): Told[] => [
        ...[...forgotten].map(([id, at]) => ({ kind: 'forgotten' as const, shopId, id, at })),
        ...[...seen.values()].map((visit) => ({ kind: 'seen' as const, visit })),
      ]),
    heard: (_from, told) => take(told as Told),
    heardWhole: (_from, items) => {
      for (const told of items) take(told as Told);
    },
    // Others may have heard the same browsers.
    gone: () => undefined,
  });
  const takeAndTell = (told: Told): void => {
    take(told);
    tell(told);
  };

  return {
    get: ({ shopId }, id, now) => visits.get(shopId, id, now),
    put(_scope, visit, address) {
      if (visits.put(visit, address)) tell({ kind: 'seen', visit });
    },
    invite: ({ shopId }, id, invitation) => takeAndTell({ kind: 'invited', shopId, id, invitation }),
    list: ({ shopId }, now) => visits.list(shopId, now),
    forget: ({ shopId }, id, now) => takeAndTell({ kind: 'forgotten', shopId, id, at: now }),
    isForgotten: ({ shopId }, id) => visits.isForgotten(shopId, id),
    forgetSilent: (now) => visits.forgetSilent(now),
    forgetAll({ shopId }) {
      pages.remove(shopId);
      takeAndTell({ kind: 'off', shopId });
    },
    tools: ({ shopId }) => visits.tools(shopId),
    countPage({ shopId }, now) {
      const minute = Math.floor(now.getTime() / MINUTE_MS);
      const kept = Object.entries(pages.own.get(shopId) ?? {}).filter(
        ([old]) => Number(old) > minute - HOUR_MINUTES,
      );
      const counts: Record<number, number> = Object.fromEntries(kept);
      pages.set(shopId, { ...counts, [minute]: (counts[minute] ?? 0) + 1 });
    },
    pagesLastHour({ shopId }, now) {
      const first = Math.floor(now.getTime() / MINUTE_MS) - HOUR_MINUTES;
      return [pages.own.get(shopId) ?? {}, ...pages.othersOf(shopId)]
        .flatMap((counts) => Object.entries(counts))
        .filter(([minute]) => Number(minute) > first)
        .reduce((sum, [, count]) => sum + count, 0);
    },
  };
};
