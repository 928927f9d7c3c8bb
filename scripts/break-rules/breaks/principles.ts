import type { Break } from '../break.ts';

/** D1 and D6 are covered with other rules. */
export const PRINCIPLE_BREAKS: readonly Break[] = [
  {
    rule: 'D2',
    what: 'A form on the basis of a request shows the text of a consent.',
    file: 'service/domain/notice/compose-notice.ts',
    from: "const consent = basis === 'consent' && policy !== null ?",
    to: 'const consent = policy !== null ?',
    test: {
      file: 'test/unit/domain/compose-notice.test.ts',
      title: 'has no consent text on the basis of a request or without a published page',
    },
  },
  {
    rule: 'D3',
    what: 'The box for consent is shown in any state of the policy page.',
    file: 'service/domain/model/notice/form-mode.ts',
    from: "if (page?.state === 'published') return { kind: shop.leadBasis };",
    to: 'if (page !== null) return { kind: shop.leadBasis };',
    test: {
      file: 'test/http/leads/leads.test.ts',
      title: 'shows box and consent text only while the policy page is published',
    },
  },
  {
    rule: 'D3',
    what: 'A manager can show the form without any notice.',
    file: 'service/domain/shop/change-settings.ts',
    from: "shop.whenNoPolicy !== 'bare' && role !== 'owner'",
    to: "shop.whenNoPolicy !== 'bare' && role === 'consultant'",
    test: {
      file: 'test/http/staff/staff.test.ts',
      title:
        'shows the form without notice only after the owner typed the name of the shop, and writes it down',
    },
  },
  {
    rule: 'D4',
    what: 'The service takes a form however long it lay open.',
    file: 'service/domain/lead/form-token.ts',
    from: 'ageMs >= 0 && ageMs <= FORM_TOKEN_MS ? nonce : null',
    to: 'ageMs >= 0 ? nonce : null',
    test: {
      file: 'test/http/all-routes/server-decides.test.ts',
      title: 'refuses a form that lay open for too long, and one that was sent before',
    },
  },
  {
    rule: 'D5',
    what: 'A notice keeps its id when its words change.',
    file: 'service/domain/notice/freeze-notice.ts',
    from: 'digest.sha256Hex(canonicalJson(JSON.parse(JSON.stringify(content))))',
    to: 'digest.sha256Hex(content.shopId + content.surface + content.locale)',
    test: {
      file: 'test/unit/domain/compose-notice.test.ts',
      title: 'has the hash of all its words as id, whatever the time and revision',
    },
  },
  {
    rule: 'D5',
    what: 'An event of the ledger does not name the one before it.',
    file: 'service/store/mongo/consent/append-consent.ts',
    from: 'one.build(placeAfter(head))',
    to: "one.build({ ...placeAfter(head), previousHash: '0'.repeat(64) })",
    test: {
      file: 'test/contract/consents.test.ts',
      title: 'gives each event the next place in the chain',
    },
  },
  {
    rule: 'D7',
    what: 'The form stays open without an agreement.',
    file: 'service/domain/model/shop/closed-reason.ts',
    from: "  if (agreement === 'missing') return 'dpa_required';\n",
    to: '',
    test: {
      file: 'test/http/leads/leads.test.ts',
      title: 'refuses leads without an agreement when somebody else runs the service',
    },
  },
  {
    rule: 'D7',
    what: 'A request about data, with an address in it, is kept without an agreement.',
    file: 'service/domain/subject-rights/request-desk.ts',
    from: '      await requireBoundOnce(deps, scope);\n',
    to: '',
    test: {
      file: 'test/http/agreements/storing-routes.test.ts',
      title: 'answer 403 dpa_required and store nothing while no agreement was ever made',
    },
  },
];
