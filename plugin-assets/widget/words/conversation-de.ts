import type { ConversationWords } from './conversation-pl.ts';

export const words: ConversationWords = {
  greetingText: 'Guten Tag! Wie können wir helfen?',
  youText: 'Sie: ',
  erasedLineText: 'Nachricht gelöscht',
  byMailText: { given: 'Per E‑Mail gesendet', other: 'Per E‑Mail von einer anderen Adresse gesendet' },
  joinedText: (name) => `${name} antwortet in diesem Chat`,
  blockedText: 'Der Shop hat diesen Chat beendet und nimmt hier keine Nachrichten mehr an.',
  reopenedText: 'Der Chat geht weiter',
  stateText: { waiting: 'wartet auf Versand', sent: 'gesendet', seen: 'gelesen' },
  unsendText: 'Nicht senden',
  typingText: 'Jemand schreibt…',
  newsText: 'Neue Nachrichten: ',
  writeText: 'Nachricht schreiben',
  leftText: 'Verbleibende Zeichen: ',
  notSentText: 'Diese Nachricht konnte nicht gesendet werden. Versuchen Sie es noch einmal.',
  offerText:
    'Auf Ihre letzte Nachricht hat noch niemand geantwortet. Hinterlassen Sie eine Nachricht, wir antworten per E‑Mail.',
  notKeptText: 'Dieser Browser speichert den Chat nicht über diese Seite hinaus.',
  waitsText:
    'Gerade ist niemand da. Wir lesen das, sobald wir zurück sind. Für eine Antwort per E‑Mail hinterlassen Sie eine Nachricht.',
  lostText: 'Verbindung wird wiederhergestellt. Nachrichten warten, nichts geht verloren.',
  stoppedText: 'Die Verbindung ist unterbrochen.',
  endText: 'Chat beenden',
  endAskText: 'Chat beenden? Er verschwindet aus diesem Browser.',
  eraseText: 'Diesen Chat löschen',
  eraseAskText: 'Chat löschen, auch beim Shop? Das ist endgültig.',
};
