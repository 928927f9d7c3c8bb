import type { Locale } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation, ConversationEvent } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { inTheChatCatalog } from './texts/in-the-chat-catalog.ts';

const LOOKED_AT = 200;

const textOf = ({ body, author }: ConversationEvent, locale: Locale): string | null => {
  if (author !== 'staff') return null;
  const words = inTheChatCatalog[locale];
  if (body.kind === 'message') return body.text;
  if (body.kind === 'attachment_request') return `${body.text}\n${words.file}`;
  if (body.kind === 'attachment') return words.file;
  return body.kind === 'card' && body.state === 'asked' ? words.card : null;
};

/** Consultants' messages between two events, with display names. */
export const answerText = async (
  deps: { conversations: Pick<ConversationStore, 'eventsAfter'> },
  scope: ShopScope,
  { id, locale }: Conversation,
  after: number,
  upTo: number,
): Promise<string> => {
  const from = Math.max(after, upTo - LOOKED_AT);
  const events = await deps.conversations.eventsAfter(scope, id, from, upTo - from);
  return events
    .flatMap((event) => {
      const text = textOf(event, locale);
      const name = 'name' in event.body ? event.body.name : null;
      return text === null ? [] : [name ? `${name}:\n${text}` : text];
    })
    .join('\n\n');
};
