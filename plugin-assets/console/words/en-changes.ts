import { forms } from './word-forms.ts';

/** English words of the changes of policy and notice. */
export const changesEn = {
  changes: {
    title: 'Changes of the privacy policy',
    lead: 'When the text of the bound page becomes another, new consents are given to the new text. Those given before stand until you decide.',
    none: 'The text has not changed since the page was bound.',
    undecided: 'Decide',
    at: 'Changed {when}',
    compare: 'Compare the texts',
    hide: 'Hide the comparison',
    missingText: 'One of the two texts is not kept any more.',
    added: 'added',
    removed: 'removed',
    legend:
      'Added words are underlined and stand between [+ and +], removed ones are struck out and stand between [− and −].',
    unchanged: forms({ one: '… {n} word unchanged …', other: '… {n} words unchanged …' }),
    tooLong: 'The texts are too long to be compared word by word: here is the comparison by line.',
    standing: 'Under the earlier text now:',
    leads: forms({ one: '{n} lead', other: '{n} leads' }),
    cards: forms({ one: '{n} card with consent', other: '{n} cards with consent' }),
    subscriptions: forms({ one: '{n} marketing consent', other: '{n} marketing consents' }),
    question: 'What does this change mean for them?',
    choices: {
      harmless: 'Harmless',
      inform: 'Inform',
      ask_again: 'Ask again',
    },
    choiceTexts: {
      harmless: 'Nothing of weight has changed, such as a corrected word. Nobody is told.',
      inform:
        'The consents stand. Everybody who left an e-mail address gets a link, and the receipt says what has changed.',
      ask_again:
        'Purpose, recipients or controller are others now. Consents of contact forms are superseded, the people get a link to agree anew; without an answer the leads go after 30 days at the latest. Card and marketing consents stand.',
    },
    decide: 'Decide so',
    final: 'A decision cannot be changed afterwards. It is written down with your name and the time.',
    decided: 'Decided: {choice}, {when}',
    stood: 'Then under the earlier text:',
    working: 'Being carried out: {reached} of {leads}',
    done: forms({ one: '{n} person was told', other: '{n} people were told' }),
    said: 'The decision is written down.',
    readOnly: 'Owners and managers decide.',
    versions: 'Versions of the notice',
    versionsLead:
      'What visitors were shown when, in each language. Every version is kept as long as a consent names it.',
    since: 'from {when}',
    until: 'until {when}',
    now: 'now',
    first: 'first version known',
    aspects: {
      policy_text: 'text of the policy',
      policy_page: 'address or title of the policy page',
      basis: 'legal basis',
      fields: 'fields of the form',
      controller: 'controller',
      retention: 'retention',
      recipients: 'recipients',
      wording: 'wording',
    } as Record<string, string>,
    banner: '{shop}: the privacy policy has changed. Decide what this means for earlier consents.',
    bannerFix: 'See the change',
    askedAgain: 'Consent is asked for anew',
    askedAgainText:
      'The shop’s policy has changed and the owner asks again. You may answer this question; without a new consent the lead goes on {when}.',
  },
};
