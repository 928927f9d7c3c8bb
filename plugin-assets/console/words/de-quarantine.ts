import type { quarantineEn } from './en-quarantine.ts';
import { forms } from './word-forms.ts';

export const quarantineDe: typeof quarantineEn = {
  title: 'Quarantäne',
  intro:
    'Nachrichten aus dem Kontaktformular, die nach Spam aussehen. Einzeln werden Sie darüber nicht benachrichtigt. Was niemand als „Kein Spam“ markiert, wird am angegebenen Tag gelöscht.',
  why: 'Warum sie hier ist',
  rules: {
    fast: forms({
      one: '{n} Sekunde nach dem Laden des Formulars gesendet',
      other: '{n} Sekunden nach dem Laden des Formulars gesendet',
    }),
    trap: 'Ein Feld ausgefüllt, das Menschen nicht sehen',
    links: forms({ one: '{n} Link zu einer anderen Seite', other: '{n} Links zu anderen Seiten' }),
    link_code: 'Enthält Link-Code, wie ihn nur Bots schreiben',
    repeated: 'Derselbe Text kam mehrmals innerhalb eines Tages',
  },
  ends: 'Wird gelöscht am {when}',
  notSpam: 'Kein Spam',
  remove: 'Löschen',
  removeTitle: 'Diese Nachricht löschen?',
  removeText:
    'Die Nachricht und alles, was dazugehört, wird endgültig gelöscht. Das lässt sich nicht rückgängig machen.',
  released: 'Die Nachricht steht jetzt bei den Anfragen.',
  removed: 'Die Nachricht wurde gelöscht.',
  emptyTitle: 'Die Quarantäne ist leer',
  empty: 'Hier stehen Nachrichten, die nach Spam aussehen, mit dem Grund.',
  older: 'Ältere zeigen',
  settings: 'Spam-Verdacht',
  settingsLead:
    'Nachrichten, die nach Spam aussehen, warten in der Quarantäne. Sie werden niemandem zur Beurteilung gegeben, und wer sie sendet, erhält dieselbe Bestätigung wie alle. Der Datenschutzhinweis bleibt wahr: Nichts wird länger gespeichert, als dort steht.',
  keep: 'Nachrichten, die nach Spam aussehen',
  off: 'Wie alle anderen behandeln',
  days: forms({
    one: '{n} Tag in Quarantäne behalten, dann löschen',
    other: '{n} Tage in Quarantäne behalten, dann löschen',
  }),
  fromNow: 'Gilt für Nachrichten ab jetzt; wartende behalten den Tag, der bei ihnen steht.',
};
