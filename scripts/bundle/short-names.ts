import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Widget-internal properties. No name of the protocol, the browser or stored data. */
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
/** Widget texts end in `Text` (`widget/words`). */
export const SHORT_NAMES = new RegExp(`Text$|^(?:${WIDGET_ONLY.join('|')})$`);

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
 * Drops unused custom properties and shortens the others.
 * @param used names of all sheets, in one order
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
