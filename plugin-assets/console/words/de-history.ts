import type { historyEn } from './en-history.ts';
import { forms } from './word-forms.ts';

/** German words of the lists of chats, of closed ones and of earlier ones. */
export const historyDe: typeof historyEn = {
  history: {
    lists: 'Listen der Chats',
    queue: 'Warteschlange',
    mine: 'Ihre',
    all: 'Alle',
    closed: 'Beendet',
    filters: 'Filter',
    filtersOn: forms({ one: '{n} Filter aktiv', other: '{n} Filter aktiv' }),
    anybody: 'Alle Berater',
    person: 'Berater',
    anyLanguage: 'Alle Sprachen',
    language: 'Sprache',
    filtersLoaded: 'Filter sehen die geladenen Chats durch. Laden Sie weitere, um mehr zu finden.',
    clear: 'Filter aufheben',
    closedTitle: 'Beendete Chats',
    closedUntil: 'So lange aufbewahrt, wie es die Speicherdauer des Shops sagt, neueste zuerst.',
    closedEmptyTitle: 'Keine beendeten Chats',
    closedEmpty: 'Ein beendeter Chat steht hier, bis er nach Ablauf der Zeit gelöscht wird.',
    queueEmptyTitle: 'Niemand wartet',
    queueEmpty: 'Neue Chats stehen hier, bis jemand sie übernimmt.',
    mineEmptyTitle: 'Sie haben keine offenen Chats',
    mineEmpty: 'Chats, die Sie übernehmen oder beantworten, stehen hier.',
    filteredEmptyTitle: 'Kein Chat passt zu den Filtern',
    failed: 'Die beendeten Chats konnten nicht geladen werden.',
    end: 'Mehr sind nicht gespeichert.',
    reopen: 'Wieder öffnen',
    reopenUntil: 'Dieser Chat ist beendet. Bis {moment} können Sie ihn wieder öffnen.',
    earlierTitle: 'Andere Chats dieses Kunden',
    earlierWhy:
      'Angezeigt, weil Ihr Shop bestätigt, dass derselbe Kunde angemeldet ist. Nach Name, E-Mail oder Browser wird nichts zugeordnet.',
    earlierFailed: 'Andere Chats des Kunden konnten nicht geladen werden.',
    earlierOpen: 'offen',
    newFrom: 'Neu',
    keys: 'Warteschlange, Ihre, alle, beendete',
  },
};
