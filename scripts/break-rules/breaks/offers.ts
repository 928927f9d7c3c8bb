import type { Break } from '../break.ts';

export const OFFER_BREAKS: readonly Break[] = [
  {
    rule: 'MK-1',
    what: 'A ticked box for one channel counts for the other one too.',
    file: 'service/domain/marketing/ticked-boxes.ts',
    from: 'for (const channel of boxes.channels) {',
    to: 'for (const { channel } of current.boxes) {',
    test: {
      file: 'test/unit/domain/marketing/subscribe.test.ts',
      title: 'by phone stands by the tick alone, without a mail',
    },
  },
  {
    rule: 'MK-2',
    what: 'The link of the double opt-in works though no mail server took its mail.',
    file: 'service/domain/confirmation/look-at-confirmation.ts',
    from: '  if (needsDelivery(confirmation.kind) && confirmation.delivery === null) throw notDelivered();\n',
    to: '',
    test: {
      file: 'test/http/mail/only-the-person.test.ts',
      title: 'makes no double opt-in before a mail server took the mail; staff cannot press it',
    },
  },
  {
    rule: 'MK-2',
    what: 'An address is on the list before the person has confirmed it.',
    file: 'service/domain/marketing/subscribe.ts',
    from: "state: 'pending',\n            optIn: 'double',",
    to: "state: 'confirmed',\n            optIn: 'double',",
    test: {
      file: 'test/http/marketing/marketing.test.ts',
      title: 'keeps an e-mail sign-up out of every export until the link in the mail is used',
    },
  },
  {
    rule: 'MK-3',
    what: 'Every contact form with an address becomes a consent to offers.',
    file: 'service/domain/lead/submit-lead.ts',
    from: '  if (marketing === null) return;\n',
    to: "  if (marketing === null) {\n    const shown = offerBoxesOf(deps, standing);\n    if (shown === null) return;\n    return takeBoxes(deps, scope, { marketing: { noticeId: shown.notice.id, channels: ['email'] }, values, locale, ref, page } as never, standing);\n  }\n",
    test: {
      file: 'test/http/marketing/marketing.test.ts',
      title: 'does not take the address of a contact form, or of any other purpose, for a consent to offers',
    },
  },
  {
    rule: 'MK-4',
    what: 'A file brings an address back that has withdrawn.',
    file: 'service/domain/marketing/import-subscriptions.ts',
    from: 'if (await isSuppressed(deps.suppressions, scope, channel, keys)) {',
    to: 'if (subjectKey === null) {',
    test: {
      file: 'test/http/marketing/marketing-lists.test.ts',
      title: 'keeps a withdrawn address out when a file brings it in again',
    },
  },
];
