import type { VisitorMessage } from '../domain/conversation/store-message.ts';
import type { Product } from '../domain/model/conversation/conversation.ts';
import type { Locale, NoticeId } from '../protocol/vocabulary.ts';

type SentAct = { ref: string; after?: string | undefined };
type SentMessage = SentAct & {
  text: string;
  notice?: NoticeId | undefined;
  page?: string | undefined;
  product?: Product | undefined;
};

/** `ref` of an act and of the previous one, from socket or HTTP. */
export const sentAct = ({ ref, after }: SentAct): { ref: string; after: string | null } => ({
  ref,
  after: after ?? null,
});

/** Visitor message from socket or HTTP. */
export const sentMessage = (sent: SentMessage, locale: Locale): VisitorMessage => ({
  ref: sent.ref,
  after: sent.after ?? null,
  text: sent.text,
  locale,
  notice: sent.notice ?? null,
  page: sent.page ?? null,
  product: sent.product ?? null,
});
