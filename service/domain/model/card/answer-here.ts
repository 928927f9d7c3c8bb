import type { Shop } from '../shop/shop.ts';
import type { AskedField, Card, CardPurpose } from './card.ts';

/** Answers by mail. */
export const ANSWER_HERE = 'answer_here';
export const ANSWER_HERE_FIELDS: readonly AskedField[] = [{ kind: 'email', label: null }];

export const isAnswerHere = ({ purposeCode }: Pick<Card, 'purposeCode'>): boolean =>
  purposeCode === ANSWER_HERE;

/** Basis: the request; stays as long as the chat. Rules: RQ-1, D2. */
export const answerHerePurpose = (shop: Pick<Shop, 'conversationRetentionDays'>): CardPurpose => ({
  code: ANSWER_HERE,
  text: {
    pl: 'powiadomienie Cię e-mailem, że odpowiedzieliśmy na tym czacie; w wiadomości jest link do rozmowy',
    en: 'telling you by e-mail that we have answered in this chat; the e-mail has a link to the chat',
    de: 'die Nachricht an Sie per E-Mail, dass wir in diesem Chat geantwortet haben; darin steht ein Link zum Chat',
  },
  basis: 'contract',
  fields: ['email'],
  retentionDays: shop.conversationRetentionDays,
  needed: true,
  consequence: {
    pl: 'Bez adresu odpowiemy tylko tutaj, na czacie.',
    en: 'Without an address we will answer only here in the chat.',
    de: 'Ohne Adresse antworten wir nur hier im Chat.',
  },
});
