import type { ConversationWords } from './conversation-pl.ts';

export const words: ConversationWords = {
  hintText: 'Bitte senden Sie hier keine Kartennummern, Gesundheitsdaten oder Ausweisnummern.',
  greetingText: 'Guten Tag! Wie können wir helfen?',
  youText: 'Sie: ',
  erasedLineText: 'Nachricht gelöscht',
  joinedText: (name) => `${name} antwortet in diesem Gespräch`,
  stateText: { waiting: 'wartet auf Versand', sent: 'gesendet', seen: 'gelesen' },
  unsendText: 'Nicht senden',
  typingText: 'Jemand schreibt…',
  writeText: 'Nachricht schreiben',
  leftText: 'Verbleibende Zeichen: ',
  tooLongText: 'Zu lang. Überzählige Zeichen: ',
  notSentText: 'Diese Nachricht konnte nicht gesendet werden. Versuchen Sie es noch einmal.',
  offerText: 'Noch hat niemand geantwortet. Hinterlassen Sie eine Nachricht, wir antworten per E-Mail.',
  lostText: 'Verbindung wird wiederhergestellt. Ihre Nachrichten warten, nichts geht verloren.',
  stoppedText: 'Die Verbindung ist unterbrochen.',
  moreText: 'Mehr',
  endText: 'Gespräch beenden',
  endAskText: 'Gespräch beenden? Es verschwindet aus diesem Browser.',
  eraseText: 'Dieses Gespräch löschen',
  eraseAskText: 'Gespräch löschen, auch beim Shop? Das ist endgültig.',
};
