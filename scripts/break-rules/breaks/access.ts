import type { Break } from '../break.ts';

export const ACCESS_BREAKS: readonly Break[] = [
  {
    rule: 'AX-1',
    what: 'Esc closes the chat and leaves the focus in it.',
    file: 'plugin-assets/loader/page.ts',
    from: '(isOpen ? frame : button).focus()',
    to: 'frame.focus()',
    test: {
      file: 'test/browser/widget/before-click.test.ts',
      title: 'opens by keyboard, closes by Esc and gives the focus back',
    },
  },
  {
    rule: 'AX-2',
    what: 'The chat takes the focus when it opens by itself on the next page.',
    file: 'plugin-assets/widget/main.ts',
    from: 'if (!isAskedFor || !focus || !innerHeight || !document.hasFocus()) return;',
    to: 'if (!focus || !innerHeight) return;',
    test: {
      file: 'test/browser/widget/chat.test.ts',
      title: 'leaves the focus where it is when it opens by itself on the next page',
    },
  },
  {
    rule: 'AX-3',
    what: 'The text of the consent does not tick its box.',
    file: 'plugin-assets/widget/parts/consent-field.ts',
    from: "make('label', { htmlFor: 'consent' }",
    to: "make('label', { htmlFor: 'consent', onclick: (event: Event) => event.preventDefault() }",
    test: {
      file: 'test/browser/widget/form.test.ts',
      title: 'is a native box: space ticks it, its text ticks it, the link in the text does not',
    },
  },
  {
    rule: 'AX-4',
    what: 'Text with a contrast of 1.5:1 counts as readable.',
    file: 'service/protocol/contrast.ts',
    from: 'export const MIN_CONTRAST = 4.5;',
    to: 'export const MIN_CONTRAST = 1.5;',
    test: {
      file: 'test/unit/plugin-assets/console/contrast.test.ts',
      title: 'accepts the default green and refuses a pale yellow',
    },
  },
  {
    rule: 'AX-5',
    what: 'Asking for more time changes nothing.',
    file: 'service/domain/conversation/extend-conversation.ts',
    from: 'const until = endAfterAct(conversation, deps.clock.now());',
    to: 'const until = conversation.tokenExpiresAt;',
    test: {
      file: 'test/http/conversations/time-limit.test.ts',
      title: 'can be extended by the visitor, again and again, and never extends by itself',
    },
  },
  {
    rule: 'AX-6',
    what: 'The text for the accessibility statement does not say what nobody has tested.',
    file: 'plugin-assets/console/words/accessibility.en.json',
    from: ' There have been no tests with screen-reader users and no independent audit so far.',
    to: '',
    test: {
      file: 'test/unit/plugin-assets/console/accessibility-texts.test.ts',
      title: 'say in the open what nobody has tested yet',
    },
  },
  {
    rule: 'AX-6',
    what: 'The text claims a better contrast than colours of a shop are held to.',
    file: 'plugin-assets/console/words/accessibility.en.json',
    from: 'a contrast of at least 4.5 : 1',
    to: 'a contrast of at least 7 : 1',
    test: {
      file: 'test/unit/plugin-assets/console/accessibility-texts.test.ts',
      title: 'claim the contrast that colours of a shop are held to, and every language of the widget',
    },
  },
];
