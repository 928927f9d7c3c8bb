import { set } from '../state/app.ts';

const TYPING_ENDS_MS = 6_000;

let typingTimer: ReturnType<typeof setTimeout> | number | undefined;

/** The service's clock less ours: waiting times count by the service's. */
export let clockOffsetMs = 0;
export const setNow = (now: string): void => {
  clockOffsetMs = Date.parse(now) - Date.now();
};

/** The sign that a consultant types fades unless it is renewed. */
export const heardTyping = (isOn: boolean): void => {
  clearTimeout(typingTimer);
  if (isOn) typingTimer = setTimeout(set, TYPING_ENDS_MS, { isTyping: false });
};
