import type { StaffId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { PresenceBoard } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { closingAfter } from '../model/hours/opening-hours.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { type Access, type ResolveAccess, scopeWith } from '../model/staff/resolve-access.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';
import { type PushDeps, ringingDevices } from './push-to-staff.ts';
import { alertCatalog } from './texts/alert-catalog.ts';

export type OnCallSpan = 2 | 4 | 8 | 'closing';

const HOUR_MS = 3_600_000;

type Deps = PushDeps & {
  staff: Pick<StaffStore, 'update' | 'listByIds' | 'all'>;
  presence: Pick<PresenceBoard, 'setOnCall' | 'everybodyOnCall'>;
  bus: EventBus;
  queueMail: QueueMail;
  origin(): string;
  resolveAccess: ResolveAccess;
};

/** Null: no hours. */
const closingOf = (access: Access, now: Date): Date | null => {
  const { shopIds } = scopeWith(access, 'answer');
  const ends = shopIds.flatMap((id) => {
    const shop = access.shops.get(id)?.shop;
    return shop === undefined ? [] : (closingAfter(shop.hours, now)?.getTime() ?? []);
  });
  return ends.length === 0 ? null : new Date(Math.max(...ends));
};

/** On-call duty by phone, stored with the account; survives restarts. */
export const makeOnCall = (deps: Deps) => {
  /** From rows at start, then from the presence board. */
  let known: Set<StaffId> | null = null;

  const end = async (id: StaffId): Promise<void> => {
    known?.delete(id);
    await deps.staff.update(id, { onCallUntil: null });
    deps.presence.setOnCall(id, null);
    deps.bus.publish({ type: 'access.changed', staffId: id });
  };
  const endAndTell = async ({ id, email, locale }: Staff, until: Date): Promise<void> => {
    await deps.queueMail(SERVICE_SCOPE, {
      kind: 'chat_waiting',
      onceFor: `on call ${id} ${until.toISOString()}`,
      locale,
      to: email,
      words: alertCatalog[locale].onCallEnded,
      gaps: { link: `${deps.origin()}/console/#/profile` },
    });
    await end(id);
  };
  const settle = async (id: StaffId): Promise<void> => {
    const [staff] = await deps.staff.listByIds([id]);
    const until = staff?.onCallUntil ?? null;
    if (staff === undefined || until === null) {
      // Ended at another process.
      known?.delete(id);
      return deps.presence.setOnCall(id, null);
    }
    const access = await deps.resolveAccess(id);
    const shopIds = access === null ? [] : scopeWith(access, 'answer').shopIds;
    if (shopIds.length === 0 || until <= deps.clock.now()) return end(id);
    if ((await ringingDevices(deps, [id])).length === 0) return endAndTell(staff, until);
    deps.presence.setOnCall(id, { name: shownName(staff), shopIds });
  };

  return {
    /** @throws DomainError conflict (no push browser, or no running hours) */
    async goOnCall(access: Access, span: OnCallSpan): Promise<Date> {
      const { id } = access.staff;
      const now = deps.clock.now();
      if ((await ringingDevices(deps, [id])).length === 0)
        throw new DomainError(
          'conflict',
          'No device of yours rings. Turn on notifications on your phone first.',
        );
      const until = span === 'closing' ? closingOf(access, now) : new Date(now.getTime() + span * HOUR_MS);
      if (until === null)
        throw new DomainError(
          'conflict',
          'None of your shops has opening hours that run now. Choose a time.',
        );
      await deps.staff.update(id, { onCallUntil: until });
      known?.add(id);
      await settle(id);
      deps.bus.publish({ type: 'access.changed', staffId: id });
      return until;
    },
    leaveOnCall: ({ id }: Staff): Promise<void> => end(id),
    /** Push services refused everything. */
    async endOnCallOf(id: StaffId): Promise<void> {
      const [staff] = await deps.staff.listByIds([id]);
      if (staff?.onCallUntil) await endAndTell(staff, staff.onCallUntil);
    },
    async followOnCall(): Promise<void> {
      known ??= new Set((await deps.staff.all()).flatMap(({ id, onCallUntil }) => (onCallUntil ? [id] : [])));
      for (const id of new Set([...known, ...deps.presence.everybodyOnCall()])) await settle(id);
    },
  };
};
export type OnCall = ReturnType<typeof makeOnCall>;
