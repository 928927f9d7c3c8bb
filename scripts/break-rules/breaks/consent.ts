import type { Break } from '../break.ts';

export const CONSENT_BREAKS: readonly Break[] = [
  {
    rule: 'CO-1',
    what: 'A tick that was set under the old notice stays set under a new one.',
    file: 'plugin-assets/widget/state/reduce.ts',
    from: 'hasTicked: false,',
    to: 'hasTicked: state.hasTicked,',
    test: {
      file: 'test/unit/plugin-assets/widget/reduce.test.ts',
      title: 'takes the tick back when the notice is another one, and says why',
    },
  },
  {
    rule: 'CO-2',
    what: 'The service does not ask for the tick.',
    file: 'service/domain/lead/refuse-lead.ts',
    from: '  refuseWithoutTick(notice, input);',
    to: '',
    test: {
      file: 'test/http/leads/leads.test.ts',
      title: 'refuses a form without the tick and stores nothing',
    },
  },
  {
    rule: 'CO-3',
    what: 'Taking back the consent to the reply ends the consent to offers too.',
    file: 'service/domain/lead/withdraw-lead.ts',
    from: "if (purpose === 'reply') await",
    to: "if (purpose !== 'offers') await",
    test: {
      file: 'test/unit/domain/lead/withdraw-lead.test.ts',
      title: 'leaves a consent to offers standing, though it names the same form',
    },
  },
  {
    rule: 'CO-4',
    what: 'A notice of the past is accepted for ever.',
    file: 'service/domain/lead/refuse-lead.ts',
    from: 'deps.clock.now().getTime() - past.supersededAt.getTime() >= NOTICE_GRACE_MS',
    to: 'NOTICE_GRACE_MS < 0',
    test: {
      file: 'test/http/leads/leads.test.ts',
      title: 'accepts a superseded notice for 24 hours when only the text of the page changed',
    },
  },
  {
    rule: 'CO-4',
    what: 'The old notice is accepted though the policy page was taken down.',
    file: 'service/domain/lead/refuse-lead.ts',
    from: "  if (standing.page?.state !== 'published') return undefined;\n",
    to: '  if (standing.page !== undefined) return (await deps.notices.get(scope, input.noticeId)) ?? undefined;\n',
    test: {
      file: 'test/http/leads/leads.test.ts',
      title:
        'refuses the old notice at once when the page is unpublished, and keeps the new one as a request',
    },
  },
  {
    rule: 'CO-5',
    what: 'The text names fields that the form does not ask for.',
    file: 'service/domain/notice/compose-notice.ts',
    from: "...LEAD_FIELDS.filter((field) => shop.fields[field] !== 'off'),",
    to: '...LEAD_FIELDS,',
    test: {
      file: 'test/unit/domain/compose-notice.test.ts',
      title: 'drops a field that is turned off from the text and makes a new version',
    },
  },
  {
    rule: 'CO-6',
    what: 'The receipt alone does not withdraw: the lead stays.',
    file: 'service/domain/lead/withdraw-lead.ts',
    from: '      await deps.leads.remove(scope, receipt.leadId);\n      await deps.endProof(scope, receipt.consentEventId, now);',
    to: '      await deps.endProof(scope, receipt.consentEventId, now);',
    test: {
      file: 'test/http/leads/leads.test.ts',
      title: 'withdraws with the receipt alone: lead gone, event written, proof still valid',
    },
  },
  {
    rule: 'CO-7',
    what: 'Mails that wait when a consent is withdrawn stay, to be sent and read.',
    file: 'service/domain/lead/withdraw-lead.ts',
    from: '  await deps.mails.removeByRef(scope, receipt.leadId);\n',
    to: '',
    test: {
      file: 'test/privacy/withdrawn.test.ts',
      title: 'ends every use: nothing that the shop can open, list or export shows the person any more',
    },
  },
  {
    rule: 'CO-8',
    what: 'A form that was sent as a request is recorded as a consent.',
    file: 'service/domain/lead/keep-lead.ts',
    from: "  if (leadBasisOf(notice) === 'request') return deps.recordInformed(scope, about);\n",
    to: '',
    test: {
      file: 'test/http/leads/leads.test.ts',
      title:
        'refuses the old notice at once when the page is unpublished, and keeps the new one as a request',
    },
  },
  {
    rule: 'CO-9',
    what: 'The signature over the whole file is not checked.',
    file: 'service/domain/evidence/verify-file.ts',
    from: '    await checkSeal(whole, judgeSignature, say);\n',
    to: '',
    test: {
      file: 'test/http/evidence/evidence.test.ts',
      title: 'verifies with the published key alone, and fails when any part is altered, removed or added',
    },
  },
  {
    rule: 'CO-10',
    what: 'What is typed into the form is kept in the browser before it is sent.',
    file: 'plugin-assets/widget/form/offline-form.ts',
    from: 'oninput: () => set({ draft: message.value })',
    to: "oninput: () => (localStorage.setItem('draft', message.value), set({ draft: message.value }))",
    test: {
      file: 'test/browser/widget/form.test.ts',
      title: 'leaves no trace of a form that was not sent, however long it lay open, and after it was left',
    },
  },
  {
    rule: 'CO-10',
    what: 'A form that was never sent is reported when the visitor leaves the page.',
    file: 'plugin-assets/widget/form/offline-form.ts',
    from: 'oninput: () => set({ draft: message.value })',
    to: "oninput: () => (addEventListener('pagehide', () => navigator.sendBeacon('/v1/visitor/leads', message.value)), set({ draft: message.value }))",
    test: {
      file: 'test/browser/widget/form.test.ts',
      title: 'leaves no trace of a form that was not sent, however long it lay open, and after it was left',
    },
  },
  {
    rule: 'CO-10',
    what: 'The tab goes on keeping the text when it stands in the contact form.',
    file: 'plugin-assets/widget/main.ts',
    from: "screen === 'form' || !state.draft ? '' : kept",
    to: "!state.draft ? '' : state.draft",
    test: {
      file: 'test/browser/widget/kept-in-tab.test.ts',
      title: 'is forgotten once it stands in the form: of a form nothing is ever stored',
    },
  },
];
