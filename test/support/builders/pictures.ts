import sharp from 'sharp';

export const aPicture = async (
  type: 'jpeg' | 'png' | 'webp' = 'jpeg',
  { width = 40, height = 30 }: { width?: number; height?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const plain = sharp({ create: { width, height, channels: 3, background: { r: 180, g: 90, b: 30 } } });
  return new Uint8Array(await plain.toFormat(type).toBuffer());
};

/** A JPEG with location and author in EXIF. */
export const aPictureWithPlace = async (): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp(await aPicture('jpeg', { width: 60, height: 40 }))
      .withExif({
        IFD0: { Make: 'KanarekCam', Artist: 'Kanarek Fotograf' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 47/1', GPSLongitude: '21/1 0/1 42/1' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer(),
  );

export const aPdf = (text = 'kanarek'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`, 'latin1'));
