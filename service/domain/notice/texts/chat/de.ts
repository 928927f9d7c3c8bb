import type { ChatNoticeWords } from './chat-notice-words.ts';

export const de: ChatNoticeWords = {
  details: 'Ihre Rechte und Details',
  pageTitle: 'Ihre Daten im Chat',
  line: 'Sie schreiben mit {controller}. Wir beantworten Ihre Fragen.',
  onePeriod: 'Den Chat löschen wir {days} Tage nach der letzten Nachricht.',
  twoPeriods:
    'Den Chat löschen wir {anonymous} Tage nach der letzten Nachricht, mit Kontaktdaten darin {days} Tage nach der letzten Nachricht.',
  purposeText: 'Beantwortung der im Chat gestellten Fragen',
  data: {
    conversation: 'Wir verarbeiten, was Sie schreiben, und die Zeit jeder Nachricht.',
    page_address:
      'Wir sehen auch die Adresse der Seite, von der Sie schreiben (ohne Parameter), und das dort gezeigte Produkt.',
    attachment: 'Im Chat gesendete Bilder und PDF-Dateien gehören zum Chat.',
    mail_reply:
      'Wenn Sie uns per E-Mail antworten, wird Ihre Antwort Teil des Chats, mit dem Ergebnis der Absenderprüfung.',
    note: 'Unser Team kann interne Notizen zum Chat schreiben; sie werden mit ihm gelöscht.',
    search_index:
      'Um einen Chat wiederzufinden, führen wir einen Index aus Hashwerten (HMAC) seiner Wörter; er wird mit dem Chat gelöscht.',
    block:
      'Wenn wir jemanden sperren, der den Chat missbraucht, speichern wir den Grund und bei Kunden mit Konto einen Hashwert (HMAC) der Kundennummer für 1 bis 30 Tage, auch wenn Sie den Chat löschen (unser berechtigtes Interesse, Missbrauch zu verhindern, Art. 6 Abs. 1 lit. f DSGVO).',
    shop_customer:
      'Wer antwortet, sieht auch, was unser Shop über Sie weiß: Kundennummer, Anzahl und Wert der Artikel im Warenkorb und Ihre letzten Bestellungen (Nummer, Status, Wert und Datum). Wenn Sie angemeldet sind, sieht die Person auch frühere Gespräche Ihres Kontos.',
  },
  scanned: ' Ein Virenscanner prüft sie.',
  bases:
    'Die Rechtsgrundlage hängt vom Anliegen ab. Frage zu Angebot, Bestellung oder Vertrag: vorvertragliche Maßnahmen auf Ihre Anfrage oder Erfüllung des Vertrags (Art. 6 Abs. 1 lit. b DSGVO). Reklamation, Widerruf eines Vertrags und anderes, worauf wir gesetzlich antworten müssen: rechtliche Verpflichtung (lit. c). Jede andere Frage: unser berechtigtes Interesse, Menschen zu antworten, die uns schreiben (lit. f).',
  basisOfShopServer:
    ' Die Daten des Shops nutzen wir in unserem berechtigten Interesse, nicht nach dem zu fragen, was der Shop schon weiß (lit. f).',
  basisOfCards: ' Wo wir auf einer Karte um Daten bitten, nennt die Karte ihre eigene Grundlage.',
  longer:
    ' Länger speichern wir einen Chat nur, wenn das Gesetz es verlangt oder wir ihn zur Geltendmachung, Ausübung oder Verteidigung von Rechtsansprüchen brauchen.',
  proof:
    ' Ein Eintrag, dass dieser Hinweis gezeigt wurde (ohne Inhalt des Chats und ohne Ihre Adresse), bleibt noch {years} nach der Löschung des Chats gespeichert, damit wir es nachweisen können (Art. 6 Abs. 1 lit. f DSGVO).',
  voluntary:
    'Die Angabe von Daten ist freiwillig. Ohne Kontaktdaten können wir nach dem Ende des Chats nicht mehr antworten.',
};
