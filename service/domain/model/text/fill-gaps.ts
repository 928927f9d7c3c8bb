/**
 * Puts values into the `{gaps}` of a sentence. A sentence never ends in two full stops („sp. z o.o.."): a stop after a
 * gap goes when the value brings its own.
 * @throws Error for a gap without a value: a mistake in the service, never sent to anybody half filled
 */
export const fillGaps = (text: string, gaps: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}(\.?)/g, (gap, name: string, stop: string) => {
    const value = gaps[name];
    if (value === undefined) throw new Error(`A text has no value for ${gap}.`);
    const filled = String(value);
    return filled.endsWith('.') ? filled : filled + stop;
  });
