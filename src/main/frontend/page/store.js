// 本机存放处: what was typed and has not reached the server, kept on disk by the browser.
const NAME = 'shenfa-writing';

function open() {
  return new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('copies');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** One copy under a key of its own: get, put, and remove, each on disk when it says so. */
export async function store(key) {
  const db = await open();
  const run = (mode, act) =>
    new Promise((done, failed) => {
      const transaction = db.transaction('copies', mode, { durability: 'strict' });
      const request = act(transaction.objectStore('copies'));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  return {
    get: () => run('readonly', (copies) => copies.get(key)),
    put: (copy) => run('readwrite', (copies) => copies.put(copy, key)),
    remove: () => run('readwrite', (copies) => copies.delete(key)),
  };
}
