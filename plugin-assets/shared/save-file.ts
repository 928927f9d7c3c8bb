/** Downloads from an address. */
export const saveFrom = (address: string, name: string): void => {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
};

export const saveBlob = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  saveFrom(address, name);
  // Time for the browser's save dialog.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

export const saveFile = (name: string, text: string, type: string): void =>
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
