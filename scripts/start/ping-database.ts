import mongoose from 'mongoose';

export function pingDatabase(url: string, limitMs: number): Promise<void> {
  return withDatabase(url, limitMs, async (client) => {
    await client.db('admin').command({ ping: 1 });
  });
}

export function holdsShops(url: string, limitMs: number): Promise<boolean> {
  return withDatabase(
    url,
    limitMs,
    async (client) => (await client.db().collection('shops').findOne()) !== null,
  );
}

async function withDatabase<T>(
  url: string,
  limitMs: number,
  work: (client: mongoose.mongo.MongoClient) => Promise<T>,
): Promise<T> {
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: limitMs });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
