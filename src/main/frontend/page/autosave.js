// 自动保存: first on this machine, then on the server; what the server has said it keeps is let go here.
export const PAUSE = 600; // ms of quiet before the machine keeps it
export const LONGEST = 1000; // ms of typing before the machine keeps it anyway
export const EVERY = 2000; // ms between two sendings
export const BEAT = 10000; // ms between two signs of life

/**
 * @param read what is typed now
 * @param gather brings in what is still on its way to the form, before every sending
 * @param local where this machine keeps it: put, remove
 * @param send to the server: ({version, known, fields}) → {kept, version, at, …}; throws when it cannot
 * @param tell what changed: ({state, at, answer}), state: typing, kept, offline, elsewhere
 */
export function autosave({ read, gather = () => {}, local, send, tell, known = 0, base, now = () => new Date(), timers = globalThis }) {
  let version = 0; // of what was typed last
  let sent = 0; // what the server said it keeps
  let fields = null;
  let flying = null;
  let localTimer = 0;
  let sendTimer = 0;
  let sendAt = 0;
  let firstUnkept = 0;
  let over = false;
  const state = { known };

  const keepHere = (more) => {
    timers.clearTimeout(localTimer);
    localTimer = firstUnkept = 0;
    if (fields && (version > sent || more)) return local.put({ fields, base, version, at: now().toISOString(), ...more }).catch(() => {});
    return Promise.resolve();
  };

  // Sends after a while, or sooner when that was already planned.
  const later = (ms) => {
    const at = now().getTime() + ms;
    if (over || (sendTimer && at >= sendAt)) return;
    timers.clearTimeout(sendTimer);
    sendAt = at;
    sendTimer = timers.setTimeout(() => ((sendTimer = 0), push()), ms);
  };

  const push = () => (flying ??= attempt().finally(() => (flying = null)));

  const attempt = async () => {
    gather();
    const news = version > sent ? fields : null;
    const carries = version;
    try {
      const answer = await send({ version: Math.max(1, carries), known: state.known, fields: news });
      if (!answer.kept) {
        await keepHere();
        return tell({ state: 'elsewhere', answer });
      }
      if (news) sent = carries;
      if (sent === version) await local.remove().catch(() => {});
      tell({ state: 'kept', answer });
      later(version > sent ? EVERY : BEAT);
    } catch (problem) {
      await keepHere();
      tell({ state: 'offline', problem });
      later(EVERY);
    }
  };

  later(BEAT / 5);
  return {
    /** Something was typed. */
    changed() {
      fields = read();
      version++;
      const at = now().getTime();
      firstUnkept ||= at;
      timers.clearTimeout(localTimer);
      localTimer = timers.setTimeout(() => keepHere(), Math.max(0, Math.min(PAUSE, firstUnkept + LONGEST - at)));
      later(EVERY);
      tell({ state: 'typing' });
    },
    /** Sends now; resolves when nothing is under way. */
    async flush() {
      await keepHere();
      timers.clearTimeout(sendTimer);
      sendTimer = 0;
      if (flying) await flying;
      if (version > sent) await push();
    },
    /** The page agreed to replace what another window typed. */
    replace(their) {
      state.known = their;
      version++;
      fields = read();
      return push();
    },
    /** Nothing is sent any more: the form itself is on its way. */
    async stop() {
      over = true;
      timers.clearTimeout(sendTimer);
      timers.clearTimeout(localTimer);
      if (flying) await flying;
      await keepHere({ submitted: true });
    },
    /** The form was not sent after all. */
    resume() {
      over = false;
      later(EVERY);
    },
    push,
    get unsent() {
      return version > sent;
    },
  };
}
