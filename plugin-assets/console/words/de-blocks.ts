import type { blocksEn } from './en-blocks.ts';

/** German words of blocking a visitor. */
export const blocksDe: typeof blocksEn = {
  title: 'Besucher blockieren',
  lead: 'Beendet den Chat und nimmt daraus nichts mehr an. Der Besucher erfährt das, sieht Ihre E-Mail-Adresse und kann den Chat weiterhin lesen, kopieren und löschen. Die Sperre gilt, solange der Chat in seinem Browser bleibt.',
  limits:
    'Der Besucher kann von einem anderen Browser aus, oder nachdem er diesen geleert hat, einen neuen Chat beginnen. Der Chat erkennt weder Personen noch Geräte wieder.',
  reason: 'Grund',
  reasons: {
    abuse: 'Beleidigende Nachrichten',
    threat: 'Drohungen',
    spam: 'Spam',
    fraud: 'Betrugsversuch',
    other: 'Anderer',
  },
  customer: 'Auch diesen Kunden des Shops',
  customerHint:
    'Ihr Shop bestätigt, wer angemeldet ist. So lange endet ein neuer Chat dieses Kunden, sobald der Shop ihn nennt.',
  days: {
    none: 'Nein',
    1: 'für einen Tag',
    7: 'für 7 Tage',
    30: 'für 30 Tage',
  },
  listTitle: 'Blockierte Kunden',
  listLead:
    'Kunden, die Ihr Shop bestätigt und von denen Sie keine Chats annehmen. Wer sie sind, wird hier nicht gespeichert; den Chat nennt das Protokoll. Eine Sperre endet von selbst. Wird sie aufgehoben, sind auch die Chats dieses Kunden wieder frei.',
  listNone: 'Kein Kunde ist blockiert.',
  listRow: '{reason}, seit {since}, bis {until}',
  block: 'Blockieren',
  blockedToast: 'Der Besucher ist blockiert, der Chat beendet.',
  chip: 'blockiert',
  blockedNow: 'Der Besucher dieses Chats ist blockiert: {reason}.',
  unblock: 'Sperre aufheben',
  liftedToast:
    'Die Sperre ist aufgehoben. Der Chat bleibt geschlossen; Sie können ihn wieder öffnen, solange der Besucher erreichbar ist.',
  over: 'Nichts zu blockieren: Der Besucher hat diesen Chat verlassen, oder seine Zeit ist um.',
  happened: 'Der Besucher wurde blockiert: {reason}',
  lifted: 'Die Sperre wurde aufgehoben',
};
