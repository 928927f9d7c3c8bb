/** Local; may cross midnight. */
export type QuietHours = {
  /** Such as 22:00. */
  readonly from: string;
  readonly to: string;
  /** IANA name. */
  readonly timeZone: string;
};

/** Mails also need the preference `chats`. */
export type AlertSettings = {
  /** On duty. */
  readonly mailAfterS: number;
  /** Off duty. */
  readonly ownerAfterS: number;
  /** Without an open console. */
  readonly ringsWhenClosed: boolean;
  /** No alerts; null: none. */
  readonly quiet: QuietHours | null;
};

export const DEFAULT_ALERTS: AlertSettings = {
  mailAfterS: 60,
  ownerAfterS: 180,
  ringsWhenClosed: true,
  quiet: null,
};

export const alertsOf = ({ alerts }: { readonly alerts: AlertSettings | null }): AlertSettings =>
  alerts ?? DEFAULT_ALERTS;

export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
};

/** Whether in quiet hours; equal ends: all day. */
export const isQuiet = (quiet: QuietHours | null, now: Date): boolean => {
  if (quiet === null) return false;
  const { from, to, timeZone } = quiet;
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(now);
  return from < to ? from <= clock && clock < to : from <= clock || clock < to;
};
