import type { changesEn } from './en-changes.ts';
import { forms } from './word-forms.ts';

/** German words of the changes of policy and notice. */
export const changesDe: typeof changesEn = {
  changes: {
    title: 'Änderungen der Datenschutzerklärung',
    lead: 'Ändert sich der Text der verlinkten Seite, gelten neue Einwilligungen für den neuen Text. Frühere bleiben gültig, bis Sie entscheiden.',
    none: 'Der Text ist unverändert, seit die Seite verlinkt wurde.',
    undecided: 'Entscheidung nötig',
    at: 'Geändert {when}',
    compare: 'Texte vergleichen',
    hide: 'Vergleich ausblenden',
    missingText: 'Einer der beiden Texte ist nicht mehr gespeichert.',
    added: 'hinzugefügt',
    removed: 'entfernt',
    legend:
      'Hinzugefügte Wörter sind unterstrichen und stehen zwischen [+ und +]; entfernte sind durchgestrichen und stehen zwischen [− und −].',
    unchanged: forms({ one: '… {n} Wort unverändert …', other: '… {n} Wörter unverändert …' }),
    tooLong: 'Die Texte sind zu lang für einen Vergleich Wort für Wort, deshalb werden Zeilen verglichen.',
    standing: 'Noch auf Grundlage des früheren oder eines noch älteren Textes:',
    leads: forms({ one: '{n} Anfrage', other: '{n} Anfragen' }),
    cards: forms({ one: '{n} Karte mit Einwilligung', other: '{n} Karten mit Einwilligung' }),
    subscriptions: forms({ one: '{n} Werbeeinwilligung', other: '{n} Werbeeinwilligungen' }),
    question: 'Was bedeutet diese Änderung für diese Personen?',
    choices: {
      harmless: 'Kleine Korrektur',
      inform: 'Personen informieren',
      ask_again: 'Erneut um Einwilligung bitten',
    },
    choiceTexts: {
      harmless: 'Nur eine Kleinigkeit, etwa ein Tippfehler. Niemand wird informiert.',
      inform:
        'Die Einwilligungen bleiben gültig. Wer eine E-Mail-Adresse angegeben hat, erhält einen Link, und die Bestätigung sagt, was sich geändert hat.',
      ask_again:
        'Zweck, Empfänger oder Verantwortlicher haben sich geändert. Einwilligungen aus dem Kontaktformular verlieren ihre Gültigkeit, und die Personen erhalten einen Link, um erneut einzuwilligen; ohne Antwort werden ihre Anfragen spätestens nach 30 Tagen gelöscht. Einwilligungen aus Karten und für Angebote bleiben gültig.',
    },
    decide: 'Entscheidung bestätigen',
    final:
      'Eine Entscheidung lässt sich später nicht ändern. Sie wird mit Ihrem Namen und der Zeit festgehalten.',
    decided: 'Entschieden: {choice}, {when}',
    stood: 'Damals auf Grundlage des früheren oder eines noch älteren Textes:',
    working: 'In Arbeit: {reached} von {leads}',
    done: forms({
      one: 'E-Mail an {n} Person gesendet; was wartet oder scheiterte, steht in den Einstellungen unter „E-Mail“.',
      other:
        'E-Mails an {n} Personen gesendet; was wartet oder scheiterte, steht in den Einstellungen unter „E-Mail“.',
    }),
    made: forms({ one: 'E-Mail für {n} Person erstellt', other: 'E-Mails für {n} Personen erstellt' }),
    said: 'Die Entscheidung ist festgehalten.',
    readOnly: 'Nur Inhaber und Leitung können entscheiden.',
    versions: 'Fassungen des Datenschutzhinweises',
    versionsLead:
      'Was Besuchern wann gezeigt wurde, in jeder Sprache. Eine Fassung bleibt, solange sich eine Einwilligung auf sie bezieht.',
    since: 'ab {when}',
    until: 'bis {when}',
    now: 'jetzt',
    first: 'erste bekannte Fassung',
    aspects: {
      policy_text: 'Text der Erklärung',
      policy_page: 'Adresse oder Titel der Seite',
      basis: 'Rechtsgrundlage',
      fields: 'Felder des Formulars',
      controller: 'Verantwortlicher',
      retention: 'Speicherdauer',
      recipients: 'Empfänger',
      wording: 'Wortlaut',
    },
    banner:
      '{shop}: Die Datenschutzerklärung hat sich geändert. Entscheiden Sie, was das für frühere Einwilligungen bedeutet.',
    bannerFix: 'Änderung ansehen',
    askedAgain: 'Erneut um Einwilligung gebeten',
    askedAgainText:
      'Die Datenschutzerklärung des Shops hat sich geändert, und die Person wurde erneut um Einwilligung gebeten. Diese Frage können Sie noch beantworten; ohne neue Einwilligung wird die Anfrage am {when} gelöscht.',
  },
};
