/** Whether the browser can open this: an http or https address. Promised browsers lack `URL.canParse`. */
export const isWebAddress = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
};
