const STORE = "pictures";

/** Blobs of this visit, for browsers that keep none. */
const held = new Map<string, Blob>();

const database = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("sunshine", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error("no database"));
  });

const inStore = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const db = await database();
  return new Promise((resolve, reject) => {
    const asked = ask(db.transaction(STORE, mode).objectStore(STORE));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(new Error("the database refused"));
  });
};

/** Keeps a file across visits; a browser that forbids it keeps it for this visit. */
export const keepBlob = async (key: string, blob: Blob): Promise<void> => {
  held.set(key, blob);
  await inStore("readwrite", (store) => store.put(blob, key)).catch(() => undefined);
};

export const recallBlob = async (key: string): Promise<Blob | null> =>
  held.get(key) ?? (await inStore<Blob | undefined>("readonly", (store) => store.get(key) as IDBRequest<Blob | undefined>).catch(() => undefined)) ?? null;

export const dropBlob = async (key: string): Promise<void> => {
  held.delete(key);
  await inStore("readwrite", (store) => store.delete(key)).catch(() => undefined);
};
