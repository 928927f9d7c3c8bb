import type { Break } from '../break.ts';

export const OPERATOR_BREAKS: readonly Break[] = [
  {
    rule: 'PR-1',
    what: 'The key of an address is the same in every shop, so that shops could be joined by it.',
    file: 'service/outbound/aes-field-vault.ts',
    from: "createHmac('sha256', (await keysOf(scope)).pepper)",
    to: "createHmac('sha256', scope.shopId === '' ? '' : serviceKey)",
    test: {
      file: 'test/privacy/not-built.test.ts',
      title: 'gives the same address another key in each shop, so that nobody can join them',
    },
  },
  {
    rule: 'PR-1',
    what: 'The search index hashes a word alike in every shop, so that shops could be joined by it.',
    file: 'service/outbound/aes-field-vault.ts',
    from: "createHmac('sha256', pepper).update(SEARCH_KEY)",
    to: "createHmac('sha256', pepper === undefined ? '' : SEARCH_KEY).update(SEARCH_KEY)",
    test: {
      file: 'test/privacy/not-built.test.ts',
      title: 'gives the same word another hash in the search index of each shop',
    },
  },
  {
    rule: 'PR-2',
    what: 'An agreement is accepted whatever words were read.',
    file: 'service/domain/agreement/accept-agreement.ts',
    from: "if (document.state !== 'offered' || document.sha256 !== sha256) {",
    to: "if (document.state !== 'offered') {",
    test: {
      file: 'test/http/agreements/agreements.test.ts',
      title: 'are accepted only with the ticked box and the hash of the words that were read',
    },
  },
  {
    rule: 'PR-2',
    what: 'The link that makes an agreement bind works though no mail server took its mail.',
    file: 'service/domain/model/confirmation/confirmation.ts',
    from: "['optin', 'agreement', 'subject_request', 'sender']",
    to: "['optin', 'subject_request', 'sender']",
    test: {
      file: 'test/http/mail/only-the-person.test.ts',
      title: 'makes no agreement before a mail server took the mail; the shop cannot press it',
    },
  },
  {
    rule: 'PR-3',
    what: 'A new sub-processor may be used at once.',
    file: 'service/domain/agreement/change-sub-processors.ts',
    from: 'if (isAnybodyBound && given.since < earliestStart(now)) {',
    to: 'if (!isAnybodyBound && given.since < earliestStart(now)) {',
    test: {
      file: 'test/http/agreements/agreements.test.ts',
      title: 'tell every bound shop of a new sub-processor thirty days ahead and take its objection',
    },
  },
  {
    rule: 'PR-4',
    what: 'The record of processing leaves out the agencies that have access.',
    file: 'service/domain/processing-record/compose-controller-record.ts',
    from: '    ...disclosure.agencies.map((name) => fillGaps(w.agencyRecipient, { name })),\n',
    to: '',
    test: {
      file: 'test/privacy/records.test.ts',
      title: 'change when a feature is switched on or off, a period set, an agency let in',
    },
  },
  {
    rule: 'PR-4',
    what: 'The record of processing does not name what the shop’s own system adds about a customer.',
    file: 'service/domain/model/agreement/agreement-variables.ts',
    from: "if (type === 'shop_customer') return shop.adapterSecrets.length > 0;",
    to: "if (type === 'shop_customer') return false;",
    test: {
      file: 'test/privacy/records.test.ts',
      title: 'name what the shop server adds about a customer, and only while it is connected',
    },
  },
  {
    rule: 'PR-5',
    what: 'The chat of a shop that leaves goes on.',
    file: 'service/domain/model/shop/closed-reason.ts',
    from: "  if (shop.closesAt !== null) return 'shop_closed';\n",
    to: '',
    test: {
      file: 'test/realtime/closing.test.ts',
      title: 'that closes refuses the next message on an open socket, and takes messages again when it stays',
    },
  },
  {
    rule: 'PR-5',
    what: 'What a shop leaves behind stays after the hold.',
    file: 'service/domain/departure/finish-departures.ts',
    from: '  await deps.shopArchive.remove(scope, certificateEnd(at));\n',
    to: '',
    test: {
      file: 'test/privacy/departure.test.ts',
      title: 'deletes everything after the hold: its id stands in no collection, the neighbour keeps all',
    },
  },
  {
    rule: 'PR-6',
    what: 'Nobody writes down who opened a lead.',
    file: 'service/domain/lead/show-leads.ts',
    from: '    await deps.recordAct({\n      actor: access.staff.id,\n      shopId: opened.lead.shopId,\n',
    to: '    if (access === null) await deps.recordAct({\n      actor: access,\n      shopId: opened.lead.shopId,\n',
    test: {
      file: 'test/unit/domain/lead/show-leads.test.ts',
      title: 'is shown with what was typed, and the look at it is written down',
    },
  },
  {
    rule: 'PR-6',
    what: 'Nobody writes down who read the answers of a card.',
    file: 'service/domain/card/read-cards.ts',
    from: "cards.some(({ sealed, state }) => sealed !== null && state !== 'withdrawn')",
    to: "cards.some(({ sealed, state }) => sealed !== null && state === 'withdrawn')",
    test: {
      file: 'test/http/conversations/cards.test.ts',
      title: 'shows answers masked to people without the right to answer, and writes down who read them',
    },
  },
  {
    rule: 'PR-6',
    what: 'Nobody writes down who read the notes of a chat.',
    file: 'service/domain/note/read-notes.ts',
    from: "    await deps.recordReading(access.staff.id, 'conversation.read', [scope.shopId], conversation.id);\n    return deps.notes.listByConversation(scope, id);",
    to: '    return deps.notes.listByConversation(scope, conversation.id);',
    test: {
      file: 'test/http/all-routes/reading-routes.test.ts',
      title: 'name the act that stands in the activity log afterwards; the others answer with none',
    },
  },
];
