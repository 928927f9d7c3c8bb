import { forms } from './word-forms.ts';

/** Words of the quarantine and of its settings, loaded when they are used. */
export const quarantineEn = {
  title: 'Quarantine',
  intro:
    'Messages from the contact form that look like spam. Nobody is told about them one by one. What is not taken out is deleted on the day that stands beside it.',
  why: 'Why it is here',
  rules: {
    fast: forms({
      one: 'Sent {n} second after the form was loaded',
      other: 'Sent {n} seconds after the form was loaded',
    }),
    trap: 'Filled in a field that people do not see',
    links: forms({ one: '{n} link to another site', other: '{n} links to other sites' }),
    link_code: 'Contains link code that only machines write',
    repeated: 'The same text was sent several times within a day',
  },
  ends: 'Deleted by itself on {when}',
  notSpam: 'It is not spam',
  remove: 'Delete',
  removeTitle: 'Delete this message?',
  removeText: 'The message and what belongs to it are erased for good. This cannot be undone.',
  released: 'The message is among the leads now.',
  removed: 'The message was deleted.',
  emptyTitle: 'The quarantine is empty',
  empty: 'Messages that look like spam appear here, with the reason.',
  older: 'Show older ones',
  settings: 'Suspected spam',
  settingsLead:
    'Messages that look like spam wait in the quarantine. Nothing is sent to others to judge them, and their senders get the same receipt as everybody. The notice to visitors stays true: nothing is kept longer than it says.',
  keep: 'Messages that look like spam',
  off: 'Treat like all others',
  days: forms({
    one: 'Keep in quarantine for {n} day, then delete',
    other: 'Keep in quarantine for {n} days, then delete',
  }),
  fromNow: 'Applies to messages from now on; those that wait keep the day that stands beside them.',
};
