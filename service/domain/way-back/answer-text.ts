import type { Locale } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation, ConversationEvent } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';

const IN_THE_CHAT: Record<Locale, { file: string; card: string }> = {
  pl: { file: '[zdjęcie lub plik: zobaczysz na czacie]', card: '[pytanie o dane: odpowiesz na czacie]' },
  en: {
    file: '[a picture or file: see it in the chat]',
    card: '[a question about data: answer it in the chat]',
  },
  de: {
    file: '[ein Bild oder eine Datei: im Chat zu sehen]',
    card: '[eine Frage nach Daten: im Chat zu beantworten]',
  },
};
const LOOKED_AT = 200;

const textOf = ({ body, author }: ConversationEvent, locale: Locale): string | null => {
  if (author !== 'staff') return null;
  const words = IN_THE_CHAT[locale];
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
