import type { Break } from '../break.ts';

export const PAGE_BREAKS: readonly Break[] = [
  {
    rule: 'D1',
    what: 'The rest of the chat is fetched before the click.',
    file: 'plugin-assets/loader/loader.ts',
    from: '  if (state) load();\n',
    to: '  if (state) load();\n  else import(`${config.origin}/w/v1/page.js`);\n',
    test: {
      file: 'test/browser/widget/live-chat.test.ts',
      title: 'before the click there is one request and no cookie, storage or socket, and no other host ever',
    },
  },
  {
    rule: 'EP-1',
    what: 'The page load looks into local storage.',
    file: 'plugin-assets/loader/loader.ts',
    from: 'state = sessionStorage.getItem(`zgoda:${config.key}`);',
    to: 'state = sessionStorage.getItem(`zgoda:${config.key}`) || localStorage.getItem("zgoda");',
    test: {
      file: 'test/browser/widget/before-click.test.ts',
      title: 'reads its own session key and no other storage',
    },
  },
  {
    rule: 'EP-2',
    what: 'The loader is not the same for everybody: it repeats the language of the browser.',
    file: 'service/http/pages.ts',
    from: "response.type('text/javascript').send(body);",
    to: "response.type('text/javascript').send(`${body}//${request.get('accept-language')}`);",
    test: {
      file: 'test/privacy/one-request.test.ts',
      title: 'is the same loader for everyone, without cookie and by ETag',
    },
  },
  {
    rule: 'EP-3',
    what: 'The frame keeps its entry after its time is over.',
    file: 'plugin-assets/widget/state/stored-entry.ts',
    from: 'Date.parse(entry.until) > Date.now()',
    to: 'Date.parse(entry.until) > 0',
    test: {
      file: 'test/unit/plugin-assets/widget/stored-entry.test.ts',
      title: 'forgets the entry when its time is over',
    },
  },
  {
    rule: 'EP-3',
    what: 'A visitor’s token opens the conversation for nine hours.',
    file: 'service/domain/model/conversation/conversation.ts',
    from: 'export const VISITOR_TOKEN_MS = 8 *',
    to: 'export const VISITOR_TOKEN_MS = 9 *',
    test: { file: 'test/privacy/retention.test.ts', title: 'refuses a visitor token after 8 hours' },
  },
  {
    rule: 'EP-4',
    what: 'Every conversation is remembered for days, though nobody asked for it.',
    file: 'service/domain/conversation/open-conversation.ts',
    from: 'tokenExpiresAt: new Date(now.getTime() + VISITOR_TOKEN_MS)',
    to: 'tokenExpiresAt: new Date(now.getTime() + 21 * VISITOR_TOKEN_MS)',
    test: {
      file: 'test/http/conversations/visitor-text.test.ts',
      title:
        'remembers a conversation longer than eight hours only when the visitor asks, for the days that were stated',
    },
  },
  {
    rule: 'EP-5',
    what: 'Consultants see that somebody types who has not written yet.',
    file: 'service/realtime/on-visitor-frame.ts',
    from: 'return showTyping(deps, peer, frame.on);',
    to: "return deps.bus.publish({ type: 'conversation.typing', ...peer.scope, conversationId: 'cnv_0', author: 'visitor', on: true });",
    test: {
      file: 'test/privacy/no-visitor-list.test.ts',
      title:
        'is on no list and reaches no consultant, with the chat open and typing, until the first message',
    },
  },
  {
    rule: 'EP-5',
    what: 'The WP Consent API counts as a yes without a cookie tool behind it.',
    file: 'plugin-assets/visits/signals.ts',
    from: 'if (wp_has_consent === undefined || !type) return undefined;',
    to: 'if (wp_has_consent === undefined) return undefined;\n    if (!type) return wp_has_consent("marketing");',
    test: {
      file: 'test/unit/plugin-assets/visits/signals.test.ts',
      title:
        'is none where no tool said anything, also with the WP Consent API alone, which then allows everything',
    },
  },
  {
    rule: 'EP-5',
    what: 'The visitor list starts although the cookie tool says no.',
    file: 'plugin-assets/visits/signal.ts',
    from: '    if (tool) {\n      if (!isOn) turn(tool);',
    to: "    if (tool !== undefined) {\n      if (!isOn) turn(tool || 'javascript');",
    test: {
      file: 'test/browser/widget/visits.test.ts',
      title:
        'stores, sends and opens nothing before the yes of the cookie tool, and forgets at once when it is taken back',
    },
  },
  {
    rule: 'EP-5',
    what: 'A withdrawn yes leaves the visit on the list.',
    file: 'service/outbound/visits/visits-in-memory.ts',
    from: '      drop(shop, id);\n      report(',
    to: '      report(',
    test: {
      file: 'test/http/visits/visits.test.ts',
      title: 'forgets a visitor at once when the cookie tool takes its yes back',
    },
  },
  {
    rule: 'EP-6',
    what: 'The widget names another host.',
    file: 'plugin-assets/widget/main.ts',
    from: "addEventListener('resize', takeFocus);",
    to: "addEventListener('resize', takeFocus);\nnew Image().src = 'https://cdn.fonts.net/a.png';",
    test: {
      file: 'test/privacy/no-other-host.test.ts',
      title: 'names no other host: no page, script or style sheet of widget, console or public pages',
    },
  },
  {
    rule: 'EP-6',
    what: 'The pages may load fonts from anywhere.',
    file: 'service/http/security-headers.ts',
    from: "'font-src': [\"'self'\"],",
    to: "'font-src': [\"'self'\", 'https:'],",
    test: {
      file: 'test/privacy/no-other-host.test.ts',
      title: 'lets no page load anything from elsewhere, by its policy for contents',
    },
  },
];
