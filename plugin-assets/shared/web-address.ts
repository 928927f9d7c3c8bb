/** http(s) only; supported browsers lack `URL.canParse`. */
export const isWebAddress = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
};
