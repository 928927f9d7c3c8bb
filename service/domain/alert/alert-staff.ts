import type { ConversationId, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { Alert, AlertStore } from '../model/alert/alert.ts';
import type { Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { workedOutId } from '../model/base/worked-out-id.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { listOfEveryShop } from '../model/conversation/list-of-every-shop.ts';
import type { VisitorBoard } from '../model/conversation/visitor-board.ts';
import { type MailPauseStore, takenMailKey } from '../model/mail/mail-pause.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Crew, type CrewDeps, crewOf } from './crew-of-shop.ts';
import { factOfMail } from './note-mail-result.ts';
import {
  CHAT_GONE_MS,
  hasLeft,
  isToBeAlerted,
  type PlannedAlert,
  planAlerts,
  waitOf,
} from './plan-alerts.ts';
import { type PushDeps, pushToAll } from './push-to-staff.ts';
import { alertTexts } from './texts/alert-texts.ts';

export type AlertStaffDeps = CrewDeps &
  PushDeps & {
    alerts: AlertStore;
    conversations: ConversationStore;
    shops: ShopStore;
    visitors: Pick<VisitorBoard, 'leftAt'>;
    digest: Pick<Digest, 'keyed'>;
    queueMail: QueueMail;
    mailPauses: Pick<MailPauseStore, 'begin' | 'endOf'>;
    /** Nobody can be rung who was to be. */
    endOnCallOf(staffId: StaffId): Promise<void>;
    origin(): string;
  };

/** Waiting chats whose alerts are read at a time: a piece of work for the embedded engine. */
const READ_AT_ONCE = 25;
/** Waiting chats that are looked at together, so that no more are in memory, however many wait. */
const GATHERED_MOST = 100;
/** Whoever got a mail gets the next one, about another chat, so much later, in milliseconds. */
const NEXT_MAIL_MS = 5 * 60_000;
/** Somebody on call whom pushes have not reached for this long hears nothing, in milliseconds. */
const UNREACHED_MS = 3 * 60_000;

/** The row of the alert before anything is sent: of two that would send it, one goes on. */
const claim = async (
  deps: AlertStaffDeps,
  scope: ShopScope,
  conversation: Conversation,
  { staff, kind }: PlannedAlert,
): Promise<{ alert: Alert; isNew: boolean }> => {
  const at = deps.clock.now();
  const { id: conversationId, expiresAt } = conversation;
  const since = waitOf(conversation) ?? at;
  const sameness = [conversationId, since.toISOString(), staff.id, kind];
  const alert: Alert = {
    id: workedOutId(deps.digest, 'alr', 'alert', sameness),
    shopId: scope.shopId,
    conversationId,
    staffId: staff.id,
    kind,
    waitingSince: since,
    at,
    result: kind === 'push' ? 'sending' : 'queued',
    expiresAt,
  };
  return { alert, isNew: await deps.alerts.insert(scope, alert) };
};

const isOnCall = ({ presence }: Pick<AlertStaffDeps, 'presence'>, shopId: ShopId, id: StaffId): boolean =>
  presence.onCall(shopId).some(({ staffId }) => staffId === id);

const push = async (
  deps: AlertStaffDeps,
  { shop, devices }: Crew,
  conversation: Conversation,
  planned: PlannedAlert,
): Promise<Alert | null> => {
  const scope = scopeOfShop(shop.id);
  const { staff, failed } = planned;
  const { alert, isNew } = failed
    ? { alert: failed, isNew: true }
    : await claim(deps, scope, conversation, planned);
  if (!isNew) return null;
  const own = devices.filter(({ staffId }) => staffId === staff.id);
  const text = { title: shop.name, body: alertTexts[staff.locale].waiting };
  const result = await pushToAll(deps, own, text);
  await deps.alerts.setResult(scope, alert.id, result === 'delivered' ? result : 'failed');
  if (result !== 'delivered' && isOnCall(deps, shop.id, staff.id)) {
    const unreachedMs = deps.clock.now().getTime() - alert.at.getTime();
    if (result === 'gone' || unreachedMs >= UNREACHED_MS) await deps.endOnCallOf(staff.id);
  }
  return failed === undefined || result === 'delivered' ? alert : null;
};

/** The mail first: queued twice it is one, and a row without a mail would be a lie. */
const mail = async (
  deps: AlertStaffDeps,
  { shop }: Crew,
  conversation: Conversation,
  planned: PlannedAlert,
): Promise<Alert | null> => {
  const { id } = conversation;
  const { staff, kind } = planned;
  const texts = alertTexts[staff.locale];
  const scope = scopeOfShop(shop.id);
  const now = deps.clock.now();
  const nextAt = new Date(now.getTime() + NEXT_MAIL_MS);
  if (!(await deps.mailPauses.begin(scope, `chat_waiting.${staff.id}`, now, nextAt))) return null;
  const { id: mailId } = await deps.queueMail(scope, {
    kind: 'chat_waiting',
    ref: id,
    // A mail server that was away must not bring it when nobody waits any more.
    lifeMs: CHAT_GONE_MS,
    onceFor: factOfMail({
      conversationId: id,
      waitingSince: waitOf(conversation) ?? now,
      kind,
      staffId: staff.id,
    }),
    locale: staff.locale,
    to: staff.email,
    words: kind === 'mail' ? texts.mail : texts.ownerMail,
    gaps: { shop: shop.name, link: `${deps.origin()}/console/#/inbox/${id}` },
  });
  const { alert, isNew } = await claim(deps, scope, conversation, planned);
  if (!isNew) return null;
  // Sent before its row was there, so that nobody could note it in the row.
  if ((await deps.mailPauses.endOf(scope, takenMailKey(mailId), now)) !== null)
    await deps.alerts.setResult(scope, alert.id, 'delivered');
  return alert;
};

/**
 * Tells staff of visitors who wait, step by step, from what is stored: since when the visitor waits and who was told.
 * So a restart loses no step and repeats none. Rule: SE-6.
 */
export const makeAlertStaff = (deps: AlertStaffDeps) => {
  const plannedFor = ({ people, teams }: Crew, conversation: Conversation, alerts: readonly Alert[]) =>
    planAlerts(conversation, people, teams, alerts, deps.clock.now());
  /** Returns what was sent. */
  const alertOf = async (
    crew: Crew,
    conversation: Conversation,
    alerts: readonly Alert[],
  ): Promise<readonly Alert[]> => {
    const scope = scopeOfShop(conversation.shopId);
    const planned = plannedFor(crew, conversation, alerts);
    if (planned.length === 0) return [];
    const sent = await Promise.all(
      planned.map((one) => (one.kind === 'push' ? push : mail)(deps, crew, conversation, one)),
    );
    // Erased in the meantime: nothing of it stays.
    if ((await deps.conversations.find(scope, conversation.id)) === null)
      await deps.alerts.removeByConversation(scope, conversation.id);
    return sent.filter((alert) => alert !== null);
  };
  /** What was done before can only take something off the plan: who has nobody to tell costs no read. */
  const alertOfAll = async (crew: Crew, conversations: readonly Conversation[]): Promise<number> => {
    const asked = conversations
      .filter((one) => plannedFor(crew, one, []).length > 0)
      // The one mail for all who wait is about who has waited longest.
      .toSorted((one, other) => Number(waitOf(one)) - Number(waitOf(other)));
    const alerts: Alert[] = [];
    for (let from = 0; from < asked.length; from += READ_AT_ONCE) {
      const ids = asked.slice(from, from + READ_AT_ONCE).map(({ id }) => id);
      alerts.push(...(await deps.alerts.listByConversations(scopeOfShop(crew.shop.id), ids)));
    }
    let count = 0;
    for (const one of asked) {
      const sent = await alertOf(crew, one, alerts);
      alerts.push(...sent);
      count += sent.length;
    }
    return count;
  };
  const isDue = (conversation: Conversation): boolean =>
    isToBeAlerted(conversation, deps.clock.now()) &&
    !hasLeft(conversation, deps.visitors.leftAt(conversation.id));

  return {
    /** All conversations of all shops; returns how many alerts were sent. */
    async alertWaiting(): Promise<number> {
      const since = new Date(deps.clock.now().getTime() - CHAT_GONE_MS);
      const due = new Map<ShopId, Conversation[]>();
      let gathered = 0;
      let sent = 0;
      const alertGathered = async (): Promise<void> => {
        const all = [...due];
        due.clear();
        gathered = 0;
        await tryEach(all, async ([shopId, conversations]) => {
          const crew = await crewOf(deps, shopId);
          if (crew !== null) sent += await alertOfAll(crew, conversations);
        });
      };
      for (const list of ['waiting', 'unanswered'] as const) {
        for await (const conversation of listOfEveryShop(deps, list, since)) {
          if (!isDue(conversation)) continue;
          const { shopId } = conversation;
          due.set(shopId, [...(due.get(shopId) ?? []), conversation]);
          gathered += 1;
          if (gathered === GATHERED_MOST) await alertGathered();
        }
      }
      await alertGathered();
      return sent;
    },
    /** One conversation, right after its visitor began to wait. */
    async alertAbout(shopId: ShopId, id: ConversationId): Promise<number> {
      const conversation = await deps.conversations.find(scopeOfShop(shopId), id);
      if (conversation === null || !isDue(conversation)) return 0;
      const crew = await crewOf(deps, shopId);
      return crew === null ? 0 : alertOfAll(crew, [conversation]);
    },
  };
};
