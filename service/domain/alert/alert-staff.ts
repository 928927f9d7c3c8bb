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
import { alertCatalog } from './texts/alert-catalog.ts';

export type AlertStaffDeps = CrewDeps &
  PushDeps & {
    alerts: AlertStore;
    conversations: ConversationStore;
    shops: ShopStore;
    visitors: Pick<VisitorBoard, 'leftAt'>;
    digest: Pick<Digest, 'keyed'>;
    queueMail: QueueMail;
    mailPauses: Pick<MailPauseStore, 'begin' | 'endOf'>;
    endOnCallOf(staffId: StaffId): Promise<void>;
    origin(): string;
  };

/** Per query, for the embedded engine. */
const READ_AT_ONCE = 25;
/** Bounds memory. */
const GATHERED_MOST = 100;
/** Between mails about different chats, in milliseconds. */
const NEXT_MAIL_MS = 5 * 60_000;
/** Without push delivery, in milliseconds. */
const UNREACHED_MS = 3 * 60_000;

/** Row before sending: one process wins. */
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
  const text = { title: shop.name, body: alertCatalog[staff.locale].waiting };
  const result = await pushToAll(deps, own, text);
  await deps.alerts.setResult(scope, alert.id, result === 'delivered' ? result : 'failed');
  if (result !== 'delivered' && isOnCall(deps, shop.id, staff.id)) {
    const unreachedMs = deps.clock.now().getTime() - alert.at.getTime();
    if (result === 'gone' || unreachedMs >= UNREACHED_MS) await deps.endOnCallOf(staff.id);
  }
  return failed === undefined || result === 'delivered' ? alert : null;
};

/** First: no row without a mail. */
const mail = async (
  deps: AlertStaffDeps,
  { shop }: Crew,
  conversation: Conversation,
  planned: PlannedAlert,
): Promise<Alert | null> => {
  const { id } = conversation;
  const { staff, kind } = planned;
  const texts = alertCatalog[staff.locale];
  const scope = scopeOfShop(shop.id);
  const now = deps.clock.now();
  const nextAt = new Date(now.getTime() + NEXT_MAIL_MS);
  if (!(await deps.mailPauses.begin(scope, `chat_waiting.${staff.id}`, now, nextAt))) return null;
  const { id: mailId } = await deps.queueMail(scope, {
    kind: 'chat_waiting',
    ref: id,
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
  // Taken before its row existed.
  if ((await deps.mailPauses.endOf(scope, takenMailKey(mailId), now)) !== null)
    await deps.alerts.setResult(scope, alert.id, 'delivered');
  return alert;
};

/** Alerts staff of waiting visitors from stored rows; survives restarts. Rule: SE-6. */
export const makeAlertStaff = (deps: AlertStaffDeps) => {
  const plannedFor = ({ people, teams }: Crew, conversation: Conversation, alerts: readonly Alert[]) =>
    planAlerts(conversation, people, teams, alerts, deps.clock.now());
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
    if ((await deps.conversations.find(scope, conversation.id)) === null)
      await deps.alerts.removeByConversation(scope, conversation.id);
    return sent.filter((alert) => alert !== null);
  };
  /** Earlier alerts only shorten the plan. */
  const alertOfAll = async (crew: Crew, conversations: readonly Conversation[]): Promise<number> => {
    const asked = conversations
      .filter((one) => plannedFor(crew, one, []).length > 0)
      // Longest wait first.
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
    /** Returns the number sent. */
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
    async alertAbout(shopId: ShopId, id: ConversationId): Promise<number> {
      const conversation = await deps.conversations.find(scopeOfShop(shopId), id);
      if (conversation === null || !isDue(conversation)) return 0;
      const crew = await crewOf(deps, shopId);
      return crew === null ? 0 : alertOfAll(crew, [conversation]);
    },
  };
};
