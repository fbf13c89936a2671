import { beforeEach, describe, expect, test, vi } from 'vitest';
import { autosave } from '../page/autosave.js';

/** A machine and a server that can be switched off. */
function world() {
  const w = { text: '', machine: null, server: null, online: true, said: [], elsewhere: false, onTheWay: [] };
  w.saving = autosave({
    base: 3,
    gather: () => w.onTheWay.length && w.type(w.onTheWay.splice(0).join('')),
    read: () => ({ title: [w.text] }),
    local: { put: async (copy) => { w.machine = copy; }, remove: async () => { w.machine = null; } },
    send: async ({ version, fields }) => {
      if (!w.online) throw new Error('offline');
      if (w.elsewhere) return { kept: false, version: 7 };
      if (fields) w.server = { version, fields };
      return { kept: true, version };
    },
    tell: (said) => w.said.push(said.state),
  });
  w.type = (text) => {
    w.text += text;
    w.saving.changed();
  };
  return w;
}

const kept = (w) => w.machine?.fields.title[0] ?? w.server?.fields.title[0] ?? '';

beforeEach(() => vi.useFakeTimers({ now: 0 }));

describe('自动保存', () => {
  test('一秒之内在本机，几秒之内在服务器，服务器收下后本机不留', async () => {
    const w = world();
    w.type('一');
    await vi.advanceTimersByTimeAsync(1000);
    expect(w.machine.fields.title).toEqual(['一']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(w.server.fields.title).toEqual(['一']);
    expect(w.machine).toBeNull();
  });

  test('不停地打字也照样保存，任何时刻丢掉的都不超过五秒', async () => {
    const w = world();
    const typed = [];
    for (let n = 0; n < 600; n++) {
      const letter = String.fromCharCode(0x4e00 + n);
      typed.push([Date.now(), letter]);
      w.online = n % 100 < 60;
      w.type(letter);
      await vi.advanceTimersByTimeAsync(120);
      const old = typed.filter(([at]) => at < Date.now() - 5000).map(([, l]) => l).join('');
      expect(kept(w).length).toBeGreaterThanOrEqual(old.length);
    }
    expect(w.said).toContain('offline');
  });

  test('断网时留在本机，恢复后补上', async () => {
    const w = world();
    w.online = false;
    w.type('断网时写的');
    await vi.advanceTimersByTimeAsync(8000);
    expect(w.said).toContain('offline');
    expect(w.machine.fields.title).toEqual(['断网时写的']);
    w.online = true;
    await vi.advanceTimersByTimeAsync(3000);
    expect(w.server.fields.title).toEqual(['断网时写的']);
    expect(w.machine).toBeNull();
  });

  test('另一个窗口写过的不盖掉，留在本机，等人决定', async () => {
    const w = world();
    w.elsewhere = true;
    w.type('这里的');
    await vi.advanceTimersByTimeAsync(5000);
    expect(w.said).toContain('elsewhere');
    expect(w.server).toBeNull();
    expect(w.machine.fields.title).toEqual(['这里的']);
    w.elsewhere = false;
    await w.saving.replace(7);
    expect(w.server.fields.title).toEqual(['这里的']);
  });

  test('还在编辑区里的字，发送之前先取来，不说“已保存”而漏掉它', async () => {
    const w = world();
    w.type('通着的时候写的。');
    await vi.advanceTimersByTimeAsync(3000);
    w.onTheWay.push('断了以后写的。');
    await w.saving.push();
    expect(w.server.fields.title).toEqual(['通着的时候写的。断了以后写的。']);
    expect(w.said.at(-1)).toBe('kept');
  });

  test('没有改动也报在场', async () => {
    const w = world();
    await vi.advanceTimersByTimeAsync(25000);
    expect(w.said.filter((s) => s === 'kept').length).toBeGreaterThanOrEqual(2);
    expect(w.server).toBeNull();
  });
});
