import { forms } from './word-forms.ts';

/** Words of the quarantine and of its settings, loaded when they are used. */
export const quarantineEn = {
  title: 'Quarantine',
  intro:
    'Messages from the contact form that look like spam. You are not notified of each one. A message that nobody marks as “not spam” is deleted on the day shown beside it.',
  why: 'Why it is here',
  rules: {
    fast: forms({
      one: 'Sent {n} second after the form was loaded',
      other: 'Sent {n} seconds after the form was loaded',
    }),
    trap: 'Filled in a field that people do not see',
    links: forms({ one: '{n} link to another site', other: '{n} links to other sites' }),
    link_code: 'Contains link code that only bots write',
    repeated: 'The same text was sent several times within a day',
  },
  ends: 'Will be deleted on {when}',
  notSpam: 'Not spam',
  remove: 'Delete',
  removeTitle: 'Delete this message?',
  removeText: 'The message and what belongs to it are erased for good. This cannot be undone.',
  released: 'The message is now among your leads.',
  removed: 'The message was deleted.',
  emptyTitle: 'The quarantine is empty',
  empty: 'Messages that look like spam appear here, with the reason.',
  older: 'Show older ones',
  settings: 'Suspected spam',
  settingsLead:
    'Messages that look like spam wait in the quarantine. No outside service judges them, and the sender gets the same receipt as everybody. Nothing is kept longer than your privacy notice says.',
  keep: 'Messages that look like spam',
  off: 'Treat like all others',
  days: forms({
    one: 'Keep in quarantine for {n} day, then delete',
    other: 'Keep in quarantine for {n} days, then delete',
  }),
  fromNow: 'Applies to messages from now on; those already waiting keep the day shown beside them.',
};
