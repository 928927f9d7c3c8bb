import type { visitsEn } from './en-visits.ts';
import { forms } from './word-forms.ts';

/** German words of the visitor list and of invitations. */
export const visitsDe: typeof visitsEn = {
  title: 'Besucher auf den Seiten des Shops',
  lead: 'Personen auf den Seiten des Shops, die dem in Ihrem Cookie-Tool zugestimmt haben. Nichts aus dieser Liste wird gespeichert.',
  here: forms({ one: '{n} Person', other: '{n} Personen' }),
  more: 'Mehr anzeigen',
  noShopTitle: 'Keine Besucherliste eingeschaltet',
  noShop: 'Inhaber oder Leitung schalten sie in den Einstellungen des Shops unter „Chat“ ein.',
  turnOn: 'Chat-Einstellungen öffnen',
  settings: 'Einstellungen öffnen',
  page: 'Seite',
  since: 'Hier seit {time}',
  returning: 'War schon einmal hier',
  cart: 'Warenkorb: {items}, {total}',
  items: forms({ one: '{n} Artikel', other: '{n} Artikel' }),
  trail: forms({ one: '{n} Seite', other: '{n} Seiten' }),
  states: {
    looking: 'Sieht sich um',
    invited: 'Sieht eine Einladung',
    declined: 'Hat eine Einladung geschlossen',
    chatting: 'Hat den Chat geöffnet',
  },
  waits: 'Einladung unterwegs',
  invite: 'Einladen',
  inviteTitle: 'Zum Chat einladen',
  inviteHint:
    'Der Besucher sieht in wenigen Sekunden Ihren Namen und diesen Text neben dem Chat-Button. Nichts öffnet sich von selbst. Wer eine Einladung schließt, bekommt 30 Tage lang keine weitere.',
  text: 'Text',
  textDefault: 'Guten Tag! Kann ich Ihnen helfen?',
  send: 'Einladung senden',
  invited: 'Die Einladung ist unterwegs.',
  nobodyHere: 'Zum Einladen auf „da“ schalten: Solange niemand da ist, wird keine Einladung gezeigt.',
  why: {
    title: 'Woher diese Liste kommt',
    collecting: 'Der Shop erhebt noch keine Daten. Schließen Sie zuerst die Einstellungen ab.',
    silent:
      'Seit dem letzten Start des Dienstes hat kein Cookie-Tool eine Einwilligung gemeldet: Niemand wird angezeigt.',
    yes: '{tool}: letzte Einwilligung: {when}.',
    withdrawn: 'Letzter Widerruf: {when}.',
    loads: forms({
      one: 'In der letzten Stunde wurde der Chat {n} Mal geladen, ob mit Einwilligung oder ohne.',
      other: 'In der letzten Stunde wurde der Chat {n} Mal geladen, ob mit Einwilligung oder ohne.',
    }),
    check: 'Ansehen, was das Cookie-Tool sagt',
    checkHint:
      'Öffnet den Shop und zeigt dort, was jedes Cookie-Tool Ihrem Browser sagt. Nichts wird gespeichert oder gesendet.',
    refusals:
      'Wer abgelehnt oder dem Cookie-Tool noch nicht geantwortet hat, wird nicht gezählt: Nichts davon erreicht Zgoda.',
  },
  tools: {
    complianz: 'Complianz',
    cookieyes: 'CookieYes',
    cookiebot: 'Cookiebot',
    wp_consent_api: 'WP Consent API',
    tcf: 'IAB TCF',
    google_consent_mode: 'Google Consent Mode',
    javascript: 'Eigenes Skript',
  },
  section: {
    title: 'Besucherliste und Einladungen',
    lead: 'Zeigt, wer auf den Seiten des Shops ist, und lädt zum Chat ein. Das braucht eine Einwilligung: Es gilt nur für Besucher, die in Ihrem Cookie-Tool Marketing oder eigens diese Liste erlaubt haben. Ein Ja zu Statistik genügt nicht. Bei allen anderen wird nichts gespeichert, gesendet oder gezeigt.',
    isOn: 'Besucherliste einschalten',
    tools:
      'Zgoda versteht die WP Consent API, Complianz, CookieYes, Cookiebot, Google Consent Mode, IAB TCF und einen Aufruf aus Ihrem eigenen Skript. Ohne eines davon bleibt die Liste leer.',
    policyTitle: 'In Datenschutzerklärung und Cookie-Tool aufnehmen',
    policyLead:
      'Das muss dort stehen, bevor Sie die Liste einschalten. Ergänzen Sie im Cookie-Tool unter „Marketing“: „Der Chat zeigt uns, welche Seiten des Shops Sie geöffnet haben, damit wir Hilfe anbieten können.“',
    policy:
      'Wenn Sie in unseren Cookie-Einstellungen dem Marketing zustimmen, zeigt uns unser Chat, während Sie auf unserer Website sind: welche Seiten Sie öffnen, seit wann Sie hier sind, ob Sie schon einmal hier waren und den Wert Ihres Warenkorbs, soweit unser Shop ihn weitergibt. So können wir Ihnen im Chat Hilfe anbieten. Dafür speichert Ihr Browser den Eintrag „zgoda:…:visit“ für höchstens 30 Tage. Die Daten stehen nur im Arbeitsspeicher, solange Sie hier sind, werden nicht gespeichert und bei einem Widerruf sofort gelöscht. Rechtsgrundlage: Ihre Einwilligung, Art. 6 Abs. 1 lit. a DSGVO und die nationale Vorschrift zu Art. 5 Abs. 3 der Richtlinie 2002/58/EG (in Deutschland § 25 Abs. 1 TDDDG, in Österreich § 165 Abs. 3 TKG 2021). Sie können sie jederzeit in den Cookie-Einstellungen widerrufen.',
    policyWhat: 'Text für die Datenschutzerklärung',
    stated: 'Meine Datenschutzerklärung und mein Cookie-Tool sagen das.',
    statedFault: 'Bestätigen Sie das zuerst.',
    rules: 'Einladungen',
    rulesLead:
      'Stehen neben dem Chat-Button, solange jemand da ist. Die erste passende Regel gilt. Jeder Besucher bekommt eine Einladung je Besuch und nach dem Schließen 30 Tage lang keine.',
    noRules: 'Noch keine Regel: Eingeladen wird nur durch Ihren Klick in der Liste.',
    add: 'Regel hinzufügen',
    rule: 'Regel {n}',
    remove: 'Regel {n} entfernen',
    pathPrefix: 'Nur auf Seiten, deren Adresse beginnt mit',
    pathHint: 'Zum Beispiel /kasse. Leer: auf jeder Seite.',
    pathFault: 'Beginnen Sie mit einem Schrägstrich, zum Beispiel /kasse.',
    seconds: 'Sekunden auf der Seite',
    secondsFault: 'Geben Sie eine ganze Zahl von 5 bis 1800 ein.',
    cartFrom: 'Nur mit einem Warenkorb ab',
    cartHint: '0: mit oder ohne Warenkorb. Braucht ein Plugin, das den Warenkorb weitergibt.',
    cartFault: 'Geben Sie eine Zahl von 0 bis 1.000.000 ein.',
    onlyReturning: 'Nur Besucher, die schon einmal hier waren',
    textIn: 'Text ({language})',
    textHint: 'Leer: der Text in der Sprache des Shops.',
    textFault: 'Schreiben Sie den Text in der Sprache des Shops.',
    preview: 'Was Besucher sehen',
    previewOpen: { pl: 'Otwórz czat', en: 'Open the chat', de: 'Chat öffnen' },
  },
};
