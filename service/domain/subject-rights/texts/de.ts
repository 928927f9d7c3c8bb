import type { RightsWords } from './rights-words.ts';

export const de: RightsWords = {
  groups: {
    leads: 'Nachrichten aus dem Kontaktformular',
    conversations: 'Chats',
    consents: 'Einwilligungen und was aus ihnen wurde',
    mails: 'E-Mails, die auf den Versand warten',
    marketing: 'Einwilligungen in Werbung',
    suppressions: 'Adressen, an die keine Werbung gesendet werden darf',
    notices: 'Informationen, die angezeigt wurden',
    about: 'Zu dieser Auskunft',
  },
  fields: {
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    reference: 'Nummer',
    createdAt: 'Gespeichert',
    message: 'Nachricht',
    page: 'Gesendet von Seite',
    basis: 'Rechtsgrundlage',
    noticeId: 'Nummer der Information',
    keptUntil: 'Gespeichert bis',
    openedAt: 'Begonnen',
    conversationId: 'Chat',
    at: 'Zeit',
    author: 'Wer',
    text: 'Text',
    to: 'An',
    subject: 'Betreff',
    action: 'Was geschah',
    purpose: 'Zweck',
    occurredAt: 'Wann',
    method: 'Wie',
    subjectKey: 'Fingerabdruck der Adresse (die Adresse lässt sich daraus nicht ablesen)',
    signature: 'Signatur',
  },
  bases: {
    consent: 'Einwilligung (Art. 6 Abs. 1 lit. a DSGVO)',
    request: 'Beantwortung der Anfrage (Art. 6 Abs. 1 lit. b oder f DSGVO)',
  },
  authors: { visitor: 'Sie', staff: 'Beratung', system: 'System' },
  actions: {
    granted: 'Einwilligung erteilt',
    confirmed: 'Einwilligung bestätigt',
    withdrawn: 'Einwilligung widerrufen',
    expired: 'Einwilligung abgelaufen',
    superseded: 'durch eine neuere Einwilligung ersetzt',
  },
  purposes: {
    reply: 'Beantwortung der Nachricht',
    marketing_email: 'Angebote per E-Mail',
    marketing_phone: 'Angebote per SMS und Telefon',
  },
  retained: {
    proof:
      'Ein Nachweis, dass eine Einwilligung erteilt oder widerrufen wurde, ohne Text und ohne Kontaktdaten: nötig zur Verteidigung gegen Rechtsansprüche (Art. 17 Abs. 3 lit. e DSGVO); er wird gelöscht, wenn seine Frist endet.',
    suppression:
      'Der Vermerk, dass an diese Adresse keine Angebote gesendet werden dürfen (Art. 21 Abs. 3 DSGVO): ohne ihn könnte der Widerspruch nicht beachtet werden.',
    hold: 'Daten, die zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen nötig sind (Art. 17 Abs. 3 lit. e DSGVO).',
    register:
      'Ein Eintrag im Verzeichnis der Anträge ohne Kontaktdaten: Nachweis, dass wir fristgerecht geantwortet haben (Art. 12 DSGVO).',
  },
};
