import { useEffect, useState } from 'preact/hooks';

/** Quiet zone required by the standard. */
const QUIET = 4;
type Picture = { path: string; size: number };

/** One path, drawn locally. */
const draw = async (text: string): Promise<Picture> => {
  const { default: qrcode } = await import('qrcode');
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let at = 0; at < modules.data.length; at += 1) {
    if (!modules.data[at]) continue;
    squares.push(`M${(at % modules.size) + QUIET} ${Math.floor(at / modules.size) + QUIET}h1v1h-1z`);
  }
  return { path: squares.join(''), size: modules.size + 2 * QUIET };
};

export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void draw(text).then((drawn) => isCurrent && setPicture(drawn));
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${picture?.size ?? 1} ${picture?.size ?? 1}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      {picture !== null && <path d={picture.path} />}
    </svg>
  );
};
