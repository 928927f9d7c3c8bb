import { type ShopScope, scopeOfShops } from '../domain/model/base/tenancy.ts';
import type { Conversation } from '../domain/model/conversation/conversation.ts';
import type { DomainEvent } from '../domain/model/events/domain-events.ts';
import { type Access, scopeWith } from '../domain/model/staff/resolve-access.ts';
import type { ConversationId, Locale, ShopId } from '../protocol/vocabulary.ts';
import { faultFields } from '../telemetry/logger.ts';
import { reachedBy } from './known-access.ts';
import type { GatewayDeps, StaffPeer } from './peers.ts';

type Deps = Pick<GatewayDeps, 'visitorDesk' | 'consoleDesk' | 'hub' | 'shops' | 'logger' | 'now' | 'bus'> & {
  staffPeers(): ReadonlySet<StaffPeer>;
  refreshStaff(peer: StaffPeer): Promise<void>;
  tell(event: DomainEvent): void;
};

/** To all processes: forget the key, drop late events. */
const publishErased = ({ bus }: Pick<Deps, 'bus'>, shopId: ShopId, conversationId: ConversationId): void =>
  bus.publish({ type: 'conversation.erased', shopId, conversationId });

/** State outside events that affects sockets. */
const marksOf = ({ tokenHash, tokenExpiresAt, restrictedAt }: Conversation): string =>
  JSON.stringify([tokenHash, tokenExpiresAt, restrictedAt]);

/** Refreshes changed and deleted conversations. */
const repairConversations = async ({ hub, visitorDesk, staffPeers, tell, bus }: Deps): Promise<void> => {
  const shopOf = new Map<ConversationId, ShopId>();
  for (const { conversation } of hub.visitorsOfShop.all())
    if (conversation !== null) shopOf.set(conversation.id, conversation.shopId);
  for (const { lookingAt } of staffPeers())
    if (lookingAt !== null) shopOf.set(lookingAt.id, lookingAt.shopId);
  if (shopOf.size === 0) return;
  const scope = scopeOfShops([...new Set(shopOf.values())]);
  const current = await visitorDesk.currentConversations(scope, [...shopOf.keys()]);
  const found = new Map(current.map((conversation) => [conversation.id, conversation]));
  for (const [conversationId, shopId] of shopOf) {
    const now = found.get(conversationId);
    if (now === undefined) {
      publishErased({ bus }, shopId, conversationId);
      continue;
    }
    for (const peer of hub.visitorsOfConversation.members(conversationId)) {
      const { conversation: known } = peer;
      if (known === null || known.lastSeq > now.lastSeq) continue;
      const isStale = known.lastSeq < now.lastSeq;
      const isChanged = marksOf(known) !== marksOf(now);
      // The next pong reveals the gap.
      peer.conversation = now;
      if (isChanged) tell({ type: 'conversation.hidden', shopId, conversation: now });
      else if (isStale) tell({ type: 'conversation.caughtUp', shopId, conversation: now });
    }
  }
};

/** Settings, form and notice in open languages. */
const makeRepairShops = ({ hub, shops, visitorDesk, tell }: Deps) => {
  let known = new Map<ShopId, string>();
  const standingOf = async (scope: ShopScope, locales: ReadonlySet<Locale>): Promise<string> => {
    const shop = await visitorDesk.readShop(scope);
    if (shop === null) return '';
    const parts: unknown[] = [shop];
    for (const locale of locales) {
      const { offer, notice } = await visitorDesk.formStanding(shop, scope, locale);
      parts.push([offer.kind, notice?.id]);
    }
    return JSON.stringify(parts);
  };
  return async (): Promise<void> => {
    const open = new Map<ShopId, { scope: ShopScope; locales: Set<Locale> }>();
    for (const { scope, locale } of hub.visitorsOfShop.all()) {
      const entry = open.get(scope.shopId) ?? { scope, locales: new Set<Locale>() };
      open.set(scope.shopId, { ...entry, locales: entry.locales.add(locale) });
    }
    const next = new Map<ShopId, string>();
    for (const [shopId, { scope, locales }] of open) {
      shops.drop(shopId);
      const key = [...locales].sort().join();
      const standing = `${key} ${await standingOf(scope, locales)}`;
      next.set(shopId, standing);
      const before = known.get(shopId);
      // Other languages are not comparable.
      const isChanged = before?.startsWith(`${key} `) === true && before !== standing;
      if (isChanged) tell({ type: 'notice.changed', shopId });
    }
    known = next;
  };
};

