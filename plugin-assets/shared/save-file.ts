/** Offers what stands at an address to the person as a download. */
export const saveFrom = (address: string, name: string): void => {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
};

/** Offers content to the person as a download. */
export const saveBlob = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  saveFrom(address, name);
  // Long enough for a person to answer the browser's save dialog.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** Downloads a text as a file. */
export const saveFile = (name: string, text: string, type: string): void =>
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
