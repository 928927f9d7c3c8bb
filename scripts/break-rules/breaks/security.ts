import type { Break } from '../break.ts';

export const SECURITY_BREAKS: readonly Break[] = [
  {
    rule: 'SE-1',
    what: 'A query of the database reaches the rows of all shops.',
    file: 'service/store/mongo/base/reach.ts',
    from: "if ('shopId' in reach) return { shopId: reach.shopId };",
    to: "if ('shopId' in reach && reach.shopId === null) return { shopId: null };",
    test: {
      file: 'test/architecture/shop-tables.test.ts',
      title: 'get the shop of the scope into the filter, and never a shop that the filter brings',
    },
  },
  {
    rule: 'SE-2',
    what: 'The console may be shown inside a page of anybody.',
    file: 'service/http/security-headers.ts',
    from: "'media-src': [\"'self'\", 'data:', 'blob:'],\n        'frame-ancestors': [\"'none'\"],",
    to: "'media-src': [\"'self'\", 'data:', 'blob:'],\n        'frame-ancestors': ['*'],",
    test: {
      file: 'test/privacy/one-request.test.ts',
      title: 'never lets the console or the API be framed, sniffed or cached',
    },
  },
  {
    rule: 'SE-2',
    what: 'Browsers are not told to come by HTTPS only.',
    file: 'service/http/security-headers.ts',
    from: 'site.isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false',
    to: 'false',
    test: {
      file: 'test/http/security-headers.test.ts',
      title: 'sends all headers of its kind with /console/',
    },
  },
  {
    rule: 'SE-2',
    what: 'The time of an answer tells whether an account exists.',
    file: 'service/outbound/scrypt-password-hasher.ts',
    from: "(stored ?? decoy).split('$');",
    to: "(stored ?? '').split('$');",
    test: {
      file: 'test/unit/outbound/scrypt-password-hasher.test.ts',
      title: 'is derived at full cost also where no account is known',
    },
  },
  {
    rule: 'SE-2',
    what: 'A link confirms whatever address waits, not the one it was mailed to.',
    file: 'service/domain/staff/change-address.ts',
    from: 'next === null || next.linkHash !== confirmation.secretHash',
    to: 'next === null',
    test: {
      file: 'test/http/staff/change-address.test.ts',
      title: 'confirms the address that the link was mailed to, and no other',
    },
  },
  {
    rule: 'SE-3',
    what: 'A consultant can export the list for offers.',
    file: 'service/domain/model/base/tenancy.ts',
    from: "consultant: ['look', 'read', 'answer', 'leads'],",
    to: "consultant: ['look', 'read', 'answer', 'leads', 'marketing'],",
    test: {
      file: 'test/http/all-routes/role-matrix.test.ts',
      title: 'keep every role to what it may do, in one sentence that says whom to ask',
    },
  },
  {
    rule: 'SE-3',
    what: 'Everybody who reads chats can look people up by their e-mail address.',
    file: 'service/domain/subject-rights/look-up-person.ts',
    from: "shopWith(access, shopId, 'subjects')",
    to: "shopWith(access, shopId, 'read')",
    test: {
      file: 'test/http/all-routes/role-matrix.test.ts',
      title: 'keep every role to what it may do, in one sentence that says whom to ask',
    },
  },
  {
    rule: 'SE-4',
    what: 'The operator has two days to tell the shops of a breach.',
    file: 'service/domain/breach/breach.ts',
    from: 'export const CONTROLLER_HOURS = 24;',
    to: 'export const CONTROLLER_HOURS = 48;',
    test: {
      file: 'test/privacy/records.test.ts',
      title: 'tells each controller once, starts both clocks, and shows the shop what Art. 33(3) asks for',
    },
  },
  {
    rule: 'SE-5',
    what: 'Name, address and message of a contact form are stored in clear.',
    file: 'service/domain/lead/keep-lead.ts',
    from: 'sealed[field] = await vault.seal(scope, value);',
    to: 'sealed[field] = value;',
    test: { file: 'test/http/leads/leads.test.ts', title: 'stores no personal field in clear' },
  },
  {
    rule: 'SE-5',
    what: 'The words of a conversation are stored in clear.',
    file: 'service/store/sealed/sealed-conversation.ts',
    from: "const sealed = key.seal('text', beginning);",
    to: 'const sealed = beginning;',
    test: {
      file: 'test/privacy/canaries.test.ts',
      title: 'keeps what a lead and a conversation say sealed',
    },
  },
  {
    rule: 'SE-6',
    what: 'The mail about a new lead carries the address of the person.',
    file: 'service/domain/notify/tell-of-leads.ts',
    from: 'gaps: { shop: shop.name, reference: lead.reference, link: `${list}/${lead.id}` },',
    to: 'gaps: { shop: shop.name, reference: lead.pagePath, link: `${list}/${lead.id}` },',
    test: {
      file: 'test/http/mail/notice-mails.test.ts',
      title: 'tell staff of a new lead with a link to it and none of its data',
    },
  },
  {
    rule: 'CH-1',
    what: 'The contact form asks for an age.',
    file: 'service/protocol/vocabulary.ts',
    from: "export const LEAD_FIELDS = ['name', 'email', 'phone'] as const;",
    to: "export const LEAD_FIELDS = ['name', 'email', 'phone', 'age'] as const;",
    test: {
      file: 'test/privacy/no-age.test.ts',
      title: 'is asked of no visitor: not by the form, not by a card, not in any words of the widget',
    },
  },
  {
    rule: 'CH-1',
    what: 'A date of birth that comes with a form is taken.',
    file: 'service/protocol/api/visitor-api.ts',
    from: '  name: v.optional(lineField(LIMITS.maxNameCodePoints)),\n',
    to: '  birthDate: v.optional(v.string()),\n  name: v.optional(lineField(LIMITS.maxNameCodePoints)),\n',
    test: { file: 'test/privacy/no-age.test.ts', title: 'is not taken when it is sent all the same' },
  },
  {
    rule: 'SE-5',
    what: 'The message id of a reply by mail is stored as it came.',
    file: 'service/domain/mail-in/receive-mail.ts',
    from: "`mail_${deps.digest.keyed('mail-reply-ref', JSON.stringify([messageId, from, text]))}`;",
    to: "`mail_${deps.digest.keyed('mail-reply-ref', JSON.stringify([from, text])).slice(0, 8)}_${messageId}`;",
    test: {
      file: 'test/privacy/mail/replies-leave-nothing.test.ts',
      title:
        'is in the database sealed, by no header field, address, quote or file, not even as a plain hash',
    },
  },
  {
    rule: 'SE-6',
    what: 'A mail brings the text of answers to a visitor who did not tick that.',
    file: 'service/domain/way-back/mail-answer.ts',
    from: 'if (way.textByMail !== true) return { words: answerMailCatalog[locale] };',
    to: 'if (way.until < new Date(0)) return { words: answerMailCatalog[locale] };',
    test: {
      file: 'test/realtime/ways-back/replies-by-mail.test.ts',
      title: 'are invited only where the visitor ticked the text, and then the mail brings it',
    },
  },
];
