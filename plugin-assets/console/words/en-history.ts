import { forms } from './word-forms.ts';

/** English words of the lists of chats, of closed ones and of earlier ones. */
export const historyEn = {
  history: {
    lists: 'Lists of chats',
    queue: 'Queue',
    mine: 'Yours',
    all: 'All',
    closed: 'Closed',
    filters: 'Filters',
    filtersOn: forms({ one: '{n} filter on', other: '{n} filters on' }),
    anybody: 'All consultants',
    person: 'Consultant',
    anyLanguage: 'All languages',
    language: 'Language',
    clear: 'Clear filters',
    closedTitle: 'Closed chats',
    closedUntil: 'Kept as long as the shop’s retention says, newest first.',
    closedEmptyTitle: 'No closed chats',
    closedEmpty: 'A chat that is closed stands here until it is deleted by time.',
    queueEmptyTitle: 'Nobody is waiting',
    queueEmpty: 'New chats appear here until somebody takes them.',
    mineEmptyTitle: 'You have no open chats',
    mineEmpty: 'Chats that you take or answer appear here.',
    filteredEmptyTitle: 'No chat fits the filters',
    failed: 'The closed chats could not be loaded.',
    end: 'These are all that are kept.',
    reopen: 'Open again',
    reopenUntil: 'This chat is closed. You can open it again until {moment}.',
    earlierTitle: 'Other chats of this customer',
    earlierWhy:
      'Shown because your shop confirms that the same customer is signed in. Nothing is matched by name, e-mail or browser.',
    earlierOpen: 'open',
    earlierFailed: 'Other chats of the customer could not be loaded.',
    newFrom: 'New',
    keys: 'queue, yours, all, closed',
  },
};
