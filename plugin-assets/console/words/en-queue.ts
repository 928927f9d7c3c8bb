import { blocksEn } from './en-blocks.ts';
import { mailInEn } from './en-mail-in.ts';
import { notesEn } from './en-notes.ts';
import { tagsEn } from './en-tags.ts';
import { teamsEn } from './en-teams.ts';
import { forms } from './word-forms.ts';

/** English words of giving chats back, handing them over, and of notes about them. */
export const queueEn = {
  visits: { nav: 'Visitors' },
  ...mailInEn,
  closing: {
    wroteMeanwhile: '{label} wrote in the meantime, so the chat stays open.',
    mayHaveWritten: 'It is not known whether {label} wrote in the meantime, so the chat stays open.',
  },
  leaving: {
    title: 'You still have chats',
    ask: forms({
      one: '{n} chat is with you. What should happen to it?',
      other: '{n} chats are with you. What should happen to them?',
    }),
    hint: 'A chat that you keep goes back to the queue by itself when its visitor waits too long for an answer.',
    keep: 'Keep',
    giveBack: 'Give back to the queue',
  },
  stillThere: {
    title: 'Are you still there?',
    awayIn: forms({
      one: 'You will be set away in {n} second.',
      other: 'You will be set away in {n} seconds.',
    }),
    hint: 'Nothing has happened here for a while. Any key or movement of the pointer is enough.',
    yes: 'I am here',
    after: 'Set me away when I do nothing',
    never: 'never',
    minutes: 'after {n} min',
    afterHint: 'In this browser. You are asked first; the first key or movement of the pointer undoes it.',
  },
  attach: {
    label: 'Pictures and files',
    send: 'Send a picture or file',
    ask: 'Ask the visitor for one',
    failedElsewhere: '{chat}: a file could not be sent. {reason}',
  },
  handOver: {
    formOffered: 'Nobody has answered in time: the visitor was offered the form',
    formSent: 'The visitor left a message instead',
    mailQueued: 'An e-mail about the answer waits to be sent',
    mailSent: 'The e-mail about the answer was sent to the visitor',
    mailFailed: 'The e-mail about the answer could not be delivered. Ask for another address.',
    byMail: 'Answers go by e-mail to {address} too: a visitor who is not here gets a link to this chat.',
    rowByMail: 'Answers go by e-mail too',
    byMailUntil: 'The visitor is told of answers by e-mail, until {day}.',
    askByMail: 'Ask for an e-mail address, to answer here',
    toLead: 'Show the lead',
    backFrom: '{name} is not here: the chat is back in the queue',
    somebody: 'The consultant',
    backFromYou: 'You were not here: the chat went back to the queue',
    handedTo: 'Handed over to {name}',
    handedToYou: 'The chat was handed over to you',
    handedToYouBy: '{name} handed the chat over to you',
    label: 'Hand over',
    nobody: 'Nobody else may answer in this shop.',
    toQueue: 'Back to the queue',
    here: 'here',
    away: 'not here',
    handedToast: 'Handed over to {name}.',
    givenBackToast: 'The chat is back in the queue.',
  },
  blocks: blocksEn,
  notes: notesEn,
  tags: tagsEn,
  teams: teamsEn,
};
