export const DAY_MS = 24 * 3_600_000;

/**
 * Limited to the month's last day.
 * @param months integer, may be negative
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
