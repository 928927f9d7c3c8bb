import type { Break } from '../break.ts';

export const RIGHTS_BREAKS: readonly Break[] = [
  {
    rule: 'RT-1',
    what: 'The answer to a request leaves out what the person wrote in the contact form.',
    file: 'service/domain/subject-rights/sources/lead-source.ts',
    from: "            ...field('message', fields.message, values.message),\n",
    to: '',
    test: {
      file: 'test/unit/domain/subject-rights/rights-desk.test.ts',
      title: 'is everything of that person and nothing of anybody else, with the words that were shown',
    },
  },
  {
    rule: 'RT-2',
    what: 'Erasing a person leaves the contact form.',
    file: 'service/domain/subject-rights/sources/lead-source.ts',
    from: 'if (await deps.leads.remove(scope, lead.id)) removed += 1;',
    to: 'removed += 1;',
    test: {
      file: 'test/unit/domain/subject-rights/rights-desk.test.ts',
      title: 'removes what is held and tells what stays, why and until when; nobody else is touched',
    },
  },
  {
    rule: 'RT-2',
    what: 'The key of an erased conversation stays, so that copies of its rows can still be read.',
    file: 'service/outbound/vault/content-keys.ts',
    from: '        await store.remove(scope, ids);\n',
    to: '',
    test: {
      file: 'test/unit/outbound/content-keys.test.ts',
      title: 'are gone for everybody once destroyed',
    },
  },
  {
    rule: 'SE-5',
    what: 'The page of a consent is stored in clear.',
    file: 'service/domain/consent/record-consent.ts',
    from: 'event.pageOrigin === null ? undefined : event',
    to: 'undefined',
    test: {
      file: 'test/privacy/erased-on-mongodb.test.ts',
      title: 'is in no file of it: data, free pages, journal, log or oplog',
    },
  },
  {
    rule: 'RT-3',
    what: 'A restricted lead stays in the list of leads.',
    file: 'service/domain/subject-rights/restriction/restrict-person.ts',
    from: '(scope, subject, isOn ? clock.now() : null)',
    to: '(scope, subject, null)',
    test: {
      file: 'test/unit/domain/subject-rights/rights-desk.test.ts',
      title: 'hides the person’s leads and stops their time until it is lifted',
    },
  },
  {
    rule: 'RT-3',
    what: 'A restricted lead is deleted by time.',
    file: 'service/store/mongo/lead/lead-rows.ts',
    from: 'const free = { restrictedAt: null, heldAt: null };',
    to: 'const free = { heldAt: null };',
    test: {
      file: 'test/contract/leads.test.ts',
      title: 'leave what is held or restricted, and list what is held',
    },
  },
  {
    rule: 'RT-4',
    what: 'The register of requests keeps the new value of a corrected field.',
    file: 'service/domain/subject-rights/decide-request.ts',
    from: "act: 'rectified' as const, actor, detail: change.field,",
    to: "act: 'rectified' as const, actor, detail: change.value as never,",
    test: {
      file: 'test/unit/domain/subject-rights/rights-desk.test.ts',
      title: 'corrects the field and the key of the person, and keeps neither value in the register',
    },
  },
  {
    rule: 'RT-5',
    what: 'A request is due two months after it came in.',
    file: 'service/domain/subject-rights/subject-request.ts',
    from: 'monthsAfter(receivedAt, isExtended ? 3 : 1)',
    to: 'monthsAfter(receivedAt, isExtended ? 3 : 2)',
    test: {
      file: 'test/unit/domain/mentions.test.ts',
      title: 'ends one month after it came in; 31 January ends on 28 or 29 February',
    },
  },
  {
    rule: 'RT-6',
    what: 'Data are shown and erased before it is sure who asks.',
    file: 'service/domain/subject-rights/request-desk.ts',
    from: 'if (request.identity === null) {',
    to: 'if (request.identity === undefined) {',
    test: {
      file: 'test/http/rights/requests.test.ts',
      title: 'shows, changes and erases nothing before it is sure who asks, and never takes a document',
    },
  },
  {
    rule: 'RT-7',
    what: 'A conversation that the visitor erases stays with the consultants.',
    file: 'service/domain/conversation/close-conversation.ts',
    from: 'const events = await deps.conversations.erase(scope, conversation.id);',
    to: 'const events = conversation.lastSeq;',
    test: {
      file: 'test/realtime/ending.test.ts',
      title: 'erases the running conversation at the wish of the visitor, live on the other side',
    },
  },
  {
    rule: 'RT-8',
    what: 'A lead whose consent was withdrawn is not marked as erased, so that a backup may bring it back.',
    file: 'service/domain/lead/withdraw-lead.ts',
    from: '    await deps.markErased(scope, { subjectKeys: [], refs: [receipt.leadId] }, now);\n',
    to: '',
    test: {
      file: 'test/unit/domain/lead/withdraw-lead.test.ts',
      title: 'is marked, so that no backup and no late copy brings it back: the lead, its form, its token',
    },
  },
  {
    rule: 'RT-8',
    what: 'After a restore nobody is erased again.',
    file: 'service/domain/subject-rights/erase-marked.ts',
    from: '    for (const erasure of erasures) {',
    to: '    for (const erasure of erasures.slice(0, 0)) {',
    test: {
      file: 'test/privacy/restored-backup.test.ts',
      title: 'stays erased from them when a backup of before is restored',
    },
  },
  {
    rule: 'RT-8',
    what: 'A start does not look for what a restored backup brought back.',
    file: 'service/compose/before-serving.ts',
    from: 'const replayed = await useCases.replayErasures();',
    to: 'const replayed = { marks: 0, removed: 0, epochs: 0 };',
    test: {
      file: 'test/privacy/restored-backup.test.ts',
      title: 'stays erased from them when a backup of before is restored',
    },
  },
  {
    rule: 'RT-8',
    what: 'A start does not compare the marks of the two databases.',
    file: 'service/domain/subject-rights/replay-erasures.ts',
    from: 'unstored: missingMarks(noted, known, deps.digest),',
    to: 'unstored: [],',
    test: {
      file: 'test/unit/domain/subject-rights/replayed-together.test.ts',
      title: 'read all chats after a restore until one start has ended',
    },
  },
  {
    rule: 'RT-8',
    what: 'A start accepts an older copy of the database of keys.',
    file: 'service/domain/subject-rights/replay-erasures.ts',
    from: '    if (unwritten > 0) throw new KeysOutdated(unwritten);\n',
    to: '',
    test: {
      file: 'test/unit/domain/subject-rights/keys-outdated.test.ts',
      title: 'is an older copy when it lacks a mark that still counts: the start is refused',
    },
  },
  {
    rule: 'RT-8',
    what: 'A backup is restored beside an older copy of the database of keys.',
    file: 'scripts/cli/backup/restore.ts',
    from: '  if (missing.length > 0) throw new KeysOutdated(missing.length);\n',
    to: '',
    test: {
      file: 'test/start/command-line/restore-with-older-keys.test.ts',
      title: 'is refused as an older copy when it lacks a mark that still counts',
    },
  },
];
