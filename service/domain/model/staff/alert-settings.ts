/** A span of each day, by the clock of the person; it may go over midnight. */
export type QuietHours = {
  /** Such as 22:00. */
  readonly from: string;
  readonly to: string;
  /** IANA name, such as Europe/Warsaw. */
  readonly timeZone: string;
};

/** When a person is told of a visitor who waits. Whether mails are sent at all is the mail preference `chats`. */
export type AlertSettings = {
  /** Seconds that a visitor waits until the person gets a mail, while on duty. */
  readonly mailAfterS: number;
  /** The same for an owner who is not on duty. */
  readonly ownerAfterS: number;
  /** Pushes come also while no console of the person is open. */
  readonly ringsWhenClosed: boolean;
  /** Null: none. In them nothing is sent. */
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

/** Whether it is a time zone that the service knows. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
};

/** Whether the moment lies in the quiet hours, by the clock of their time zone; equal ends are the whole day. */
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