/** Clock differences and slow writes, in milliseconds. */
const NOTE_OVERLAP_MS = 60_000;

/** Removes or refreshes rows after lost events. */
const makeRepairRows = ({ staffPeers, consoleDesk, visitorDesk, tell, bus, now }: Deps) => {
  let looked = now();
  let told = new Set<string>();
  return async (): Promise<void> => {
    const began = now();
    const shops = [...staffPeers()].flatMap(({ access }) =>
      access === null ? [] : [...scopeWith(access, 'read').shopIds],
    );
    if (shops.length > 0) {
      const scope = scopeOfShops([...new Set(shops)]);
      const since = new Date(looked.getTime() - NOTE_OVERLAP_MS);
      const notes = await consoleDesk.leftScreens(scope, since);
      const nameOf = ({ id, at }: (typeof notes)[number]) => `${id} ${at.getTime()}`;
      const fresh = notes.filter((note) => !told.has(nameOf(note)));
      const current =
        fresh.length === 0
          ? []
          : await visitorDesk.currentConversations(
              scope,
              fresh.map(({ id }) => id),
            );
      const found = new Map(current.map((conversation) => [conversation.id, conversation]));
      for (const { id: conversationId, shopId } of fresh) {
        const conversation = found.get(conversationId);
        if (conversation === undefined) publishErased({ bus }, shopId, conversationId);
        else tell({ type: 'conversation.hidden', shopId, conversation });
      }
      told = new Set(notes.map(nameOf));
    }
    looked = began;
  };
};

/** Policy states, also without widgets, in one grouped read. */
const makeRepairPolicies = ({ staffPeers, consoleDesk, tell }: Deps) => {
  let known = new Map<ShopId, string | null>();
  return async (): Promise<void> => {
    const shops = new Map(
      [...staffPeers()]
        .flatMap(({ access }) => [...(access?.shops ?? [])])
        .map(([id, { shop }]) => [id, shop]),
    );
    const states = await Promise.all([...shops.values()].map((shop) => consoleDesk.policyState(shop)));
    const next = new Map([...shops.keys()].map((shopId, place) => [shopId, states[place] ?? null]));
    for (const [shopId, state] of next)
      if (known.has(shopId) && known.get(shopId) !== state) tell({ type: 'notice.changed', shopId });
    known = next;
  };
};

const reachOf = ({ staff, organisations, shops }: Access): string =>
  JSON.stringify([
    staff.name,
    organisations.map(({ organisation, role }) => [organisation.id, role]),
    [...shops].map(([id, { role, isWaiting }]) => [id, role, isWaiting]),
  ]);

/** Rights and sessions, in eight queries. */
const repairStaff = async ({ consoleDesk, staffPeers, refreshStaff }: Deps): Promise<void> => {
  const peers = [...staffPeers()].filter(({ access }) => access !== null);
  if (peers.length === 0) return;
  const [open, accesses] = await Promise.all([
    consoleDesk.openSessions(peers.map(({ sessionId }) => sessionId)),
    consoleDesk.resolveAccesses(peers.flatMap(({ access }) => access?.staff.id ?? [])),
  ]);
  for (const peer of peers) {
    const { access, sessionId } = peer;
    if (access === null) continue;
    if (!open.has(sessionId)) {
      peer.connection.close('tokenInvalid');
      continue;
    }
    const now = accesses.get(access.staff.id);
    if (now === undefined || reachOf(reachedBy(now)) !== reachOf(access)) await refreshStaff(peer);
  }
};

/**
 * Repairs after lost events.
 * @returns a shared round that never rejects
 */
export const makeRepair = (deps: Deps): (() => Promise<void>) => {
  const repairShops = makeRepairShops(deps);
  const parts = [
    () => repairConversations(deps),
    makeRepairRows(deps),
    repairShops,
    makeRepairPolicies(deps),
    () => repairStaff(deps),
  ];
  const round = async (): Promise<void> => {
    for (const part of parts) {
      await part().catch((error: unknown) =>
        deps.logger.warn(faultFields(error), 'What open sockets show is compared in the next round.'),
      );
    }
  };
  let running: Promise<void> | null = null;
  return () => {
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  };
};
