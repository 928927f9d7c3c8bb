/** Hands a text to the person as a file. */
export const saveFile = (name: string, text: string, type: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Long enough for the slowest "where to?" question of a browser.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
