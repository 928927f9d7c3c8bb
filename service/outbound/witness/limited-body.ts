/** @throws Error above `most` bytes */
export const limitedBody = async (response: Response, most: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) throw new Error('The response is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
