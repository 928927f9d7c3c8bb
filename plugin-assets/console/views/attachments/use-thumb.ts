import { useEffect, useState } from 'preact/hooks';

/** A small picture of the file, from this browser alone; null for what is no picture. */
export const useThumb = (file: Blob | null): string | null => {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (file?.type.startsWith('image/') !== true) return undefined;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
};
