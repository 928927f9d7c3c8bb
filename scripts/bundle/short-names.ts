import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Properties that exist inside the widget alone: its state, its texts, the options of its connection. The build gives
 * them short names, since every visitor pays for each byte. None may be a name of the wire, of the browser, or of
 * what the browser keeps, which the next version reads.
 */
const WIDGET_ONLY = [
  ...[
    'isFaulty',
    'isShown',
    'isTyping',
    'isClosed',
    'isFormOffered',
    'cardStates',
    'copyLink',
    'farewell',
    'isBroken',
    'hasTicked',
    'isSending',
  ],
  ...['isWithdrawn', 'hasFailed', 'isReady', 'seenByStaff', 'seenByVisitor', 'waitingSince'],
  ...['carried', 'carriedUpTo', 'draft', 'pending', 'lines', 'early', 'wish', 'refusal', 'faults', 'problem'],
  ...['asking', 'ending', 'onLink', 'onFrame', 'renew', 'explain', 'timers', 'settle', 'hold', 'pause'],
  ...['session', 'link', 'head', 'offers', 'control', 'items'],
  // The socket client and the outbox.
  ...[
    'beat',
    'drop',
    'openSocket',
    'hasSocket',
    'onReady',
    'onEnd',
    'hello',
    'wake',
    'lane',
    'onChange',
    'resume',
  ],
];
/** Texts of the widget end in `Text` (words/pl.ts). */
export const SHORT_NAMES = new RegExp(`Text$|^(?:${WIDGET_ONLY.join('|')})$`);

/** What the widget reads and writes on the wire; adapters and console have names of their own. */
const WIRE_FILES = [
  'attachments.ts',
  'api/visitor-api.ts',
  'api/card-api.ts',
  'frames/visitor-frames.ts',
  'embed-bridge.ts',
  'problem.ts',
];

/** @throws Error when a name of the wire would be shortened. */
export const checkShortNames = (root: string): void => {
  const folder = path.join(root, 'service/protocol');
  for (const file of WIRE_FILES) {
    for (const [, name = ''] of readFileSync(path.join(folder, file), 'utf8').matchAll(/^\s+(\w+)\??: /gm)) {
      if (SHORT_NAMES.test(name)) {
        throw new Error(
          `${name} of ${file} would be shortened in the widget: rename it in scripts/bundle/short-names.ts.`,
        );
      }
    }
  }
};

/**
 * Removes the custom properties that nothing uses, and shortens the names of the others.
 * @param used every name that some sheet of the page uses, in one order, so that all sheets get the same names
 */
export const shortenCss = (css: string, used: readonly string[]): string => {
  const kept = css.replace(/(--[\w-]+):[^;}]*;?/g, (declaration, name: string) =>
    used.includes(name) ? declaration : '',
  );
  const names = used.filter((name) => !SET_BY_SCRIPT.includes(name));
  return kept
    .replace(/--[a-z][\w-]*/g, (name) => {
      const at = names.indexOf(name);
      return at < 0 ? name : `--${at.toString(36)}`;
    })
    .replace(/(--[\w-]+): /g, '$1:');
};
const SET_BY_SCRIPT = ['--accent', '--on-accent'];
