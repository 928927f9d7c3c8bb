import type { Break } from '../break.ts';

export const CARD_BREAKS: readonly Break[] = [
  {
    rule: 'RQ-1',
    what: 'A consultant asks for data that the purpose does not need.',
    file: 'service/domain/card/request-data.ts',
    from: '    if (!purpose.fields.includes(kind)) throw refuse({ fields: `${kind} is not part of this purpose` });\n',
    to: '',
    test: {
      file: 'test/http/conversations/cards.test.ts',
      title:
        'is refused without fields, without a purpose, or with a field beside the purpose, and nothing is stored',
    },
  },
  {
    rule: 'RQ-2',
    what: 'An answer is taken for the card of another conversation.',
    file: 'service/domain/card/visitor-card.ts',
    from: 'if (card === null || card.conversationId !== conversation.id) throw notFound();',
    to: 'if (card === null) throw notFound();',
    test: {
      file: 'test/http/all-routes/server-decides.test.ts',
      title:
        'refuses the answer to a card of another conversation, to no card at all, over-long, of the wrong number, and twice',
    },
  },
  {
    rule: 'RQ-3',
    what: 'Nobody writes down that a consultant asked for data in free text.',
    file: 'service/domain/conversation/send-staff-message.ts',
    from: 'if (asked.length > 0) {',
    to: 'if (asked.length > 9) {',
    test: {
      file: 'test/http/conversations/visitor-text.test.ts',
      title: 'notes in the log, by code only, that somebody asked in free text anyway, and stops nobody',
    },
  },
  {
    rule: 'RQ-4',
    what: 'Card, account and identity numbers are stored as the visitor wrote them.',
    file: 'service/domain/conversation/store-message.ts',
    from: 'sender === null ? maskNumbers(message.text, at) :',
    to: 'sender === null ? { ...maskNumbers(message.text, at), text: message.text } :',
    test: {
      file: 'test/http/conversations/visitor-text.test.ts',
      title:
        'masks card, account and identity numbers of a visitor before store, socket, answer and log, and says so',
    },
  },
];
