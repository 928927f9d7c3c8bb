import { useEffect, useState } from 'preact/hooks';

/** Local thumbnail; null for other files. */
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
