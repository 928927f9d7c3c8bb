/**
 * Fills `{gaps}` without double full stops („sp. z o.o.").
 * @throws Error for a missing value
 */
export const fillGaps = (text: string, gaps: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}(\.?)/g, (gap, name: string, stop: string) => {
    const value = gaps[name];
    if (value === undefined) throw new Error(`A text has no value for ${gap}.`);
    const filled = String(value);
    return filled.endsWith('.') ? filled : filled + stop;
  });
