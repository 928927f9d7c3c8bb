/** Milliseconds of a day. */
export const DAY_MS = 24 * 3_600_000;

/**
 * The same day and hour some months later, or the last day of a shorter month: 31 January gives 28 or 29 February.
 * @param months whole months; negative ones lead back
 */
export const monthsAfter = (from: Date, months: number): Date => {
  const end = new Date(from);
  const day = end.getUTCDate();
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, lastDay));
  return end;
};
