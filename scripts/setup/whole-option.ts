/** Reads a whole number from an option of a command, or ends the command with its usage. */
export const wholeOption =
  (usage: string) =>
  (text: string, least: number, most: number): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    console.error(`${text} is not a whole number from ${least} to ${most}.\n${usage}`);
    return process.exit(2);
  };
