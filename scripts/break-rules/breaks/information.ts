import type { Break } from '../break.ts';

export const INFORMATION_BREAKS: readonly Break[] = [
  {
    rule: 'TR-1',
    what: 'The notice does not name the rights of the person.',
    file: 'service/domain/notice/compose-notice.ts',
    from: '    fillParts(rights, gaps),\n',
    to: '',
    test: {
      file: 'test/unit/domain/compose-notice.test.ts',
      title:
        'tells who, why, basis, how long, rights, contact and complaint body before any input, in each language',
    },
  },
  {
    rule: 'TR-1',
    what: 'The second layer of the live chat does not name the rights of the person.',
    file: 'service/domain/notice/compose-chat-notice.ts',
    from: '    fillParts(common.rights, gaps),\n',
    to: '',
    test: {
      file: 'test/unit/domain/notice/chat-notice.test.ts',
      title: 'says all that Art. 13 asks for, with and without a policy page, in each language',
    },
  },
  {
    rule: 'TR-1',
    what: 'The live chat does not say what the shop’s own system adds about a customer.',
    file: 'service/domain/notice/compose-chat-notice.ts',
    from: '...(hasShopServer ? [shopServer] : [])',
    to: '...[]',
    test: {
      file: 'test/unit/domain/notice/chat-notice.test.ts',
      title: 'names what the shop server adds only while it is connected',
    },
  },
  {
    rule: 'TR-2',
    what: 'The form opens before the owner has confirmed who the controller is.',
    file: 'service/domain/model/shop/closed-reason.ts',
    from: "  if (shop.confirmedAt === null) missing.push('confirm');\n",
    to: '',
    test: {
      file: 'test/http/leads/leads.test.ts',
      title: 'collects nothing until the owner has confirmed who the controller is',
    },
  },
  {
    rule: 'TR-3',
    what: 'An Austrian shop names the authority of Germany.',
    file: 'service/domain/model/notice/complaint-authority.ts',
    from: "{ UK: 'GB' }",
    to: "{ UK: 'GB', AT: 'DE' }",
    test: {
      file: 'test/unit/domain/compose-notice.test.ts',
      title: 'names the authority of the shop’s country, in the language of the widget',
    },
  },
  {
    rule: 'TR-4',
    what: 'The link does not say that the policy is in another language.',
    file: 'service/domain/notice/compose-notice.ts',
    from: 'return page.locale === locale ? [link]',
    to: 'return page.locale !== null ? [link]',
    test: {
      file: 'test/unit/domain/compose-notice.test.ts',
      title: 'says in which language the policy is when the widget speaks another one',
    },
  },
  {
    rule: 'TR-5',
    what: 'A shop can require both the e-mail address and the phone number.',
    file: 'service/domain/shop/change-settings.ts',
    from: "if (fields.email === 'required' && fields.phone === 'required') {",
    to: "if (fields.email === 'required' && fields.phone === 'off') {",
    test: {
      file: 'test/http/staff/staff.test.ts',
      title: 'refuses colours that cannot be read and both contact fields required',
    },
  },
];
