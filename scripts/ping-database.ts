import mongoose from 'mongoose';

/** Resolves when a MongoDB-protocol database answers at this address within `limitMs`; else throws why. */
export async function pingDatabase(url: string, limitMs: number): Promise<void> {
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: limitMs });
  try {
    await client.db('admin').command({ ping: 1 });
  } finally {
    await client.close();
  }
}
