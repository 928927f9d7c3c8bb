import { mailWayEnd } from '../../card/mail-way.ts';
import type { EndProofsAbout } from '../../consent/end-proof.ts';
import { closeForGood, hideHeld } from '../../conversation/close-conversation.ts';
import { type ForgetAttachedDeps, forgetAttached } from '../../conversation/forget-attached.ts';
import { makeReadCustomer } from '../../customer/identify-customer.ts';
import type { Clock, Digest, FieldVault, Ids } from '../../model/base/ports.ts';
import { type ShopScope, scopeOfShops } from '../../model/base/tenancy.ts';
import { type Conversation, type EventBody, isWritten } from '../../model/conversation/conversation.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { eventsOf } from '../../model/conversation/events-of.ts';
import { productText } from '../../model/conversation/product-text.ts';
import { mailWayOf, repliesAlone } from '../../model/conversation/ways-back.ts';
import type { ErasedSendings } from '../../model/erasure/erased-sendings.ts';
import {
  field,
  keptByHold,
  rowsOf,
  type Subject,
  type SubjectRecord,
  type SubjectSource,
} from '../../model/erasure/subject-source.ts';
import type { EventBus } from '../../model/events/domain-events.ts';
import type { SearchStore } from '../../model/search/search-store.ts';
import { rightsWords } from '../rights-texts.ts';
import { customerText } from './customer-text.ts';
import { mentionsIn, redactMentions } from './redact-mentions.ts';

/** Includes mails about card answers. */
const forgetMails = async (
  { mails }: Pick<ForgetAttachedDeps, 'mails'>,
  scope: ShopScope,
  conversation: Conversation,
): Promise<void> => {
  await mails.removeByRef(scope, conversation.id);
  const way = mailWayOf(conversation);
  if (way !== null) await mails.removeByRef(scope, way.cardId);
};

export type ConversationSourceDeps = ForgetAttachedDeps & {
  conversations: ConversationStore;
  searchRows: Pick<SearchStore, 'add' | 'newestSeq' | 'put' | 'remove'>;
  vault: FieldVault;
  bus: EventBus;
  ids: Ids;
  clock: Clock;
  digest: Pick<Digest, 'sha256Hex'>;
  erasedSendings: Pick<ErasedSendings, 'mark'>;
  endProofsAbout: EndProofsAbout;
};

export const findConversations = async (
  conversations: ConversationStore,
  scope: ShopScope,
  subject: Subject,
): Promise<Conversation[]> => {
  const ids = subject.refs.filter((ref): ref is Conversation['id'] => ref.startsWith('cnv_'));
  const named = await conversations.current(scopeOfShops([scope.shopId]), ids);
  const found = await Promise.all(subject.subjectKeys.map((key) => conversations.findBySubject(scope, key)));
  return rowsOf(subject, found, named);
};

/** Before release, for repeats. */
const goOnByMail = async (
  {
    conversations,
    clock,
    digest,
    ids,
  }: Pick<ConversationSourceDeps, 'conversations' | 'clock' | 'digest' | 'ids'>,
  scope: ShopScope,
  { id, restrictedAt, tokenHash, waysBack }: Conversation,
): Promise<void> => {
  const mail = waysBack?.mail ?? null;
  if (restrictedAt === null || mail === null || mail.until <= restrictedAt) return;
  const now = clock.now();
  const hiddenMs = now.getTime() - restrictedAt.getTime();
  const until = new Date(Math.min(mailWayEnd(now).getTime(), mail.until.getTime() + hiddenMs));
  await conversations.changeWays(scope, id, (ways) =>
    ways.mail === null ? ways : { ...ways, mail: { ...ways.mail, until } },
  );
  // Ended token with an unknown secret.
  if (tokenHash === null) await conversations.setToken(scope, id, digest.sha256Hex(ids.secret()), now);
};

/** A held chat with a requested erasure stays hidden. */
export const recordOfChat = ({ id, restrictedAt, eraseAskedAt }: Conversation): SubjectRecord => ({
  id,
  isRestricted: restrictedAt !== null && eraseAskedAt == null,
});

