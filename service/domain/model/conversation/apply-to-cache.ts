import { promisedConversationEnd } from '../retention/retention.ts';
import { withTeam } from '../team/team.ts';
import { type Conversation, type ConversationEvent, isHeldBy, shownText } from './conversation.ts';
import { previewText } from './preview.ts';

/** Field by field for speed; omits absent fields. */
export const changeableCopy = (
  one: Conversation,
): { -readonly [Field in keyof Conversation]: Conversation[Field] } => {
  const copy: { -readonly [Field in keyof Conversation]: Conversation[Field] } = {
    id: one.id,
    shopId: one.shopId,
    openHash: one.openHash,
    tokenHash: one.tokenHash,
    tokenExpiresAt: one.tokenExpiresAt,
    status: one.status,
    assignedTo: one.assignedTo,
    team: one.team,
    locale: one.locale,
    page: one.page,
    product: one.product,
    openedAt: one.openedAt,
    promisedDays: one.promisedDays,
    subjectKeys: one.subjectKeys,
    customer: one.customer,
    restrictedAt: one.restrictedAt,
    heldAt: one.heldAt,
    heldReason: one.heldReason,
    lastSeq: one.lastSeq,
    lastAt: one.lastAt,
    expiresAt: one.expiresAt,
    unread: one.unread,
    waitingSince: one.waitingSince,
    readByVisitor: one.readByVisitor,
    readByStaff: one.readByStaff,
    preview: one.preview,
    block: one.block,
  };
  if (one.tagIds !== undefined) copy.tagIds = one.tagIds;
  if (one.teamIds !== undefined) copy.teamIds = one.teamIds;
  if (one.wroteAt !== undefined) copy.wroteAt = one.wroteAt;
  if (one.wroteSeq !== undefined) copy.wroteSeq = one.wroteSeq;
  if (one.handedAt !== undefined) copy.handedAt = one.handedAt;
  if (one.eraseAskedAt !== undefined) copy.eraseAskedAt = one.eraseAskedAt;
  if (one.waysBack !== undefined) copy.waysBack = one.waysBack;
  return copy;
};

const CONTACTS: ReadonlySet<string> = new Set(['message', 'card', 'attachment', 'attachment_request']);
/** Restarts the retention period. Rule: RE-2. */
const isContact = (body: ConversationEvent['body']): boolean =>
  CONTACTS.has(body.kind) || (body.kind === 'form' && body.state === 'sent');

/** Pure, for recomputation after a crash. */
export const applyToCache = (conversation: Conversation, event: ConversationEvent): Conversation => {
  const next = changeableCopy(conversation);
  next.lastSeq = event.seq;
  next.lastAt = event.at;
  if (isContact(event.body))
    next.expiresAt = promisedConversationEnd(next.promisedDays, next.subjectKeys, event.at);
  const isVisitors = event.author === 'visitor';
  switch (event.body.kind) {
    case 'message':
    case 'card':
    case 'attachment':
    case 'attachment_request': {
      const text = shownText(event.body);
      if (text !== undefined) next.preview = previewText(text);
      // The service's own card is no answer.
      if (event.author === 'system') return next;
      if (isVisitors) {
        next.unread += 1;
        next.waitingSince ??= event.at;
        next.wroteAt = event.at;
        next.wroteSeq = event.seq;
        return next;
      }
      // Sender had not seen the answer: unanswered.
      const seen = event.body.kind === 'message' ? event.body.seen : undefined;
      const hasCrossed = seen !== undefined && (next.wroteSeq ?? 0) > seen;
      next.unread = hasCrossed ? 1 : 0;
      next.waitingSince = hasCrossed ? (next.wroteAt ?? event.at) : null;
      return next;
    }
    case 'assigned': {
      const { assignedTo, teamId } = event.body;
      next.assignedTo = assignedTo;
      next.team = teamId ? { id: teamId, at: event.at } : null;
      if (teamId) next.teamIds = withTeam(next.teamIds, teamId);
      if (assignedTo !== null && assignedTo.staffId === event.staffId) return next;
      next.handedAt = event.at;
      // Waits even when answered.
      if (assignedTo !== null || next.team !== null) next.waitingSince ??= event.at;
      // Unread after a handover.
      if (next.waitingSince !== null) next.unread = Math.max(1, next.unread);
      return next;
    }
    case 'status':
      next.status = event.body.status;
      // Still waiting and unread.
      if (next.status === 'open' && next.waitingSince !== null) next.unread = Math.max(1, next.unread);
      if (event.body.block !== undefined)
        next.block = event.body.block === null ? null : { reason: event.body.block, at: event.at };
      return next;
    case 'read':
      if (isVisitors) next.readByVisitor = Math.max(next.readByVisitor, event.body.upTo);
      else if (isHeldBy(next, event.staffId)) {
        next.readByStaff = Math.max(next.readByStaff, event.body.upTo);
        if (event.body.upTo >= event.seq - 1) next.unread = 0;
      }
      return next;
    case 'form':
      // Continued as a lead.
      if (event.body.state === 'sent') Object.assign(next, { waitingSince: null, unread: 0 });
      return next;
    case 'mail':
      return next;
  }
};