/** By stored codes. */
const originText = (body: EventBody): string | null => {
  if (body.kind !== 'message' || body.byMail === undefined) return null;
  const { from, checks } = body.byMail;
  return `${from}; SPF ${checks.spf}, DKIM ${checks.dkim}, DMARC ${checks.dmarc}`;
};

/** Rules: RT-1…3. */
export const makeConversationSource = (deps: ConversationSourceDeps): SubjectSource => {
  const find = (scope: ShopScope, subject: Subject) => findConversations(deps.conversations, scope, subject);
  const readCustomer = makeReadCustomer(deps);
  return {
    name: 'conversations',
    async count(scope, subject) {
      return (await find(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, authors, customerWords, blockReasons } = rightsWords(locale);
      const items = [];
      for (const conversation of await find(scope, subject)) {
        const customer = await readCustomer(scope, conversation);
        items.push({
          id: conversation.id,
          fields: [
            ...field('openedAt', fields.openedAt, conversation.openedAt),
            ...field('page', fields.page, conversation.page),
            ...field('product', fields.product, productText(conversation.product)),
            ...field('keptUntil', fields.keptUntil, conversation.expiresAt),
            ...field(
              'blocked',
              fields.blocked,
              conversation.block && blockReasons[conversation.block.reason],
            ),
            ...field('customer', fields.customer, customer && customerText(customer, customerWords)),
          ],
        });
        for await (const event of eventsOf(deps.conversations, scope, conversation.id)) {
          if (!isWritten(event.body)) continue;
          items.push({
            id: event.id,
            fields: [
              ...field('conversationId', fields.conversationId, conversation.id),
              ...field('at', fields.at, event.at),
              ...field('author', fields.author, event.body.name ?? authors[event.author]),
              ...field('text', fields.text, event.body.text),
              ...field('byMail', fields.byMail, originText(event.body)),
            ],
          });
        }
      }
      // Others' words are withheld, Art. 15(4).
      const mentions = (await mentionsIn(deps, scope, subject)).map(({ event }) => ({
        id: event.id,
        fields: field('at', fields.at, event.at),
      }));
      return [
        { group: 'conversations', label: groups.conversations, items, retained: null },
        { group: 'mentions', label: groups.mentions, items: mentions, retained: null },
      ];
    },
    async erase(scope, subject, at) {
      const conversations = (await find(scope, subject)).filter((row) => row.openedAt <= at);
      let held = 0;
      let removed = 0;
      for (const conversation of conversations) {
        const { id, heldAt } = conversation;
        if (heldAt !== null && (await hideHeld(deps, scope, conversation, at))) {
          held += 1;
          await forgetMails(deps, scope, conversation);
          continue;
        }
        await deps.erasedSendings.mark(scope, conversation, at);
        // May be addressed to another person.
        removed += await deps.mails.removeByRef(scope, id);
        removed += await deps.conversations.erase(scope, id);
        await forgetAttached(deps, scope, id);
        await deps.endProofsAbout(scope, id, at);
      }
      const mentions = await redactMentions(deps, scope, subject, at);
      removed += mentions.removed;
      return { removed, retained: keptByHold(held + mentions.held) };
    },
    async records(scope, subject) {
      return (await find(scope, subject)).map(recordOfChat);
    },
    async restrict(scope, subject, at) {
      const conversations = await find(scope, subject);
      for (const conversation of conversations) {
        const { id } = conversation;
        if (at !== null) await closeForGood(deps, scope, conversation, repliesAlone);
        const hiddenAt = conversation.eraseAskedAt == null ? null : conversation.restrictedAt;
        if (at === null && hiddenAt === null) await goOnByMail(deps, scope, conversation);
        await deps.conversations.setMarks(scope, id, { restrictedAt: at ?? hiddenAt });
        // Pending mails are cancelled.
        if (at !== null) await forgetMails(deps, scope, conversation);
        const marked = await deps.conversations.find(scope, id);
        if (marked !== null) {
          deps.bus.publish({ type: 'conversation.hidden', shopId: scope.shopId, conversation: marked });
        }
      }
      return conversations.length;
    },
  };
};
